-- Places that have ended are offered for nothing new: no wave, no code, no list of doors. Where they had a part, they keep it.

-- A wave for every community is one for those that stand when it is made: written down, so that everything that asks the wave knows it.
create function private.name_standing_communities() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if new.communities is null and exists (
    select from app.area as ended
    where ended.parent_id = new.area_id and ended.kind = 'community' and ended.ended_on <= private.local_day_of(new.opens_at))
  then
    new.communities := array(
      select standing.id from app.area as standing
      where standing.parent_id = new.area_id and standing.kind = 'community'
        and (standing.ended_on is null or standing.ended_on > private.local_day_of(new.opens_at))
      order by standing.id);
  end if;
  return new;
end;
$$;

create trigger wave_asks_standing_communities
  before insert on app.wave
  for each row execute function private.name_standing_communities();

-- As before, without communities that have ended.
create or replace function api.listed_doors() returns jsonb
language sql stable
set search_path = ''
begin atomic
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', community.id,
    'name_zh', community.name_zh,
    'name_en', community.name_en,
    'office', jsonb_build_object('id', office.id, 'name_zh', office.name_zh, 'name_en', office.name_en),
    'households', community.households,
    'buildings', listed.buildings,
    'unowned', listed.unowned,
    'kinds', coalesce((
      select jsonb_object_agg(summed.kind, summed.doors)
      from (
        select held.kind, sum(held.doors) as doors from app.building_doors as held
        where held.community_id = community.id
        group by held.kind
      ) as summed), '{}'))
    order by office.name_zh, community.place, community.name_zh, community.id), '[]')
  from app.area as community
  join app.area as office on office.id = community.parent_id
  cross join lateral (
    select count(*) as buildings, count(*) filter (
      where not exists (
        select from app.building_assignment as own where own.building_id = building.id and own.ends_at is null)
      and not exists (
        select from app.estate_assignment as own where own.estate_id = building.estate_id and own.ends_at is null)) as unowned
    from app.building
    where building.community_id = community.id
      and exists (select from app.building_doors as held where held.building_id = building.id and held.doors > 0)
  ) as listed
  where community.kind = 'community' and community.ended_on is null
    and community.id in (select private.my_areas('office', 'lead'));
end;

-- As before, without communities that have ended.
create or replace function api.premises_places(area uuid) returns jsonb
language sql stable
set search_path = ''
begin atomic
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', community.id,
    'name_zh', community.name_zh,
    'name_en', community.name_en,
    'grids', coalesce((
      select jsonb_agg(jsonb_build_object('id', grid.id, 'name_zh', grid.name_zh, 'name_en', grid.name_en)
        order by grid.place, grid.name_zh, grid.id)
      from app.area as grid where grid.parent_id = community.id and grid.kind = 'grid'), '[]'))
    order by community.place, community.name_zh, community.id), '[]')
  from app.area as community
  where community.parent_id = premises_places.area and community.kind = 'community' and community.ended_on is null
    and community.id in (select private.my_areas('office'));
end;

-- As before, without communities that have ended.
-- Security definer: nobody may name the tables; only for the office of the place.
create or replace function api.code_places(area uuid) returns jsonb
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
    where community.parent_id = code_places.area and community.kind = 'community' and community.ended_on is null);
end;
$$;

-- As before, with posters, and with codes for the same spot.
-- Two communities of one sub-district, or two grids of one community, become one. Answers, figures, visits and waves that are over stay with the place
-- they were counted in, and it stays to be looked up. What goes on goes over: people, codes on the walls (their answers count in the new place from
-- now on), grids, buildings of a grid.
-- {status: merged | already | unknown | open_wave | open_round | has_buildings}.
-- Security definer: see api.keep_areas.
create or replace function api.merge_areas(area uuid, into_area uuid) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  one app.area;
  other app.area;
begin
  lock table app.area in share row exclusive mode;
  select held.* into one from app.area as held
  where held.id = merge_areas.area and held.id in (select private.my_areas('office'));
  select held.* into other from app.area as held
  where held.id = merge_areas.into_area and held.id in (select private.my_areas('office'));
  if one.merged_into = other.id then
    return jsonb_build_object('status', 'already');
  end if;
  if one.id is null or other.id is null or one.id = other.id or one.kind not in ('community', 'grid') or one.kind <> other.kind
    or one.parent_id <> other.parent_id or one.ended_on is not null or other.ended_on is not null
  then
    return jsonb_build_object('status', 'unknown');
  end if;
  if one.kind = 'community' then
    if exists (
      select from app.wave
      where wave.area_id = one.parent_id and now() >= wave.opens_at and now() < wave.closes_at + private.grace_after_closing())
    then
      return jsonb_build_object('status', 'open_wave');
    end if;
    if exists (
      select from app.round_area as goes join app.outreach_round as held on held.id = goes.round_id
      where goes.community_id = one.id and held.state <> 'closed')
    then
      return jsonb_build_object('status', 'open_round');
    end if;
    -- Coverage is counted building by building in the community where it was walked.
    if exists (select from app.building where building.community_id = one.id) then
      return jsonb_build_object('status', 'has_buildings');
    end if;
  end if;
  update app.area as held set parent_id = other.id where held.parent_id = one.id and held.kind = 'grid' and held.ended_on is null;
  update app.building set grid_id = other.id where building.grid_id = one.id;
  -- Clusters of two places are two clusters; and where both have a code for the same spot, each keeps its own name for it.
  update app.entry_point as moved set
    area_id = other.id,
    cluster_number = moved.cluster_number + (
      select coalesce(max(known.cluster_number), 0) from app.entry_point as known where known.area_id = other.id),
    place = case when moved.place <> '' and exists (
        select from app.entry_point as known
        where known.area_id = other.id and known.channel = moved.channel and known.place = moved.place)
      then left(left(moved.place, 40) || ' ' || one.name_zh, 60) else moved.place end
  where moved.area_id = one.id;
  update app.poster as moved set area_id = other.id where moved.area_id = one.id;
  insert into app.staff_role (staff_id, role, area_id)
  select held.staff_id, held.role, other.id from app.staff_role as held where held.area_id = one.id
  on conflict do nothing;
  update app.area as held set ended_on = private.local_day(), merged_into = other.id where held.id = one.id;
  return jsonb_build_object('status', 'merged');
end;
$$;
