-- What a sub-district says about itself on its public home, and what anybody may learn there: who it is, and which questionnaires run.

create table app.public_home (
  area_id uuid primary key references app.area (id) on delete cascade,
  -- The last part of its address, /s/<slug>.
  slug text not null unique check (slug ~ '^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$'),
  about_zh text not null default '' check (length(about_zh) <= 600),
  about_en text not null default '' check (length(about_en) <= 1200),
  address_zh text not null default '' check (length(address_zh) <= 200),
  address_en text not null default '' check (length(address_en) <= 200),
  hours_zh text not null default '' check (length(hours_zh) <= 200),
  hours_en text not null default '' check (length(hours_en) <= 200)
);

alter table app.public_home enable row level security;

create trigger public_home_is_audited
  after insert or update or delete on app.public_home
  for each row execute function private.write_audit('area_id');

grant select on app.public_home to authenticated;

create policy "the office reads the home of its areas" on app.public_home
  for select to authenticated
  using (area_id in (select private.my_areas('office')));

-- Where nobody has chosen an address, it is the end of the id: short, and the same for ever.
create function private.home_slug(area uuid, chosen text) returns text
language sql immutable
set search_path = ''
as $$ select coalesce(chosen, right(replace(area::text, '-', ''), 8)) $$;

-- Every sub-district with what its home shows, in the order of the tree:
-- [{id, slug, name_zh, name_en, contact, about_zh, …, communities, waves: [{id, name, closes_at, channels}]}]. Waves are those open now.
-- Security definer: visitors are signed out and read no table; they learn what is printed on posters anyway.
create function api.public_homes() returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select coalesce(jsonb_agg(listed.home order by listed.place, listed.name_zh, listed.id), '[]')
  from (
    select office.place, office.name_zh, office.id, jsonb_build_object(
      'id', office.id,
      'slug', private.home_slug(office.id, home.slug),
      'name_zh', office.name_zh,
      'name_en', office.name_en,
      'contact', office.contact,
      'about_zh', coalesce(home.about_zh, ''),
      'about_en', coalesce(home.about_en, ''),
      'address_zh', coalesce(home.address_zh, ''),
      'address_en', coalesce(home.address_en, ''),
      'hours_zh', coalesce(home.hours_zh, ''),
      'hours_en', coalesce(home.hours_en, ''),
      'communities', (
        select count(*) from app.area as community
        where community.parent_id = office.id and community.kind = 'community'),
      'waves', coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', wave.id, 'name', wave.name, 'closes_at', wave.closes_at, 'channels', wave.channels)
          order by wave.closes_at, wave.id)
        from app.wave
        where wave.area_id = office.id and wave.opens_at <= now() and wave.closes_at > now()), '[]')) as home
    from app.area as office
    left join app.public_home as home on home.area_id = office.id
    where office.kind = 'subdistrict'
    order by office.place, office.name_zh, office.id
    limit 500
  ) as listed;
$$;

grant execute on function api.public_homes() to anon, authenticated;

-- Keeps what an office says about itself: {status: kept | taken | unknown | malformed}. The contact belongs to the area and is kept there.
-- Security definer: no role but the owner writes tables; whose office it is, is asked here.
create function api.keep_public_home(home jsonb) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  said constant app.public_home := jsonb_populate_record(null::app.public_home, keep_public_home.home);
  reach constant text := nullif(btrim(keep_public_home.home ->> 'contact'), '');
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
  update app.area set contact = reach where area.id = said.area_id and area.contact is distinct from reach;
  return jsonb_build_object('status', 'kept');
exception
  when check_violation or not_null_violation or string_data_right_truncation then
    return jsonb_build_object('status', 'malformed');
  when unique_violation then
    return jsonb_build_object('status', 'taken');
end;
$$;

grant execute on function api.keep_public_home(jsonb) to authenticated;

-- What the signed-in office says of its sub-districts, to be changed: [{area_id, name_zh, name_en, slug, contact, about_zh, …}].
create function api.my_public_homes() returns jsonb
language sql stable
set search_path = ''
begin atomic
  select coalesce(jsonb_agg(jsonb_build_object(
    'area_id', office.id,
    'name_zh', office.name_zh,
    'name_en', office.name_en,
    -- As private.home_slug has it.
    'slug', coalesce(home.slug, right(replace(office.id::text, '-', ''), 8)),
    'contact', coalesce(office.contact, ''),
    'about_zh', coalesce(home.about_zh, ''),
    'about_en', coalesce(home.about_en, ''),
    'address_zh', coalesce(home.address_zh, ''),
    'address_en', coalesce(home.address_en, ''),
    'hours_zh', coalesce(home.hours_zh, ''),
    'hours_en', coalesce(home.hours_en, '')) order by office.place, office.name_zh, office.id), '[]')
  from app.area as office
  left join app.public_home as home on home.area_id = office.id
  where office.kind = 'subdistrict' and office.id in (select private.my_areas('office'));
end;

grant execute on function api.my_public_homes() to authenticated;
