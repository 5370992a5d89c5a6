-- Visits on their way in: each event judged by itself, all that are good stored in one transaction with the state of their doors.

create type private.submitted_visit as (
  id uuid,
  round uuid,
  premises uuid,
  worker uuid,
  happened_at timestamptz,
  -- How far the phone knew its clock to be off when it wrote the event; null where it did not know.
  offset_ms bigint,
  result text,
  parts text[],
  materials uuid[],
  note text,
  next_time text,
  corrects uuid
);

-- Null where it is no event at all.
create function private.parse_visit(event jsonb) returns private.submitted_visit
language plpgsql stable
set search_path = ''
as $$
declare
  read private.submitted_visit;
begin
  read := jsonb_populate_record(null::private.submitted_visit, event);
  if read.id is null or read.round is null or read.premises is null or read.worker is null or read.happened_at is null
    or read.result is null or not isfinite(read.happened_at) or abs(coalesce(read.offset_ms, 0)) > 315360000000
    or read.result not in (
      'talk_given', 'met_later', 'nobody_home', 'no_answer', 'refused', 'no_access', 'vacant', 'not_found', 'withdrawn')
    or (read.result = 'withdrawn' and read.corrects is null)
    or read.next_time not in ('morning', 'midday', 'afternoon', 'evening', 'weekend')
    or not coalesce(read.parts, '{}') <@ array['what', 'why', 'how'] or cardinality(read.parts) > 3
    or cardinality(read.materials) > 10 or length(read.note) > 200
  then
    return null;
  end if;
  return read;
exception when data_exception then
  return null;
end;
$$;

-- What applies to a phone's clock: what it knew when it wrote, else what the batch shows of the sender's own phone, from a minute on.
create function private.clock_offset(event private.submitted_visit, sender uuid, batch_offset bigint) returns bigint
language sql immutable
set search_path = ''
as $$
  select coalesce(
    event.offset_ms,
    case when event.worker = sender and abs(batch_offset) >= 60000 then batch_offset end,
    0);
$$;

-- Why a round takes no event of this moment; null where it does. What was done while it ran may come two weeks late.
create function private.round_refuses(round app.outreach_round, event private.submitted_visit, happened timestamptz) returns text
language sql stable
set search_path = ''
as $$
  select case
    when round.id is null then 'unknown_round'
    when round.state = 'draft' then 'round_not_open'
    when ended.day + 14 < private.local_day() then 'round_over'
    when private.local_day_of(happened) < round.opens_on then 'before_round'
    -- A correction may come when all is over; what it corrects may not.
    when event.corrects is null
      and (private.local_day_of(happened) > ended.day or happened > round.closed_at) then 'after_round'
  end
  from (select least(round.closes_on, private.local_day_of(round.closed_at)) as day) as ended;
$$;

-- Why the people do not fit the door; null where they do. A lead may stand in for anybody of the community.
create function private.people_refused(worker uuid, sender uuid, building app.building, happened timestamptz) returns text
language sql stable
set search_path = ''
as $$
  select case
    when building.id is null then 'not_yours'
    when sender_leads.so then case when worker = sender or worker_held.so then null else 'not_yours' end
    when building.community_id not in (select private.my_areas('worker')) then
      case when worker = sender then 'not_yours' else 'sender_not_allowed' end
    when not worker_held.so then 'not_yours'
    when worker <> sender and not private.held_building(sender, building.id, now()) then 'sender_not_allowed'
  end
  from (select building.community_id in (select private.my_areas('lead')) as so) as sender_leads,
    (select private.held_building(worker, building.id, happened) as so) as worker_held;
$$;

-- Stores one event, or says why not: stored, already_stored, or the reason of a refusal.
create function private.store_visit(event private.submitted_visit, sender uuid, batch_offset bigint) returns text
language plpgsql
set search_path = ''
as $$
declare
  offset_ms constant bigint := private.clock_offset(event, sender, batch_offset);
  -- Nothing happened later than now, whatever a clock says.
  happened constant timestamptz := least(event.happened_at + offset_ms * interval '1 millisecond', now());
  known app.visit;
  corrected app.visit;
  round app.outreach_round;
  visited app.building;
  reason text;
begin
  select * into known from app.visit where visit.id = event.id;
  if known.id is not null then
    return case
      when (known.round_id, known.premises_id, known.worker_id, known.claimed_at, known.result)
        = (event.round, event.premises, event.worker, event.happened_at, event.result) then 'already_stored'
      else 'id_taken' end;
  end if;
  select building.* into visited from app.premises join app.building on building.id = premises.building_id
  where premises.id = event.premises;
  reason := private.people_refused(event.worker, sender, visited, happened);
  if reason is not null then
    return reason;
  end if;
  select planned.* into round from app.outreach_round as planned
  join app.round_area on round_area.round_id = planned.id and round_area.community_id = visited.community_id
  where planned.id = event.round;
  reason := private.round_refuses(round, event, happened);
  if reason is not null then
    return reason;
  end if;
  if event.corrects is not null then
    select * into corrected from app.visit
    where visit.id = event.corrects and visit.round_id = event.round and visit.premises_id = event.premises
      and visit.worker_id = event.worker;
    if corrected.id is null then
      return 'unknown_correction';
    end if;
  end if;
  if exists (
    select from unnest(event.materials) as listed (id)
    where not exists (
      select from app.round_material as left_there
      where left_there.round_id = event.round and left_there.material_id = listed.id))
  then
    return 'unknown_material';
  end if;
  insert into app.visit (
    id, round_id, premises_id, building_id, worker_id, sender_id, claimed_at, happened_at, offset_ms, visited_at,
    result, parts, materials, note, next_time, corrects)
  values (
    event.id, event.round, event.premises, visited.id, event.worker, nullif(sender, event.worker), event.happened_at, happened,
    round(extract(epoch from happened - event.happened_at) * 1000), coalesce(corrected.visited_at, happened),
    event.result, coalesce(event.parts, '{}'), coalesce(event.materials, '{}'), coalesce(event.note, ''), event.next_time,
    event.corrects)
  on conflict on constraint visit_pkey do nothing;
  -- Somebody used this id at another door in this very moment.
  return case when found then 'stored' else 'id_taken' end;
end;
$$;

-- One lock for each building of the batch until the transaction ends, in the order of their numbers: doors of one building are
-- settled one batch after the other, and two batches never wait for each other.
create function private.await_same_buildings(events private.submitted_visit[]) returns void
language plpgsql
set search_path = ''
as $$
begin
  perform pg_advisory_xact_lock(numbered.number)
  from (
    select distinct hashtextextended('visits ' || premises.building_id, 0) as number
    from app.premises
    where premises.id in (select event.premises from unnest(await_same_buildings.events) as event)
    order by number
  ) as numbered;
end;
$$;

-- Takes {sent_at, events: [{id, round, premises, worker, happened_at, offset_ms?, result, parts?, materials?, note?, next_time?,
-- corrects?}]} from the signed-in person, at most 200 of them, and answers {server_time, offset_ms, events: [{id, status, reason?}]}, one
-- per event, in order: stored, already_stored, refused. A refusal of one is none of the others. `offset_ms` is what must be added
-- to the sender's clock. Repeating a batch stores nothing twice.
-- Security definer: no role but the owner writes tables; whose door it is, is asked for each event.
create function api.record_visits(batch jsonb) returns jsonb
language plpgsql security definer
set search_path = ''
set jit = off
as $$
declare
  sender constant uuid := private.my_staff_id();
  batch_offset constant bigint :=
    round(extract(epoch from now() - (record_visits.batch ->> 'sent_at')::timestamptz) * 1000);
  events constant private.submitted_visit[] := array(
    select private.parse_visit(event.value)
    from jsonb_array_elements(record_visits.batch -> 'events') with ordinality as event (value, place)
    order by event.place);
  said text[] := '{}';
  settled record;
begin
  if sender is null then
    raise exception 'nobody is signed in' using errcode = 'PT401';
  end if;
  if batch_offset is null or cardinality(events) > 200 then
    raise exception 'a batch has its time and at most 200 events' using errcode = 'PT400';
  end if;
  perform private.await_same_buildings(events);
  for place in 1..cardinality(events) loop
    said[place] := case when (events[place]).id is null then 'malformed'
      else private.store_visit(events[place], sender, batch_offset) end;
  end loop;
  for settled in
    select event.round, array_agg(distinct event.premises) as doors
    from unnest(events, said) as judged (
      id, round, premises, worker, happened_at, offset_ms, result, parts, materials, note, next_time, corrects, status)
    cross join lateral (select judged.round, judged.premises) as event
    where judged.status = 'stored'
    group by event.round
    order by event.round
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

grant execute on function api.record_visits(jsonb) to authenticated;

-- Takes [{id, round, building, week, outcome}], what became of questionnaires at doors, and answers [{id, status, reason?}] in an order of its own.
-- Neither who reports nor when is kept, and the id is kept beside nothing: a report is counted once, and joined to nothing.
-- Security definer: no role but the owner writes tables; whose building it is, is asked for each report.
create function api.count_door_interviews(batch jsonb) returns jsonb
language plpgsql security definer
set search_path = ''
set jit = off
as $$
declare
  sender constant uuid := private.my_staff_id();
  report record;
  held app.building;
  round app.outreach_round;
  reason text;
  answers jsonb := '[]';
begin
  if sender is null then
    raise exception 'nobody is signed in' using errcode = 'PT401';
  end if;
  if jsonb_typeof(count_door_interviews.batch) is distinct from 'array' or jsonb_array_length(count_door_interviews.batch) > 200 then
    raise exception 'a batch is an array of at most 200' using errcode = 'PT400';
  end if;
  for report in
    select * from jsonb_to_recordset(count_door_interviews.batch) as listed (id uuid, round uuid, building uuid, week date, outcome text)
    order by listed.building, listed.week, listed.outcome, listed.id
  loop
    select building.* into held from app.building where building.id = report.building;
    select planned.* into round from app.outreach_round as planned
    join app.round_area on round_area.round_id = planned.id and round_area.community_id = held.community_id
    where planned.id = report.round and planned.state <> 'draft';
    reason := case
      when report.id is null or report.outcome is null or report.week is null or extract(isodow from report.week) <> 1
        or report.outcome not in ('declined', 'partial', 'complete') then 'malformed'
      when private.people_refused(sender, sender, held, report.week::timestamp at time zone 'Asia/Shanghai') is not null then 'not_yours'
      when round.id is null then 'unknown_round'
      when report.week > round.closes_on or report.week > private.local_day() or report.week + 6 < round.opens_on then 'outside_round'
      when round.closes_on + 14 < private.local_day() then 'round_over'
    end;
    if reason is null then
      insert into app.counted_interview (id) values (report.id) on conflict do nothing;
      if found then
        insert into app.door_interview_count as counted (round_id, building_id, week, outcome, community_id, count)
        values (report.round, report.building, report.week, report.outcome, held.community_id, 1)
        on conflict on constraint door_interview_count_pkey do update set count = counted.count + 1;
        answers := answers || jsonb_build_object('id', report.id, 'status', 'stored');
      else
        answers := answers || jsonb_build_object('id', report.id, 'status', 'already_stored');
      end if;
    else
      answers := answers || jsonb_build_object('id', report.id, 'status', 'refused', 'reason', reason);
    end if;
  end loop;
  return answers;
end;
$$;

grant execute on function api.count_door_interviews(jsonb) to authenticated;
