-- Recording answers: a whole batch in one transaction, the tallies with it.

-- Adds stored answers to the tallies, in key order, so that two sites never deadlock.
create function private.add_to_tallies(answer_ids uuid[]) returns void
language plpgsql
set search_path = ''
as $$
begin
  insert into app.tally as held (wave_id, community_id, flagged, question, choice, mode, count)
  select wave_id, community_id, flagged, question, choice, mode, count(*)
  from private.choice_given
  where id = any (add_to_tallies.answer_ids)
  group by wave_id, community_id, flagged, question, choice, mode
  order by wave_id, community_id, flagged, question, choice, mode
  on conflict on constraint tally_pkey do update set count = held.count + excluded.count;

  insert into app.tally_split as held (wave_id, community_id, flagged, question, choice, dimension, value, count)
  select wave_id, community_id, flagged, question, choice, dimension, value, count(*)
  from private.choice_split
  where id = any (add_to_tallies.answer_ids)
  group by wave_id, community_id, flagged, question, choice, dimension, value
  order by wave_id, community_id, flagged, question, choice, dimension, value
  on conflict on constraint tally_split_pkey do update set count = held.count + excluded.count;
end;
$$;

-- Adds what does not stay with an answer: its day and how long it took. In key order, like the tallies.
create function private.add_days_and_durations(stored private.submitted_answer[]) returns void
language plpgsql
set search_path = ''
as $$
begin
  insert into app.tally_completed as held (wave_id, community_id, channel, day, eligible, count)
  select wave_id, community_id, channel, day, eligible, count(*)
  from unnest(add_days_and_durations.stored)
  group by wave_id, community_id, channel, day, eligible
  order by wave_id, community_id, channel, day, eligible
  on conflict on constraint tally_completed_pkey do update set count = held.count + excluded.count;

  insert into app.duration_histogram as held (wave_id, bucket, count)
  select wave_id, least(seconds / 5, 720), count(*)
  from unnest(add_days_and_durations.stored)
  where seconds is not null
  group by wave_id, least(seconds / 5, 720)
  order by wave_id, least(seconds / 5, 720)
  on conflict on constraint duration_histogram_pkey do update set count = held.count + excluded.count;
end;
$$;

-- Stores rows that are new. A phone that answered the wave before, or earlier in this batch, gets flag 1.
create function private.store_answers(fresh private.submitted_answer[]) returns void
language plpgsql
set search_path = ''
as $$
declare
  stored_ids uuid[];
begin
  with noted as (
    insert into app.duplicate_trace (wave_id, hash)
    select distinct wave_id, trace
    from unnest(store_answers.fresh)
    where trace is not null
    order by wave_id, trace
    on conflict do nothing
    returning wave_id, hash
  ),
  first_of_trace as (
    select distinct on (submitted.wave_id, submitted.trace) submitted.kept_as
    from unnest(store_answers.fresh) as submitted
    join noted on noted.wave_id = submitted.wave_id and noted.hash = submitted.trace
    order by submitted.wave_id, submitted.trace, submitted.place
  ),
  added as (
    insert into app.answer (id, wave_id, community_id, week, channel, mode, cluster, flags, eligible, answers, digest)
    select kept_as, wave_id, community_id, week, channel, mode, cluster,
      flags | case when trace is null or kept_as in (select first_of_trace.kept_as from first_of_trace) then 0 else 1 end,
      eligible, answers, digest
    from unnest(store_answers.fresh)
    order by kept_as
    on conflict do nothing
    returning id
  )
  select array_agg(id) into stored_ids from added;

  if cardinality(stored_ids) is distinct from cardinality(store_answers.fresh) then
    raise exception 'another site stored one of these answers at this moment' using errcode = 'serialization_failure';
  end if;
  perform private.add_to_tallies(stored_ids);
  perform private.add_days_and_durations(store_answers.fresh);
end;
$$;

create function private.record_batch(batch jsonb) returns jsonb
language plpgsql
set search_path = ''
as $$
declare
  judged private.submitted_answer[] := array(select submitted from private.judge_batch(record_batch.batch) as submitted);
  fresh private.submitted_answer[] := array(
    select submitted from unnest(judged) as submitted where submitted.status in ('stored', 'stored_as_new'));
begin
  if cardinality(fresh) > 0 then
    perform private.store_answers(fresh);
  end if;
  return coalesce((
    select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
      'id', coalesce(case when submitted.status <> 'refused' then submitted.kept_as::text end, submitted.raw_id, ''),
      'status', submitted.status,
      'reason', submitted.reason)) order by submitted.place)
    from unnest(judged) as submitted
  ), '[]');
end;
$$;

-- Stores a batch of answers; one receipt per row, in order. Repeating a batch stores nothing twice.
-- Where another site stores the same answer at the same moment, the batch is judged again with that answer in view.
-- Security definer: no role but the owner writes tables.
-- Without just-in-time compilation, which takes longer than the whole batch.
create function api.record_answers(batch jsonb) returns jsonb
language plpgsql security definer
set search_path = ''
set jit = off
as $$
begin
  if jsonb_typeof(record_answers.batch) is distinct from 'array' then
    raise exception 'a batch is an array' using errcode = 'PT400';
  end if;
  for attempt in 1..10 loop
    begin
      return private.record_batch(record_answers.batch);
    exception when serialization_failure or deadlock_detected then
      if attempt = 10 then
        raise;
      end if;
    end;
  end loop;
end;
$$;

grant execute on function api.record_answers(jsonb) to service_role;
