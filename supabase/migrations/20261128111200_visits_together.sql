-- A batch of visits judged and stored in one statement: event by event, fifty took ninety milliseconds of the database. What is promised stays
-- the same.

-- As parse_visit, for a whole batch; one event that is none makes each be read by itself.
create function private.parse_visits(events jsonb) returns private.submitted_visit[]
language plpgsql stable
set search_path = ''
as $$
begin
  return array(
    select private.plausible_visit(read)
    from jsonb_array_elements(parse_visits.events) with ordinality as event (value, place)
    cross join lateral jsonb_populate_record(null::private.submitted_visit, event.value) as read
    order by event.place);
exception when data_exception then
  return array(
    select private.parse_visit(event.value)
    from jsonb_array_elements(parse_visits.events) with ordinality as event (value, place)
    order by event.place);
end;
$$;

-- An event with everything in its bounds, else null.
create function private.plausible_visit(read private.submitted_visit) returns private.submitted_visit
language sql immutable
set search_path = ''
as $$
  select case when
    read.id is not null and read.round is not null and read.premises is not null and read.worker is not null
    and read.happened_at is not null and isfinite(read.happened_at) and abs(coalesce(read.offset_ms, 0)) <= 315360000000
    and coalesce(read.result in (
      'talk_given', 'met_later', 'nobody_home', 'no_answer', 'refused', 'no_access', 'vacant', 'not_found', 'withdrawn'), false)
    and (read.result <> 'withdrawn' or read.corrects is not null)
    and coalesce(read.next_time in ('morning', 'midday', 'afternoon', 'evening', 'weekend'), true)
    and coalesce(read.parts, '{}') <@ array['what', 'why', 'how'] and coalesce(cardinality(read.parts), 0) <= 3
    and coalesce(cardinality(read.materials), 0) <= 10 and coalesce(length(read.note), 0) <= 200
  then read end;
$$;

create or replace function private.parse_visit(event jsonb) returns private.submitted_visit
language plpgsql stable
set search_path = ''
as $$
begin
  return private.plausible_visit(jsonb_populate_record(null::private.submitted_visit, event));
exception when data_exception then
  return null;
end;
$$;

-- Until when a person has, or had, a building by any right that has begun; null where there is none. Whoever stood there before that moment
-- stood there rightly: held_building says the same of one moment.
create function private.held_until(who uuid, held uuid) returns timestamptz
language sql stable
set search_path = ''
as $$
  select max(granted.ends_at) from (
    select coalesce(own.ends_at, 'infinity') as ends_at
    from app.building_assignment as own
    where own.staff_id = held_until.who and own.building_id = held_until.held and own.begins_at <= now()
    union all
    select least(coalesce(through.ends_at, 'infinity'), coalesce(member.ends_at, 'infinity'))
    from app.building
    join app.estate_assignment as through on through.estate_id = building.estate_id and through.begins_at <= now()
    join app.work_unit_member as member
      on member.unit_id = through.unit_id and member.staff_id = held_until.who and member.begins_at <= now()
    where building.id = held_until.held
    union all
    select out.ends_at from app.building_checkout as out
    where out.staff_id = held_until.who and out.building_id = held_until.held and out.begins_at <= now()
  ) as granted;
$$;

create or replace function private.held_building(who uuid, held uuid, at timestamptz) returns boolean
language sql stable
set search_path = ''
as $$ select coalesce(private.held_until(held_building.who, held_building.held) > held_building.at, false) $$;

-- Where the sender may act, looked up once for a batch.
create type private.sender_areas as (sender uuid, leads uuid[], works uuid[]);

-- Stores those of these events that may be stored, and says of each: stored, already_stored, or why not. No two of them have one id, and
-- what they correct is stored before.
create function private.store_visits(events private.submitted_visit[], sending private.sender_areas, batch_offset bigint)
returns table (place bigint, said text)
language plpgsql
set search_path = ''
as $$
declare
  today constant date := private.local_day();
begin
  return query
  with event as materialized (
    select listed.*, clock.offset_ms as applied_ms,
      -- Nothing happened later than now, whatever a clock says.
      least(listed.happened_at + clock.offset_ms * interval '1 millisecond', now()) as happened
    from unnest(events) with ordinality as listed (
      id, round, premises, worker, happened_at, offset_ms, result, parts, materials, note, next_time, corrects, place)
    cross join lateral (
      -- What the phone knew when it wrote, else what the batch shows of the sender's own phone, from a minute on.
      select coalesce(
        listed.offset_ms,
        case when listed.worker = sending.sender and abs(batch_offset) >= 60000 then batch_offset end,
        0) as offset_ms
    ) as clock
  ),
  -- Each pair once: a worker's events are mostly of one building.
  rights as materialized (
    select pair.worker, pair.building_id, private.held_until(pair.worker, pair.building_id) as until,
      private.held_until(sending.sender, pair.building_id) as senders_until
    from (
      select distinct event.worker, premises.building_id
      from event join app.premises on premises.id = event.premises
    ) as pair
  ),
  placed as materialized (
    select event.*, building.id as building_id, corrected.visited_at as corrected_at,
      case
        when known.id is not null then
          case when (known.round_id, known.premises_id, known.worker_id, known.claimed_at, known.result)
            = (event.round, event.premises, event.worker, event.happened_at, event.result) then 'already_stored' else 'id_taken' end
        when building.id is null then 'not_yours'
        when building.community_id = any (sending.leads) then
          case when event.worker <> sending.sender and not coalesce(rights.until > event.happened, false) then 'not_yours' end
        when building.community_id <> all (sending.works) then
          case when event.worker = sending.sender then 'not_yours' else 'sender_not_allowed' end
        when not coalesce(rights.until > event.happened, false) then 'not_yours'
        when event.worker <> sending.sender and not coalesce(rights.senders_until > now(), false) then 'sender_not_allowed'
      end as people,
      case
        when goes.round_id is null then 'unknown_round'
        when planned.state = 'draft' then 'round_not_open'
        when ended.day + 14 < today then 'round_over'
        when local.day < planned.opens_on then 'before_round'
        -- A correction may come when all is over; what it corrects may not.
        when event.corrects is null
          and (local.day > ended.day or event.happened > planned.closed_at) then 'after_round'
        when event.corrects is not null and corrected.id is null then 'unknown_correction'
        when exists (
          select from unnest(event.materials) as left_there (id)
          where not exists (
            select from app.round_material as held where held.round_id = event.round and held.material_id = left_there.id))
          then 'unknown_material'
      end as circumstances
    from event
    left join app.premises on premises.id = event.premises
    left join app.building on building.id = premises.building_id
    left join app.visit as known on known.id = event.id
    left join app.round_area as goes on goes.round_id = event.round and goes.community_id = building.community_id
    left join app.outreach_round as planned on planned.id = goes.round_id
    left join rights on rights.worker = event.worker and rights.building_id = building.id
    cross join lateral (select (event.happened at time zone 'Asia/Shanghai')::date as day) as local
    cross join lateral (select least(planned.closes_on, (planned.closed_at at time zone 'Asia/Shanghai')::date) as day) as ended
    left join app.visit as corrected
      on corrected.id = event.corrects and corrected.round_id = event.round and corrected.premises_id = event.premises
      and corrected.worker_id = event.worker
  ),
  added as (
    insert into app.visit (
      id, round_id, premises_id, building_id, worker_id, sender_id, claimed_at, happened_at, offset_ms, visited_at,
      result, parts, materials, note, next_time, corrects)
    select good.id, good.round, good.premises, good.building_id, good.worker, nullif(sending.sender, good.worker), good.happened_at,
      good.happened, round(extract(epoch from good.happened - good.happened_at) * 1000), coalesce(good.corrected_at, good.happened),
      good.result, coalesce(good.parts, '{}'), coalesce(good.materials, '{}'), coalesce(good.note, ''), good.next_time, good.corrects
    from placed as good
    where good.people is null and good.circumstances is null
    order by good.id
    on conflict on constraint visit_pkey do nothing
    returning id
  )
  select judged.place, coalesce(
    judged.people,
    judged.circumstances,
    -- Somebody used this id at another door in this very moment.
    case when judged.id in (select added.id from added) then 'stored' else 'id_taken' end)
  from placed as judged;
end;
$$;

-- As before. Events that correct another, and ids that come a second time, are stored after the others, one by one and in order: what they
-- refer to may be in the same batch.
-- Security definer: no role but the owner writes tables; whose door it is, is asked for each event.
create or replace function api.record_visits(batch jsonb) returns jsonb
language plpgsql security definer
set search_path = ''
set jit = off
as $$
declare
  sending constant private.sender_areas := row(
    private.my_staff_id(), array(select private.my_areas('lead')), array(select private.my_areas('worker')));
  batch_offset constant bigint :=
    round(extract(epoch from now() - (record_visits.batch ->> 'sent_at')::timestamptz) * 1000);
  events constant private.submitted_visit[] := private.parse_visits(record_visits.batch -> 'events');
  said text[] := array_fill('malformed'::text, array[cardinality(events)]);
  at_once integer[];
  one integer;
  judged record;
  settled record;
begin
  if sending.sender is null then
    raise exception 'nobody is signed in' using errcode = 'PT401';
  end if;
  if batch_offset is null or cardinality(events) > 200 then
    raise exception 'a batch has its time and at most 200 events' using errcode = 'PT400';
  end if;
  perform private.await_same_buildings(events);

  at_once := array(
    select min(listed.place) from unnest(events) with ordinality as listed (
      id, round, premises, worker, happened_at, offset_ms, result, parts, materials, note, next_time, corrects, place)
    where listed.id is not null group by listed.id having bool_and(listed.corrects is null) order by 1);
  for judged in
    select at_once[stored.place] as place, stored.said
    from private.store_visits(array(select events[listed] from unnest(at_once) with ordinality as taken (listed, turn) order by turn), sending, batch_offset) as stored
  loop
    said[judged.place] := judged.said;
  end loop;
  for one in
    select listed.place from generate_subscripts(events, 1) as listed (place)
    where (events[listed.place]).id is not null and listed.place <> all (at_once) order by listed.place
  loop
    said[one] := (select stored.said from private.store_visits(array[events[one]], sending, batch_offset) as stored);
  end loop;

  for settled in
    select (events[listed.place]).round as round, array_agg(distinct (events[listed.place]).premises) as doors
    from generate_subscripts(events, 1) as listed (place)
    where said[listed.place] = 'stored'
    group by (events[listed.place]).round
    order by 1
  loop
    perform private.settle_doors(settled.round, settled.doors);
  end loop;
  return jsonb_build_object(
    'server_time', now(),
    'offset_ms', batch_offset,
    'events', coalesce((
      select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
        'id', event.value ->> 'id',
        'status', case when said[event.place] in ('stored', 'already_stored') then said[event.place] else 'refused' end,
        'reason', case when said[event.place] not in ('stored', 'already_stored') then said[event.place] end)) order by event.place)
      from jsonb_array_elements(record_visits.batch -> 'events') with ordinality as event (value, place)), '[]'));
end;
$$;

drop function private.store_visit(private.submitted_visit, uuid, bigint);
drop function private.round_refuses(app.outreach_round, private.submitted_visit, timestamptz);
drop function private.clock_offset(private.submitted_visit, uuid, bigint);

-- What visits say about each of these doors. As before; but the doors are always named, so that they are found by them and not among
-- millions, and the clock on the wall is read once for each visit.
drop function private.derived_doors(uuid, uuid[]);
create function private.derived_doors(round uuid, doors uuid[]) returns setof app.door_state
language sql stable
set search_path = ''
as $$
  select
    door.round_id, door.premises_id, premises.building_id, premises.kind, door.state, door.attempts, door.contacted, door.leaflet,
    door.tried, door.materials, door.attempted_on, door.contacted_on, door.informed_on,
    case door.state when 'informed' then door.answered_on when 'refused' then door.answered_on when 'vacant' then door.last_on end,
    door.last_at
  from (
    select
      visit.round_id,
      visit.premises_id,
      case
        when bool_or(visit.result = 'talk_given') then 'informed'
        when bool_or(visit.result = 'refused') then 'refused'
        else (array_agg(visit.result order by visit.visited_at desc, visit.id desc))[1]
      end as state,
      count(*)::integer as attempts,
      bool_or(read.contact) as contacted,
      bool_or(visit.result = 'talk_given' or visit.materials <> '{}') as leaflet,
      array[
        count(*) filter (where not read.contact and read.hour < 11),
        count(*) filter (where not read.contact and read.hour >= 11 and read.hour < 14),
        count(*) filter (where not read.contact and read.hour >= 14 and read.hour < 18),
        count(*) filter (where not read.contact and read.hour >= 18)]::integer[] as tried,
      coalesce((
        select array_agg(copy.id order by copy.id)
        from unnest(string_to_array(string_agg(nullif(array_to_string(visit.materials, ','), ''), ','), ',')::uuid[]) as copy (id)
      ), '{}') as materials,
      min(read.day) as attempted_on,
      min(read.day) filter (where read.contact) as contacted_on,
      min(read.day) filter (where visit.result = 'talk_given') as informed_on,
      min(read.day) filter (where visit.result in ('talk_given', 'refused')) as answered_on,
      max(read.day) as last_on,
      max(visit.visited_at) as last_at
    from private.effective_visit as visit
    cross join lateral (
      select wall.at::date as day, extract(hour from wall.at) as hour, visit.result in ('talk_given', 'met_later', 'refused') as contact
      from (select visit.visited_at at time zone 'Asia/Shanghai' as at) as wall
    ) as read
    where visit.round_id = derived_doors.round and visit.premises_id = any (derived_doors.doors)
    group by visit.round_id, visit.premises_id
  ) as door
  join app.premises on premises.id = door.premises_id;
$$;

-- As before, with every door of the round named.
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
  lock table app.door_state, app.coverage_tally, app.coverage_day, app.material_left in exclusive mode;
  before := private.coverage_digest(rebuild_coverage.round);
  delete from app.coverage_tally as held where held.round_id = rebuild_coverage.round;
  delete from app.coverage_day as held where held.round_id = rebuild_coverage.round;
  delete from app.material_left as held where held.round_id = rebuild_coverage.round;
  delete from app.door_state as held where held.round_id = rebuild_coverage.round;
  doors := array(select distinct visit.premises_id from app.visit where visit.round_id = rebuild_coverage.round order by 1);
  insert into app.door_state select * from private.derived_doors(rebuild_coverage.round, doors);
  perform private.count_door_states(rebuild_coverage.round, doors, 1);
  return before = private.coverage_digest(rebuild_coverage.round);
end;
$$;

drop function private.band_of(timestamptz);
