-- Recording answers: a whole batch in one transaction, each row judged for itself, the tallies with it.

-- The date a text spells, or null: casting '2026-02-31' would fail the whole batch.
create function private.date_or_null(spelled text) returns date
language sql immutable
set search_path = ''
as $$
  select case when spelled ~ '^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$' then
    case when substr(spelled, 9, 2)::integer <= extract(day from
        make_date(substr(spelled, 1, 4)::integer, substr(spelled, 6, 2)::integer, 1) + interval '1 month - 1 day')
      then make_date(substr(spelled, 1, 4)::integer, substr(spelled, 6, 2)::integer, substr(spelled, 9, 2)::integer)
    end
  end;
$$;

create function private.uuid_or_null(spelled text) returns uuid
language sql immutable
set search_path = ''
as $$
  select case when spelled ~* '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' then spelled::uuid end;
$$;

-- A whole number of at most seven digits.
create function private.integer_or_null(spelled text) returns integer
language sql immutable
set search_path = ''
as $$
  select case when spelled ~ '^\d{1,7}$' then spelled::integer end;
$$;

-- The id under which other answers with an id already taken are kept: the same every time they are sent.
create function private.id_of_other_answers(id uuid, digest text) returns uuid
language sql immutable
set search_path = ''
as $$ select md5(id::text || ' ' || digest)::uuid $$;

-- One row of a batch, parsed and judged: where it is kept, and what becomes of it.
create type private.submitted_answer as (
  place integer,
  raw_id text,
  id uuid,
  wave_id uuid,
  community_id uuid,
  week date,
  day date,
  channel text,
  mode text,
  raw_cluster text,
  cluster integer,
  flags integer,
  eligible boolean,
  answers jsonb,
  digest text,
  seconds integer,
  trace text,
  kept_as uuid,
  status text,
  reason text
);

-- What cannot be read becomes null, so that it is refused alone instead of failing its neighbours.
create function private.parse_batch(batch jsonb) returns setof private.submitted_answer
language sql stable rows 100
set search_path = ''
as $$
  select
    submitted.place::integer,
    submitted.value ->> 'id',
    private.uuid_or_null(submitted.value ->> 'id'),
    private.uuid_or_null(submitted.value ->> 'wave_id'),
    private.uuid_or_null(submitted.value ->> 'community_id'),
    private.date_or_null(submitted.value ->> 'week'),
    private.date_or_null(submitted.value ->> 'day'),
    submitted.value ->> 'channel',
    submitted.value ->> 'mode',
    submitted.value ->> 'cluster',
    private.integer_or_null(submitted.value ->> 'cluster'),
    private.integer_or_null(submitted.value ->> 'flags'),
    case submitted.value -> 'eligible' when 'true' then true when 'false' then false end,
    submitted.value -> 'answers',
    submitted.value ->> 'digest',
    private.integer_or_null(split_part(submitted.value ->> 'seconds', '.', 1)),
    nullif(submitted.value ->> 'trace', ''),
    null::uuid,
    null,
    null
  from jsonb_array_elements(parse_batch.batch) with ordinality as submitted (value, place);
$$;

create function private.is_well_formed(submitted private.submitted_answer) returns boolean
language sql immutable
set search_path = ''
as $$
  select (
    submitted.id is not null
    and submitted.wave_id is not null
    and submitted.community_id is not null
    and extract(isodow from submitted.week) = 1
    and submitted.day between submitted.week and submitted.week + 6
    and submitted.channel in ('door', 'poster', 'school', 'shop', 'window', 'group', 'street')
    and submitted.mode in ('self', 'paper', 'assisted', 'street', 'telephone')
    and (submitted.raw_cluster is null or submitted.cluster > 0)
    and submitted.flags <= 15
    and submitted.eligible is not null
    and jsonb_typeof(submitted.answers) = 'object'
    and length(submitted.digest) between 1 and 128
    and coalesce(length(submitted.trace), 0) <= 128
  ) is true;
$$;

-- Judges each row for itself. Same id, same answers: already received. Same id, other answers: kept under another id.
create function private.judge_batch(batch jsonb) returns setof private.submitted_answer
language sql stable rows 100
set search_path = ''
as $$
  with checked as (
    select submitted as row, submitted.id, submitted.digest, submitted.place,
      case
        when not private.is_well_formed(submitted) then 'malformed'
        when octet_length(submitted.answers::text) > 65536 then 'too_large'
        when wave.id is null then 'unknown_wave'
        when community.id is null then 'unknown_community'
        when now() < wave.opens_at then 'not_open'
        when now() > wave.closes_at + private.grace_after_closing() then 'closed'
      end as reason
    from private.parse_batch(judge_batch.batch) as submitted
    left join app.wave on wave.id = submitted.wave_id
    left join app.area as community
      on community.id = submitted.community_id and community.kind = 'community' and community.parent_id = wave.area_id
  ),
  compared as (
    select checked.*, checked.digest = coalesce(
      held.digest,
      first_value(checked.digest) over (partition by checked.id, checked.reason is null order by checked.place)
    ) as first_with_id
    from checked
    left join app.answer as held on held.id = checked.id
  ),
  placed as (
    select compared.*, case
      when compared.first_with_id then compared.id
      else private.id_of_other_answers(compared.id, compared.digest)
    end as kept_as
    from compared
  ),
  judged as (
    select placed.*, case
      when placed.reason is not null then 'refused'
      when held.id is not null
        or row_number() over (partition by placed.kept_as, placed.reason is null order by placed.place) > 1 then 'already'
      when placed.first_with_id then 'stored'
      else 'stored_as_new'
    end as status
    from placed
    left join app.answer as held on held.id = placed.kept_as
  )
  select (judged.row).place, (judged.row).raw_id, (judged.row).id, (judged.row).wave_id, (judged.row).community_id,
    (judged.row).week, (judged.row).day, (judged.row).channel, (judged.row).mode, (judged.row).raw_cluster,
    (judged.row).cluster, (judged.row).flags, (judged.row).eligible, (judged.row).answers, (judged.row).digest,
    (judged.row).seconds, (judged.row).trace, judged.kept_as, judged.status, judged.reason
  from judged;
$$;

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

-- Median seconds that answers of a wave took, from its histogram; null below 30 answers.
-- Security definer: no role but the owner reads the histogram.
create function api.duration_median(wave_id uuid) returns double precision
language sql stable security definer
set search_path = ''
as $$
  with running as (
    select bucket, count, sum(count) over (order by bucket) as up_to, sum(count) over () as total
    from app.duration_histogram as held
    where held.wave_id = duration_median.wave_id
  )
  -- Inside the bucket of the middle answer, as if its answers were spread evenly.
  select 5 * (bucket + (total / 2.0 - (up_to - count)) / count)::double precision
  from running
  where total >= 30 and up_to >= total / 2.0
  order by bucket
  limit 1;
$$;

grant execute on function api.duration_median(uuid) to service_role;

-- Counts a wave's tallies again from its answers; true where nothing had to be corrected.
-- Days are not kept with answers: where a week's sum disagrees, the week is booked on its Monday.
-- Security definer: no role but the owner reads answers and writes tallies.
create function api.rebuild_tallies(wave_id uuid) returns boolean
language plpgsql security definer
set search_path = ''
set jit = off
as $$
declare
  corrected integer := 0;
  changed integer;
begin
  lock table app.tally, app.tally_split, app.tally_completed in exclusive mode;

  with recounted as (
    select given.wave_id, given.community_id, given.flagged, given.question, given.choice, given.mode,
      count(*)::integer as count
    from private.choice_given as given
    where given.wave_id = rebuild_tallies.wave_id
    group by given.wave_id, given.community_id, given.flagged, given.question, given.choice, given.mode
  ),
  gone as (
    delete from app.tally as held
    where held.wave_id = rebuild_tallies.wave_id
      and not exists (
        select from recounted
        where (recounted.community_id, recounted.flagged, recounted.question, recounted.choice, recounted.mode)
          = (held.community_id, held.flagged, held.question, held.choice, held.mode))
    returning 1
  ),
  set_right as (
    insert into app.tally as held (wave_id, community_id, flagged, question, choice, mode, count)
    select * from recounted
    on conflict on constraint tally_pkey do update set count = excluded.count where held.count <> excluded.count
    returning 1
  )
  select (select count(*) from gone) + (select count(*) from set_right) into changed;
  corrected := corrected + changed;

  with recounted as (
    select given.wave_id, given.community_id, given.flagged, given.question, given.choice, given.dimension, given.value,
      count(*)::integer as count
    from private.choice_split as given
    where given.wave_id = rebuild_tallies.wave_id
    group by given.wave_id, given.community_id, given.flagged, given.question, given.choice, given.dimension, given.value
  ),
  gone as (
    delete from app.tally_split as held
    where held.wave_id = rebuild_tallies.wave_id
      and not exists (
        select from recounted
        where (recounted.community_id, recounted.flagged, recounted.question, recounted.choice, recounted.dimension, recounted.value)
          = (held.community_id, held.flagged, held.question, held.choice, held.dimension, held.value))
    returning 1
  ),
  set_right as (
    insert into app.tally_split as held (wave_id, community_id, flagged, question, choice, dimension, value, count)
    select * from recounted
    on conflict on constraint tally_split_pkey do update set count = excluded.count where held.count <> excluded.count
    returning 1
  )
  select (select count(*) from gone) + (select count(*) from set_right) into changed;
  corrected := corrected + changed;

  with recounted as (
    select answer.community_id, answer.channel, answer.week, answer.eligible, count(*)::integer as count
    from app.answer
    where answer.wave_id = rebuild_tallies.wave_id
    group by answer.community_id, answer.channel, answer.week, answer.eligible
  ),
  held_weeks as (
    select held.community_id, held.channel, date_trunc('week', held.day)::date as week, held.eligible, sum(held.count) as count
    from app.tally_completed as held
    where held.wave_id = rebuild_tallies.wave_id
    group by held.community_id, held.channel, date_trunc('week', held.day)::date, held.eligible
  ),
  wrong as (
    select community_id, channel, week, eligible, recounted.count
    from recounted
    full join held_weeks using (community_id, channel, week, eligible)
    where recounted.count is distinct from held_weeks.count
  ),
  gone as (
    delete from app.tally_completed as held
    using wrong
    where held.wave_id = rebuild_tallies.wave_id
      and (held.community_id, held.channel, held.eligible) = (wrong.community_id, wrong.channel, wrong.eligible)
      and held.day between wrong.week + 1 and wrong.week + 6
    returning 1
  ),
  gone_whole as (
    delete from app.tally_completed as held
    using wrong
    where held.wave_id = rebuild_tallies.wave_id
      and (held.community_id, held.channel, held.eligible) = (wrong.community_id, wrong.channel, wrong.eligible)
      and held.day = wrong.week and wrong.count is null
    returning 1
  ),
  set_right as (
    insert into app.tally_completed as held (wave_id, community_id, channel, day, eligible, count)
    select rebuild_tallies.wave_id, community_id, channel, week, eligible, count
    from wrong
    where count is not null
    on conflict on constraint tally_completed_pkey do update set count = excluded.count
    returning 1
  )
  select (select count(*) from gone) + (select count(*) from gone_whole) + (select count(*) from set_right) into changed;
  return corrected + changed = 0;
end;
$$;

grant execute on function api.rebuild_tallies(uuid) to service_role;
