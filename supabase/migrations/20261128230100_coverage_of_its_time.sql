-- What a round or a report counted stays so when buildings come from a community that was merged: a round that was over when they came never
-- went to them.

-- As before, without buildings that came when the round was over.
-- Security definer: policies would be asked for each building; whose communities they are, is asked once.
create or replace function private.community_kinds(round uuid) returns table (community_id uuid, kind text, doors bigint, counts jsonb)
language sql stable security definer
set search_path = ''
set jit = off
as $$
  select listed.community_id, listed.kind, listed.doors, to_jsonb(tally) - array['round_id', 'community_id', 'kind']
  from (
    select held.community_id, held.kind, sum(held.doors) as doors
    from app.building_doors as held
    where held.community_id in (
      select goes.community_id from app.round_area as goes
      where goes.round_id = community_kinds.round and goes.community_id in (select private.my_areas('office', 'lead')))
      and held.building_id not in (
        select came.id from app.building as came, app.outreach_round as shown
        where shown.id = community_kinds.round and came.came_at > shown.closed_at)
    group by held.community_id, held.kind
  ) as listed
  left join app.community_coverage as tally
    on tally.round_id = community_kinds.round and tally.community_id = listed.community_id and tally.kind = listed.kind;
$$;

-- As before, without buildings that came when the round was over.
-- Security definer: see private.community_kinds.
create or replace function private.coverage_of_buildings(round uuid, community uuid) returns jsonb
language sql stable security definer
set search_path = ''
set jit = off
as $$
  select coalesce(jsonb_agg(
    jsonb_build_object(
      'id', building.id,
      'name', building.name,
      'kind', building.kind,
      'estate', case when estate.id is not null then jsonb_build_object('id', estate.id, 'name', estate.name) end,
      'grid', case when grid.id is not null then
        jsonb_build_object('id', grid.id, 'name_zh', grid.name_zh, 'name_en', grid.name_en) end,
      'owners', (
        select count(*) from app.building_assignment as own where own.building_id = building.id and own.ends_at is null)
        + (select count(*) from app.estate_assignment as own where own.estate_id = building.estate_id and own.ends_at is null),
      'kinds', counted.kinds)
    order by estate.name nulls last, building.name, building.id), '[]')
  from (
    select held.building_id, jsonb_agg(jsonb_build_object('kind', held.kind, 'doors', held.doors, 'counts',
      to_jsonb(tally) - array['round_id', 'building_id', 'community_id', 'kind']) order by held.kind) as kinds
    from app.building_doors as held
    left join (
      select * from app.coverage_tally as stood
      where stood.round_id = coverage_of_buildings.round and stood.community_id = coverage_of_buildings.community
    ) as tally on tally.building_id = held.building_id and tally.kind = held.kind
    where held.community_id = coverage_of_buildings.community
      and held.building_id not in (
        select came.id from app.building as came, app.outreach_round as shown
        where shown.id = coverage_of_buildings.round and came.came_at > shown.closed_at)
    group by held.building_id
  ) as counted
  join app.building on building.id = counted.building_id
  left join app.estate on estate.id = building.estate_id
  left join app.area as grid on grid.id = building.grid_id
  where coverage_of_buildings.community in (select private.my_areas('office', 'lead'));
$$;

-- As before, of the doors that were the community's in these days; one that came from a merged community counts with what was found at it there.
-- Security definer: no office reads a door; whose community it is, is asked here.
create or replace function api.informed_households(community uuid, since date, until date) returns jsonb
language sql stable security definer
set search_path = ''
as $$
  with recursive
    own as materialized (
      select building.id, building.continues_id from app.building
      where building.community_id = informed_households.community
        and (building.came_at is null or private.local_day_of(building.came_at) <= informed_households.until)
    ),
    earlier (now_id, was_id) as (
      select own.id, own.continues_id from own where own.continues_id is not null
      union all
      select earlier.now_id, was.continues_id from earlier join app.building as was on was.id = earlier.was_id
      where was.continues_id is not null
    ),
    places (id) as (
      values (informed_households.community)
      union
      select was.community_id from earlier join app.building as was on was.id = earlier.was_id
    ),
    stands as (
      select held.premises_id, held.state, held.informed_on, held.settled_on
      from app.door_state as held where held.kind = 'household' and held.building_id in (select own.id from own)
      union all
      select door.id, held.state, held.informed_on, held.settled_on
      from earlier
      join app.door_state as held on held.building_id = earlier.was_id and held.kind = 'household'
      join app.premises as was on was.id = held.premises_id
      join app.premises as door on door.building_id = earlier.now_id and door.unit = was.unit and door.door = was.door
        and door.kind = 'household'
    ),
    ran as (
      select held.purged_at from app.round_area as goes join app.outreach_round as held on held.id = goes.round_id
      where goes.community_id in (select places.id from places) and held.state <> 'draft'
        and held.opens_on <= informed_households.until
        and least(held.closes_on, private.local_day_of(held.closed_at)) >= informed_households.since
    )
  select jsonb_build_object('doors', listed.doors - found.vacant, 'informed', found.informed)
  from (
    select sum(held.doors) as doors from app.building_doors as held
    where held.community_id = informed_households.community and held.kind = 'household' and held.building_id in (select own.id from own)
  ) as listed
  cross join (
    select
      count(*) filter (where door.informed) as informed,
      count(*) filter (where door.vacant and not door.informed) as vacant
    from (
      select
        bool_or(coalesce(stands.informed_on between informed_households.since and informed_households.until, false)) as informed,
        bool_or(stands.state = 'vacant'
          and stands.settled_on between informed_households.since and informed_households.until) as vacant
      from stands
      group by stands.premises_id
    ) as door
  ) as found
  where informed_households.community in (select private.my_areas('office', 'lead'))
    and listed.doors > found.vacant
    and exists (select from ran)
    and not exists (select from ran where ran.purged_at is not null);
$$;
