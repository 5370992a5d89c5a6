-- Where each door stands, and how many stand where: derived from visits, kept in their transaction, and counted again on demand.
-- src/domain/outreach/door-state.ts says the same in TypeScript; a test compares the two.

-- Bands of the day in which somebody may be met: 0 before 11, 1 until 14, 2 until 18, 3 after; by the clock on the wall.
create function private.band_of(at timestamptz) returns integer
language sql immutable
set search_path = ''
as $$
  select case
    when extract(hour from band_of.at at time zone 'Asia/Shanghai') < 11 then 0
    when extract(hour from band_of.at at time zone 'Asia/Shanghai') < 14 then 1
    when extract(hour from band_of.at at time zone 'Asia/Shanghai') < 18 then 2
    else 3 end;
$$;

create table app.door_state (
  round_id uuid not null references app.outreach_round (id),
  premises_id uuid not null references app.premises (id),
  building_id uuid not null references app.building (id),
  kind text not null,
  -- The last result, but a talk that was given stays given and a refusal stays a refusal.
  state text not null check (state in (
    'informed', 'met_later', 'nobody_home', 'no_answer', 'refused', 'no_access', 'vacant', 'not_found')),
  attempts integer not null check (attempts > 0),
  contacted boolean not null,
  -- Talk given or material left.
  leaflet boolean not null,
  -- Attempts without contact in each band of the day.
  tried integer[] not null check (cardinality(tried) = 4),
  -- Every copy left, each as often as it was left.
  materials uuid[] not null,
  attempted_on date not null,
  contacted_on date,
  informed_on date,
  settled_on date,
  last_at timestamptz not null,
  primary key (round_id, premises_id)
) with (fillfactor = 80);

alter table app.door_state enable row level security;

create index door_state_building_id_idx on app.door_state (building_id, round_id);
create index door_state_premises_id_idx on app.door_state (premises_id);

-- Doors of a round by what was found at them. `attempted` holds every door somebody went to; what is left of a building is its doors
-- without those. `contacted` and `leaflet` are counted without vacant doors, which are in no rate.
create table app.coverage_tally (
  round_id uuid not null references app.outreach_round (id),
  building_id uuid not null references app.building (id),
  kind text not null,
  community_id uuid not null references app.area (id),
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
  -- Neither settled nor met, after one, two, three or more attempts; and three or more of these in one band of the day.
  missed_once integer not null default 0,
  missed_twice integer not null default 0,
  missed_often integer not null default 0,
  same_hour integer not null default 0,
  primary key (round_id, building_id, kind)
) with (fillfactor = 70);

-- On how many doors each step was first reached on a day.
create table app.coverage_day (
  round_id uuid not null references app.outreach_round (id),
  community_id uuid not null references app.area (id),
  kind text not null,
  day date not null,
  step text not null check (step in ('attempted', 'contacted', 'informed', 'settled')),
  doors integer not null,
  primary key (round_id, community_id, kind, day, step)
) with (fillfactor = 70);

-- How many copies of a material were left in a community.
create table app.material_left (
  round_id uuid not null references app.outreach_round (id),
  community_id uuid not null references app.area (id),
  material_id uuid not null references app.material (id),
  copies integer not null,
  primary key (round_id, community_id, material_id)
) with (fillfactor = 70);

alter table app.coverage_tally enable row level security;
alter table app.coverage_day enable row level security;
alter table app.material_left enable row level security;

create index coverage_tally_community_id_idx on app.coverage_tally (community_id, round_id);
create index coverage_tally_building_id_idx on app.coverage_tally (building_id);
create index coverage_day_community_id_idx on app.coverage_day (community_id);
create index material_left_community_id_idx on app.material_left (community_id);
create index material_left_material_id_idx on app.material_left (material_id);

-- What visits say about each door; all of a round, or the named ones. Not inlined into its callers: the planner would lose the names.
create function private.derived_doors(round uuid, doors uuid[] default null) returns setof app.door_state
language sql stable
set search_path = ''
as $$
  select
    visit.round_id,
    visit.premises_id,
    premises.building_id,
    premises.kind,
    case
      when bool_or(visit.result = 'talk_given') then 'informed'
      when bool_or(visit.result = 'refused') then 'refused'
      else (array_agg(visit.result order by visit.visited_at desc, visit.id desc))[1]
    end as state,
    count(*)::integer,
    bool_or(met.contact),
    bool_or(visit.result = 'talk_given' or visit.materials <> '{}'),
    array[
      count(*) filter (where not met.contact and private.band_of(visit.visited_at) = 0),
      count(*) filter (where not met.contact and private.band_of(visit.visited_at) = 1),
      count(*) filter (where not met.contact and private.band_of(visit.visited_at) = 2),
      count(*) filter (where not met.contact and private.band_of(visit.visited_at) = 3)]::integer[],
    coalesce((
      select array_agg(copy.id order by copy.id)
      from unnest(string_to_array(string_agg(nullif(array_to_string(visit.materials, ','), ''), ','), ',')::uuid[]) as copy (id)
    ), '{}'),
    min(private.local_day_of(visit.visited_at)),
    min(private.local_day_of(visit.visited_at)) filter (where met.contact),
    min(private.local_day_of(visit.visited_at)) filter (where visit.result = 'talk_given'),
    case
      when bool_or(visit.result = 'talk_given')
        then min(private.local_day_of(visit.visited_at)) filter (where visit.result in ('talk_given', 'refused'))
      when bool_or(visit.result = 'refused')
        then min(private.local_day_of(visit.visited_at)) filter (where visit.result = 'refused')
      when (array_agg(visit.result order by visit.visited_at desc, visit.id desc))[1] = 'vacant'
        then max(private.local_day_of(visit.visited_at))
    end,
    max(visit.visited_at)
  from private.effective_visit as visit
  join app.premises on premises.id = visit.premises_id
  cross join lateral (select visit.result in ('talk_given', 'met_later', 'refused') as contact) as met
  where visit.round_id = derived_doors.round
    and (derived_doors.doors is null or visit.premises_id = any (derived_doors.doors))
  group by visit.round_id, visit.premises_id, premises.building_id, premises.kind;
$$;

-- How one door counts; recording and recounting both read it here.
create view private.door_counted as
  select door.round_id, door.premises_id, door.building_id, door.kind, building.community_id,
    1 as attempted,
    (door.contacted and door.state <> 'vacant')::integer as contacted,
    (door.leaflet and door.state <> 'vacant')::integer as leaflet,
    (door.state = 'informed')::integer as informed,
    (door.state = 'refused')::integer as refused,
    (door.state = 'vacant')::integer as vacant,
    (door.state = 'met_later')::integer as met_later,
    (door.state = 'nobody_home')::integer as nobody_home,
    (door.state = 'no_answer')::integer as no_answer,
    (door.state = 'no_access')::integer as no_access,
    (door.state = 'not_found')::integer as not_found,
    (missed and door.attempts = 1)::integer as missed_once,
    (missed and door.attempts = 2)::integer as missed_twice,
    (missed and door.attempts > 2)::integer as missed_often,
    (missed and greatest(door.tried[1], door.tried[2], door.tried[3], door.tried[4]) > 2)::integer as same_hour
  from app.door_state as door
  join app.building on building.id = door.building_id
  cross join lateral (select not door.contacted and door.state <> 'vacant' as missed) as judged;

create view private.door_steps as
  select door.round_id, door.premises_id, building.community_id, door.kind, reached.day, reached.step
  from app.door_state as door
  join app.building on building.id = door.building_id
  cross join lateral (values
    (door.attempted_on, 'attempted'),
    (door.contacted_on, 'contacted'),
    (door.informed_on, 'informed'),
    (door.settled_on, 'settled')
  ) as reached (day, step)
  where reached.day is not null;

create view private.door_copies as
  select door.round_id, door.premises_id, building.community_id, copy.id as material_id
  from app.door_state as door
  join app.building on building.id = door.building_id
  cross join lateral unnest(door.materials) as copy (id);

-- Adds doors as they stand to the counts of their round, or takes them out (`times` -1). In key order, so that two never deadlock.
create function private.count_door_states(round uuid, doors uuid[], times integer) returns void
language plpgsql
set search_path = ''
as $$
begin
  insert into app.coverage_tally as held (
    round_id, building_id, kind, community_id, attempted, contacted, leaflet, informed, refused, vacant, met_later, nobody_home,
    no_answer, no_access, not_found, missed_once, missed_twice, missed_often, same_hour)
  select door.round_id, door.building_id, door.kind, door.community_id,
    times * sum(door.attempted), times * sum(door.contacted), times * sum(door.leaflet), times * sum(door.informed),
    times * sum(door.refused), times * sum(door.vacant), times * sum(door.met_later), times * sum(door.nobody_home),
    times * sum(door.no_answer), times * sum(door.no_access), times * sum(door.not_found), times * sum(door.missed_once),
    times * sum(door.missed_twice), times * sum(door.missed_often), times * sum(door.same_hour)
  from private.door_counted as door
  where door.round_id = round and door.premises_id = any (doors)
  group by door.round_id, door.building_id, door.kind, door.community_id
  order by door.building_id, door.kind
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

-- Doors whose visits changed, brought up to date together with every count they are in.
create function private.settle_doors(round uuid, doors uuid[]) returns void
language plpgsql
set search_path = ''
as $$
begin
  perform private.count_door_states(settle_doors.round, settle_doors.doors, -1);
  delete from app.door_state as held
  where held.round_id = settle_doors.round and held.premises_id = any (settle_doors.doors);
  insert into app.door_state select * from private.derived_doors(settle_doors.round, settle_doors.doors);
  perform private.count_door_states(settle_doors.round, settle_doors.doors, 1);
end;
$$;

-- Everything kept of a round in one number: two that are alike are the same counts.
create function private.coverage_digest(round uuid) returns text
language sql stable
set search_path = ''
as $$
  select md5(coalesce(string_agg(kept.line, ' ' order by kept.line collate "C"), ''))
  from (
    select door::text as line from app.door_state as door where door.round_id = coverage_digest.round
    union all
    select tally::text from app.coverage_tally as tally where tally.round_id = coverage_digest.round and tally.attempted <> 0
    union all
    select reached::text from app.coverage_day as reached where reached.round_id = coverage_digest.round and reached.doors <> 0
    union all
    select gone::text from app.material_left as gone where gone.round_id = coverage_digest.round and gone.copies <> 0
  ) as kept;
$$;

-- Counts a round again from its visits; true where nothing had to be corrected, null where the visits are gone.
-- Security definer: no role but the owner reads all visits and writes counts.
create function api.rebuild_coverage(round uuid) returns boolean
language plpgsql security definer
set search_path = ''
set jit = off
set statement_timeout = '30min'
as $$
declare
  before text;
begin
  if not exists (
    select from app.outreach_round as held where held.id = rebuild_coverage.round and held.purged_at is null) then
    return null;
  end if;
  lock table app.door_state, app.coverage_tally, app.coverage_day, app.material_left in exclusive mode;
  before := private.coverage_digest(rebuild_coverage.round);
  delete from app.coverage_tally as held where held.round_id = rebuild_coverage.round;
  delete from app.coverage_day as held where held.round_id = rebuild_coverage.round;
  delete from app.material_left as held where held.round_id = rebuild_coverage.round;
  delete from app.door_state as held where held.round_id = rebuild_coverage.round;
  insert into app.door_state select * from private.derived_doors(rebuild_coverage.round);
  perform private.count_door_states(
    rebuild_coverage.round,
    array(select door.premises_id from app.door_state as door where door.round_id = rebuild_coverage.round),
    1);
  return before = private.coverage_digest(rebuild_coverage.round);
end;
$$;

grant execute on function api.rebuild_coverage(uuid) to service_role;

-- No other verb is granted to anybody.
grant select on app.door_state, app.coverage_tally, app.coverage_day, app.material_left to authenticated;

create policy "workers read where doors of their buildings stand" on app.door_state
  for select to authenticated
  using (building_id in (select private.my_buildings()));

create policy "leads read where doors of their community stand" on app.door_state
  for select to authenticated
  using (building_id in (select private.led_buildings()));

create policy "office and leads read how many doors stand where" on app.coverage_tally
  for select to authenticated
  using (community_id in (select private.my_areas('office', 'lead')));

create policy "office and leads read the progress of days" on app.coverage_day
  for select to authenticated
  using (community_id in (select private.my_areas('office', 'lead')));

create policy "office and leads read how much was left" on app.material_left
  for select to authenticated
  using (community_id in (select private.my_areas('office', 'lead')));
