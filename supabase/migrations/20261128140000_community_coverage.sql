-- Coverage of a whole sub-district without summing its buildings: what is counted of a building is counted of its community too, in the same
-- statement. Of a million doors in seventeen thousand buildings the office's overview reads two hundred rows.

create table app.community_coverage (
  round_id uuid not null references app.outreach_round (id),
  community_id uuid not null references app.area (id),
  kind text not null,
  -- As in app.coverage_tally.
  attempted integer not null default 0,
  contacted integer not null default 0,
  leaflet integer not null default 0,
  informed integer not null default 0,
  refused integer not null default 0,
  vacant integer not null default 0,
  met_later integer not null default 0,
  nobody_home integer not null default 0,
  no_answer integer not null default 0,
  no_access integer not null default 0,
  not_found integer not null default 0,
  missed_once integer not null default 0,
  missed_twice integer not null default 0,
  missed_often integer not null default 0,
  same_hour integer not null default 0,
  primary key (round_id, community_id, kind)
) with (fillfactor = 70);

alter table app.community_coverage enable row level security;

create index community_coverage_community_id_idx on app.community_coverage (community_id);

grant select on app.community_coverage to authenticated;

create policy "office and leads read how many doors of a community stand where" on app.community_coverage
  for select to authenticated
  using (community_id in (select private.my_areas('office', 'lead')));

insert into app.community_coverage
select tally.round_id, tally.community_id, tally.kind, sum(tally.attempted), sum(tally.contacted), sum(tally.leaflet), sum(tally.informed),
  sum(tally.refused), sum(tally.vacant), sum(tally.met_later), sum(tally.nobody_home), sum(tally.no_answer), sum(tally.no_access),
  sum(tally.not_found), sum(tally.missed_once), sum(tally.missed_twice), sum(tally.missed_often), sum(tally.same_hour)
from app.coverage_tally as tally
group by tally.round_id, tally.community_id, tally.kind;

-- As before, and for the community of each building. In key order and table by table, so that two never deadlock.
create or replace function private.count_door_states(round uuid, doors uuid[], times integer) returns void
language plpgsql
set search_path = ''
as $$
begin
  with counted as materialized (
    select door.round_id, door.building_id, door.kind, door.community_id,
      times * sum(door.attempted) as attempted, times * sum(door.contacted) as contacted, times * sum(door.leaflet) as leaflet,
      times * sum(door.informed) as informed, times * sum(door.refused) as refused, times * sum(door.vacant) as vacant,
      times * sum(door.met_later) as met_later, times * sum(door.nobody_home) as nobody_home, times * sum(door.no_answer) as no_answer,
      times * sum(door.no_access) as no_access, times * sum(door.not_found) as not_found, times * sum(door.missed_once) as missed_once,
      times * sum(door.missed_twice) as missed_twice, times * sum(door.missed_often) as missed_often,
      times * sum(door.same_hour) as same_hour
    from private.door_counted as door
    where door.round_id = round and door.premises_id = any (doors)
    group by door.round_id, door.building_id, door.kind, door.community_id
  ), of_buildings as (
    insert into app.coverage_tally as held (
      round_id, building_id, kind, community_id, attempted, contacted, leaflet, informed, refused, vacant, met_later, nobody_home,
      no_answer, no_access, not_found, missed_once, missed_twice, missed_often, same_hour)
    select * from counted
    order by counted.building_id, counted.kind
    on conflict on constraint coverage_tally_pkey do update set
      attempted = held.attempted + excluded.attempted,
      contacted = held.contacted + excluded.contacted,
      leaflet = held.leaflet + excluded.leaflet,
      informed = held.informed + excluded.informed,
      refused = held.refused + excluded.refused,
      vacant = held.vacant + excluded.vacant,
      met_later = held.met_later + excluded.met_later,
      nobody_home = held.nobody_home + excluded.nobody_home,
      no_answer = held.no_answer + excluded.no_answer,
      no_access = held.no_access + excluded.no_access,
      not_found = held.not_found + excluded.not_found,
      missed_once = held.missed_once + excluded.missed_once,
      missed_twice = held.missed_twice + excluded.missed_twice,
      missed_often = held.missed_often + excluded.missed_often,
      same_hour = held.same_hour + excluded.same_hour
    returning held.building_id
  )
  insert into app.community_coverage as held (
    round_id, community_id, kind, attempted, contacted, leaflet, informed, refused, vacant, met_later, nobody_home,
    no_answer, no_access, not_found, missed_once, missed_twice, missed_often, same_hour)
  select counted.round_id, counted.community_id, counted.kind,
    sum(counted.attempted), sum(counted.contacted), sum(counted.leaflet), sum(counted.informed), sum(counted.refused),
    sum(counted.vacant), sum(counted.met_later), sum(counted.nobody_home), sum(counted.no_answer), sum(counted.no_access),
    sum(counted.not_found), sum(counted.missed_once), sum(counted.missed_twice), sum(counted.missed_often), sum(counted.same_hour)
  from counted
  -- Waits for the buildings, which are locked first.
  where (select count(*) from of_buildings) > 0
  group by counted.round_id, counted.community_id, counted.kind
  order by counted.community_id, counted.kind
  on conflict on constraint community_coverage_pkey do update set
    attempted = held.attempted + excluded.attempted,
    contacted = held.contacted + excluded.contacted,
    leaflet = held.leaflet + excluded.leaflet,
    informed = held.informed + excluded.informed,
    refused = held.refused + excluded.refused,
    vacant = held.vacant + excluded.vacant,
    met_later = held.met_later + excluded.met_later,
    nobody_home = held.nobody_home + excluded.nobody_home,
    no_answer = held.no_answer + excluded.no_answer,
    no_access = held.no_access + excluded.no_access,
    not_found = held.not_found + excluded.not_found,
    missed_once = held.missed_once + excluded.missed_once,
    missed_twice = held.missed_twice + excluded.missed_twice,
    missed_often = held.missed_often + excluded.missed_often,
    same_hour = held.same_hour + excluded.same_hour;

  insert into app.coverage_day as held (round_id, community_id, kind, day, step, doors)
  select door.round_id, door.community_id, door.kind, door.day, door.step, times * count(*)
  from private.door_steps as door
  where door.round_id = round and door.premises_id = any (count_door_states.doors)
  group by door.round_id, door.community_id, door.kind, door.day, door.step
  order by door.community_id, door.kind, door.day, door.step
  on conflict on constraint coverage_day_pkey do update set doors = held.doors + excluded.doors;

  insert into app.material_left as held (round_id, community_id, material_id, copies)
  select door.round_id, door.community_id, door.material_id, times * count(*)
  from private.door_copies as door
  where door.round_id = round and door.premises_id = any (count_door_states.doors)
  group by door.round_id, door.community_id, door.material_id
  order by door.community_id, door.material_id
  on conflict on constraint material_left_pkey do update set copies = held.copies + excluded.copies;
end;
$$;

-- As before, with the counts of communities.
create or replace function private.coverage_digest(round uuid) returns text
language sql stable
set search_path = ''
as $$
  select md5(coalesce(string_agg(kept.line, ' ' order by kept.line collate "C"), ''))
  from (
    select door::text as line from app.door_state as door where door.round_id = coverage_digest.round
    union all
    select tally::text from app.coverage_tally as tally where tally.round_id = coverage_digest.round and tally.attempted <> 0
    union all
    select tally::text from app.community_coverage as tally where tally.round_id = coverage_digest.round and tally.attempted <> 0
    union all
    select reached::text from app.coverage_day as reached where reached.round_id = coverage_digest.round and reached.doors <> 0
    union all
    select gone::text from app.material_left as gone where gone.round_id = coverage_digest.round and gone.copies <> 0
  ) as kept;
$$;

-- As before, with the counts of communities.
-- Security definer: no role but the owner reads all visits and writes counts.
create or replace function api.rebuild_coverage(round uuid) returns boolean
language plpgsql security definer
set search_path = ''
set jit = off
set statement_timeout = '30min'
as $$
declare
  before text;
  doors uuid[];
begin
  if not exists (
    select from app.outreach_round as held where held.id = rebuild_coverage.round and held.purged_at is null) then
    return null;
  end if;
  lock table app.door_state, app.coverage_tally, app.community_coverage, app.coverage_day, app.material_left in exclusive mode;
  before := private.coverage_digest(rebuild_coverage.round);
  delete from app.coverage_tally as held where held.round_id = rebuild_coverage.round;
  delete from app.community_coverage as held where held.round_id = rebuild_coverage.round;
  delete from app.coverage_day as held where held.round_id = rebuild_coverage.round;
  delete from app.material_left as held where held.round_id = rebuild_coverage.round;
  delete from app.door_state as held where held.round_id = rebuild_coverage.round;
  doors := array(select distinct visit.premises_id from app.visit where visit.round_id = rebuild_coverage.round order by 1);
  insert into app.door_state select * from private.derived_doors(rebuild_coverage.round, doors);
  perform private.count_door_states(rebuild_coverage.round, doors, 1);
  return before = private.coverage_digest(rebuild_coverage.round);
end;
$$;

-- As before, from the counts of communities.
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
    group by held.community_id, held.kind
  ) as listed
  left join app.community_coverage as tally
    on tally.round_id = community_kinds.round and tally.community_id = listed.community_id and tally.kind = listed.kind;
$$;

-- Counts of the buildings of one community as the page of coverage lists them, and how many people or units have each; nobody is named.
-- Security definer: see private.community_kinds.
create function private.coverage_of_buildings(round uuid, community uuid) returns jsonb
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
    group by held.building_id
  ) as counted
  join app.building on building.id = counted.building_id
  left join app.estate on estate.id = building.estate_id
  left join app.area as grid on grid.id = building.grid_id
  where coverage_of_buildings.community in (select private.my_areas('office', 'lead'));
$$;

-- Readers run as whoever asks.
grant execute on function private.coverage_of_buildings(uuid, uuid) to authenticated;

-- As before.
create or replace function api.coverage_within(round uuid, community uuid) returns jsonb
language sql stable
set search_path = ''
begin atomic
  select jsonb_build_object(
    'round', private.round_head(shown.id),
    'community', jsonb_build_object('id', place.id, 'name_zh', place.name_zh, 'name_en', place.name_en, 'households', place.households),
    'buildings', private.coverage_of_buildings(coverage_within.round, coverage_within.community))
  from app.outreach_round as shown
  join app.round_area on round_area.round_id = shown.id and round_area.community_id = coverage_within.community
  join app.area as place on place.id = round_area.community_id
  where shown.id = coverage_within.round and place.id in (select private.my_areas('office', 'lead'));
end;

drop function private.building_kinds(uuid, uuid);

-- Doors that wait, without looking at those that do not.
create index door_state_waiting_idx on app.door_state (building_id, round_id, last_at) where settled_on is null;
