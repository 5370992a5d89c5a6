-- Printed codes: where one is wanted, making many at once, and putting another in the place of one that was lost.

-- Where codes are wanted in the communities of an office: [{id, name_zh, name_en, buildings: [{id, name, estate, households}], streets: [{id,
-- name, shops}], in_use: [{channel, place}]}]. Buildings of 30 households and more alone: a code of fewer would point at people.
-- Security definer: nobody may name the tables; only for the office of the place.
create function api.code_places(area uuid) returns jsonb
language plpgsql stable security definer
set search_path = ''
as $$
begin
  if not private.is_mine(code_places.area, 'office') then
    return '[]';
  end if;
  return (
    select coalesce(jsonb_agg(
      jsonb_build_object(
        'id', community.id,
        'name_zh', community.name_zh,
        'name_en', community.name_en,
        'buildings', coalesce((
          select jsonb_agg(
            jsonb_build_object(
              'id', building.id, 'name', building.name, 'estate', estate.name, 'households', counted.doors)
            order by estate.name nulls last, length(building.name), building.name, building.id)
          from app.building
          join app.building_doors as counted
            on counted.building_id = building.id and counted.kind = 'household' and counted.doors >= 30
          left join app.estate on estate.id = building.estate_id
          where building.community_id = community.id and building.kind = 'building'), '[]'),
        'streets', coalesce((
          select jsonb_agg(
            jsonb_build_object('id', building.id, 'name', building.name, 'shops', counted.doors)
            order by building.name, building.id)
          from app.building
          join app.building_doors as counted on counted.building_id = building.id and counted.kind = 'shop' and counted.doors > 0
          where building.community_id = community.id and building.kind = 'street'), '[]'),
        'in_use', coalesce((
          select jsonb_agg(jsonb_build_object('channel', printed.channel, 'place', printed.place)
            order by printed.channel, printed.place)
          from app.entry_point as printed
          where printed.area_id = community.id and printed.retired_at is null and printed.place <> ''), '[]'))
      order by community.place, community.name_zh, community.id), '[]')
    from app.area as community
    where community.parent_id = code_places.area and community.kind = 'community');
end;
$$;

-- Makes codes [{id, code, area_id, channel, place, building_id}] of one office, at most 2000 in one call. What has a code in use already, and a
-- code that somebody drew before, is passed over: {status: made, made, passed} | {status: unknown | malformed}. A house that stands for 30
-- households and more gets a cluster number, the same in every channel; nothing else gets one.
-- Security definer: no role but the owner writes tables; whose communities they are, is asked here.
create function api.make_codes(codes jsonb) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  areas constant uuid[] := array(
    select distinct private.uuid_or_null(listed.one ->> 'area_id') from jsonb_array_elements(make_codes.codes) as listed (one) order by 1);
  made integer;
begin
  if jsonb_array_length(make_codes.codes) > 2000 then
    return jsonb_build_object('status', 'malformed');
  end if;
  if exists (
    select from unnest(areas) as asked (id)
    where asked.id is null or not private.is_mine(asked.id, 'office')
      or not exists (select from app.area where area.id = asked.id and area.kind = 'community'))
    or exists (
      select from jsonb_to_recordset(make_codes.codes) as listed (area_id uuid, building_id uuid)
      where listed.building_id is not null and not exists (
        select from app.building where building.id = listed.building_id and building.community_id = listed.area_id))
  then
    return jsonb_build_object('status', 'unknown');
  end if;
  -- Cluster numbers are counted on: one at a time, and in the same order at every site.
  perform from app.area where area.id = any (areas) order by area.id for no key update;
  with
    wanted as materialized (
      select distinct on (listed.area_id, listed.channel, listed.place)
        listed.id, listed.code, listed.area_id, listed.channel, btrim(listed.place) as place, listed.building_id, counted.doors
      from jsonb_to_recordset(make_codes.codes) as listed (
        id uuid, code text, area_id uuid, channel text, place text, building_id uuid)
      left join app.building on building.id = listed.building_id and building.kind = 'building'
      left join app.building_doors as counted
        on counted.building_id = building.id and counted.kind = 'household' and counted.doors >= 30
      where listed.channel not in ('school', 'shop', 'window') or listed.place <> ''
      order by listed.area_id, listed.channel, listed.place, listed.id
    ),
    known as materialized (
      select held.area_id, held.building_id, min(held.cluster_number) as number
      from app.entry_point as held
      where held.area_id = any (areas) and held.building_id is not null and held.cluster_number is not null
      group by held.area_id, held.building_id
    ),
    fresh as materialized (
      select house.area_id, house.building_id,
        coalesce((select max(held.cluster_number) from app.entry_point as held where held.area_id = house.area_id), 0)
          + row_number() over (partition by house.area_id order by house.place, house.building_id) as number
      from (
        select wanted.area_id, wanted.building_id, min(wanted.place) as place
        from wanted
        where wanted.doors is not null
          and not exists (select from known where known.area_id = wanted.area_id and known.building_id = wanted.building_id)
        group by wanted.area_id, wanted.building_id
      ) as house
    ),
    numbered as (
      select * from known union all select fresh.area_id, fresh.building_id, fresh.number::integer from fresh
    ),
    written as (
      insert into app.entry_point as printed (id, code, area_id, channel, place, building_id, cluster_number, households, made_at)
      select wanted.id, wanted.code, wanted.area_id, wanted.channel, wanted.place, wanted.building_id,
        case when wanted.doors is not null then numbered.number end, wanted.doors, now()
      from wanted
      left join numbered on numbered.area_id = wanted.area_id and numbered.building_id = wanted.building_id
      order by wanted.area_id, wanted.channel, wanted.place
      on conflict do nothing
      returning 1
    )
  select count(*) into made from written;
  return jsonb_build_object('status', 'made', 'made', made, 'passed', jsonb_array_length(make_codes.codes) - made);
exception when check_violation or not_null_violation or data_exception then
  return jsonb_build_object('status', 'malformed');
end;
$$;

-- Retires a code because of something, and puts another in its place: {status: replaced | already | unknown | no_reason | taken}; `taken`:
-- draw another code. With the same new id twice the second does nothing.
-- Security definer: see api.make_codes.
create function api.replace_code(old_id uuid, because text, new_id uuid, new_code text) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  held app.entry_point;
begin
  select printed.* into held from app.entry_point as printed where printed.id = replace_code.old_id for update;
  if held.id is null or not private.is_mine(held.area_id, 'office') then
    return jsonb_build_object('status', 'unknown');
  elsif held.retired_at is not null then
    return jsonb_build_object('status', 'already');
  elsif btrim(replace_code.because) = '' then
    return jsonb_build_object('status', 'no_reason');
  elsif exists (select from app.entry_point as known where known.code = replace_code.new_code or known.id = replace_code.new_id) then
    return jsonb_build_object('status', 'taken');
  end if;
  update app.entry_point as printed
  set retired_at = now(), retired_because = left(btrim(replace_code.because), 200)
  where printed.id = held.id;
  insert into app.entry_point (id, code, area_id, channel, place, building_id, cluster_number, households, made_at, replaces_id)
  values (replace_code.new_id, replace_code.new_code, held.area_id, held.channel, held.place, held.building_id, held.cluster_number,
    held.households, now(), held.id);
  return jsonb_build_object('status', 'replaced');
end;
$$;

-- The codes of an office, those in use or those retired: {office: {name_zh, name_en, contact}, all, codes: [{id, code, community, channel, place, households, scans, made_at,
-- retired_at, retired_because, successor}]}, from the place `skip` on, at most `most` of them (2000). `scans`: how often it was ever opened. Null
-- where it is not the signed-in person's office.
-- Security definer: nobody may name the tables; only for the office of the place.
create function api.printed_codes(
  area uuid, community uuid default null, channel text default null, retired boolean default false, codes text[] default null,
  skip integer default 0, most integer default 100
) returns jsonb
language plpgsql stable security definer
set search_path = ''
as $$
begin
  if not private.is_mine(printed_codes.area, 'office') then
    return null;
  end if;
  return (
    with
      asked as materialized (
        select printed.*, place.name_zh, place.name_en, place.place as community_place
        from app.area as place
        join app.entry_point as printed on printed.area_id = place.id
        where place.parent_id = printed_codes.area and place.kind = 'community'
          and (printed_codes.community is null or place.id = printed_codes.community)
          and (printed_codes.channel is null or printed.channel = printed_codes.channel)
          and (printed_codes.codes is null or printed.code = any (printed_codes.codes))
          and (printed.retired_at is not null) = printed_codes.retired
      ),
      page as (
        select asked.* from asked
        order by asked.community_place, asked.name_zh, asked.area_id, asked.channel, length(asked.place), asked.place, asked.code
        limit least(greatest(printed_codes.most, 0), 2000) offset greatest(printed_codes.skip, 0)
      )
    select jsonb_build_object(
      'office', (
        select jsonb_build_object('name_zh', office.name_zh, 'name_en', office.name_en, 'contact', office.contact)
        from app.area as office where office.id = printed_codes.area),
      'all', (select count(*) from asked),
      'codes', coalesce((
        select jsonb_agg(
          jsonb_build_object(
            'id', page.id,
            'code', page.code,
            'community', jsonb_build_object('id', page.area_id, 'name_zh', page.name_zh, 'name_en', page.name_en),
            'channel', page.channel,
            'place', page.place,
            'households', page.households,
            'scans', coalesce((select sum(scan.count) from app.scan where scan.entry_point_id = page.id), 0),
            'retired_at', page.retired_at,
            'retired_because', page.retired_because,
            'successor', (select next.code from app.entry_point as next where next.replaces_id = page.id order by next.made_at limit 1))
          order by page.community_place, page.name_zh, page.area_id, page.channel, length(page.place), page.place, page.code)
        from page), '[]')));
end;
$$;

grant execute on function api.code_places(uuid) to authenticated;
grant execute on function api.make_codes(jsonb) to authenticated;
grant execute on function api.replace_code(uuid, text, uuid, text) to authenticated;
grant execute on function api.printed_codes(uuid, uuid, text, boolean, text[], integer, integer) to authenticated;
