-- The contact of a sub-district is written in one place, among its settings; its public home only shows it.

-- Keeps what an office says about itself: {status: kept | taken | unknown | malformed}.
-- Security definer: no role but the owner writes tables; whose office it is, is asked here.
create or replace function api.keep_public_home(home jsonb) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  said constant app.public_home := jsonb_populate_record(null::app.public_home, keep_public_home.home);
begin
  if said.area_id is null or said.area_id not in (select private.my_areas('office'))
    or not exists (select from app.area where area.id = said.area_id and area.kind = 'subdistrict')
  then
    return jsonb_build_object('status', 'unknown');
  end if;
  -- An address that stands on another's posters is not given away, chosen or not.
  if exists (
    select from app.area as other
    left join app.public_home as theirs on theirs.area_id = other.id
    where other.kind = 'subdistrict' and other.id <> said.area_id
      and private.home_slug(other.id, theirs.slug) = said.slug)
  then
    return jsonb_build_object('status', 'taken');
  end if;
  insert into app.public_home values (said.*)
  on conflict on constraint public_home_pkey do update set
    slug = excluded.slug, about_zh = excluded.about_zh, about_en = excluded.about_en,
    address_zh = excluded.address_zh, address_en = excluded.address_en,
    hours_zh = excluded.hours_zh, hours_en = excluded.hours_en;
  return jsonb_build_object('status', 'kept');
exception
  when check_violation or not_null_violation or string_data_right_truncation then
    return jsonb_build_object('status', 'malformed');
  when unique_violation then
    return jsonb_build_object('status', 'taken');
end;
$$;
