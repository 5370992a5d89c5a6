-- Recounting ten million answers: what was said is counted first, as it was said, and taken apart into choices afterwards.
-- Recording a batch goes on reading private.choice_given; that both count alike is tested with random answers.

-- Counts a wave's tallies again from its answers; true where nothing had to be corrected.
-- Days are not kept with answers: where a week's sum disagrees, the week is booked on its Monday.
-- Security definer: no role but the owner reads answers and writes tallies.
create or replace function api.rebuild_tallies(wave_id uuid) returns boolean
language plpgsql security definer
set search_path = ''
set jit = off
-- Room for the counts of a wave, so that they are added up in memory; taken only as far as needed.
set work_mem = '256MB'
-- The planner expects a hundred questions in an answer and would rather sort them all, which costs more than counting.
set hash_mem_multiplier = 64
set enable_sort = off
set client_min_messages = warning
as $$
declare
  corrected integer := 0;
  changed integer;
  one text[];
  many text[];
  matrices text[];
  split text[];
  age text;
begin
  select
    coalesce(array_agg(countable.key) filter (where countable.value = 'one'), '{}'),
    coalesce(array_agg(countable.key) filter (where countable.value = 'many'), '{}'),
    coalesce(array_agg(countable.key) filter (where countable.value = 'rows'), '{}'),
    coalesce(array_agg(countable.key) filter (where published.split_questions ? countable.key), '{}'),
    min(published.age_question)
  into one, many, matrices, split, age
  from app.wave
  join app.questionnaire_version as published on published.id = wave.questionnaire_version_id
  cross join lateral jsonb_each_text(published.counting -> 'countable') as countable
  where wave.id = rebuild_tallies.wave_id;

  lock table app.tally, app.tally_split, app.tally_completed in exclusive mode;

  drop table if exists pg_temp.recounted;
  create temporary table recounted on commit drop as
  with given as materialized (
    select answer.community_id, answer.flagged, answer.mode, answered.key as question, answered.value, count(*) as count
    from app.answer
    cross join lateral jsonb_each(answer.answers) as answered
    where answer.wave_id = rebuild_tallies.wave_id and answer.eligible and answered.key = any (one || many || matrices)
    group by answer.community_id, answer.flagged, answer.mode, answered.key, answered.value
  )
  select given.community_id, given.flagged, chosen.question, chosen.choice, given.mode, sum(given.count)::integer as count
  from given
  cross join lateral (
    select given.question, given.value #>> '{}' as choice
    where given.question = any (one) and jsonb_typeof(given.value) in ('string', 'number', 'boolean')
    union all
    (select distinct given.question, element
    from jsonb_array_elements_text(
      case when given.question = any (many) and jsonb_typeof(given.value) = 'array' and given.value <> '[]'
        then '[""]' || given.value else '[]' end) as element
    where element is not null)
    union all
    select given.question || '.' || matrix_row.key, matrix_row.value #>> '{}'
    from jsonb_each(
      case when given.question = any (matrices) and jsonb_typeof(given.value) = 'object' then given.value else '{}' end) as matrix_row
    where jsonb_typeof(matrix_row.value) in ('string', 'number', 'boolean')
  ) as chosen
  group by given.community_id, given.flagged, chosen.question, chosen.choice, given.mode;
  analyze pg_temp.recounted;

  with gone as (
    delete from app.tally as held
    where held.wave_id = rebuild_tallies.wave_id
      and not exists (
        select from pg_temp.recounted
        where (recounted.community_id, recounted.flagged, recounted.question, recounted.choice, recounted.mode)
          = (held.community_id, held.flagged, held.question, held.choice, held.mode))
    returning 1
  ),
  set_right as (
    insert into app.tally as held (wave_id, community_id, flagged, question, choice, mode, count)
    select rebuild_tallies.wave_id, recounted.*
    from pg_temp.recounted
    where not exists (
      select from app.tally as right_already
      where right_already.wave_id = rebuild_tallies.wave_id
        and (right_already.community_id, right_already.flagged, right_already.question, right_already.choice, right_already.mode,
          right_already.count)
        = (recounted.community_id, recounted.flagged, recounted.question, recounted.choice, recounted.mode, recounted.count))
    order by community_id, flagged, question, choice, mode
    on conflict on constraint tally_pkey do update set count = excluded.count
    returning 1
  )
  select (select count(*) from gone) + (select count(*) from set_right) into changed;
  corrected := corrected + changed;

  drop table if exists pg_temp.recounted_split;
  create temporary table recounted_split on commit drop as
  with given as materialized (
    select answer.community_id, answer.flagged, answered.key as question, answered.value as given_value,
      answer.channel, answer.answers ->> age as age, answer.week, answer.cluster,
      -- Which of the four it is grouped by: the bits of the others are set.
      grouping(answer.channel, answer.answers ->> age, answer.week, answer.cluster) as along,
      count(*) as count
    from app.answer
    cross join lateral jsonb_each(answer.answers) as answered
    where answer.wave_id = rebuild_tallies.wave_id and answer.eligible and answered.key = any (split)
    group by answer.community_id, answer.flagged, answered.key, answered.value,
      grouping sets (answer.channel, answer.answers ->> age, answer.week, answer.cluster)
  ),
  valued as (
    select given.*,
      case given.along when 7 then 'channel' when 11 then 'age' when 13 then 'week' else 'cluster' end as dimension,
      coalesce(given.channel, given.age, given.week::text, given.cluster::text) as value
    from given
  )
  select valued.community_id, valued.flagged, valued.question, chosen.choice, valued.dimension, valued.value,
    sum(valued.count)::integer as count
  from valued
  cross join lateral (
    select valued.given_value #>> '{}' as choice
    where valued.question = any (one) and jsonb_typeof(valued.given_value) in ('string', 'number', 'boolean')
    union all
    (select distinct element
    from jsonb_array_elements_text(
      case when valued.question = any (many) and jsonb_typeof(valued.given_value) = 'array' and valued.given_value <> '[]'
        then '[""]' || valued.given_value else '[]' end) as element
    where element is not null)
  ) as chosen
  where valued.value is not null
  group by valued.community_id, valued.flagged, valued.question, chosen.choice, valued.dimension, valued.value;
  analyze pg_temp.recounted_split;

  with gone as (
    delete from app.tally_split as held
    where held.wave_id = rebuild_tallies.wave_id
      and not exists (
        select from pg_temp.recounted_split as recounted
        where (recounted.community_id, recounted.flagged, recounted.question, recounted.choice, recounted.dimension, recounted.value)
          = (held.community_id, held.flagged, held.question, held.choice, held.dimension, held.value))
    returning 1
  ),
  set_right as (
    insert into app.tally_split as held (wave_id, community_id, flagged, question, choice, dimension, value, count)
    select rebuild_tallies.wave_id, recounted.*
    from pg_temp.recounted_split as recounted
    where not exists (
      select from app.tally_split as right_already
      where right_already.wave_id = rebuild_tallies.wave_id
        and (right_already.community_id, right_already.flagged, right_already.question, right_already.choice,
          right_already.dimension, right_already.value, right_already.count)
        = (recounted.community_id, recounted.flagged, recounted.question, recounted.choice,
          recounted.dimension, recounted.value, recounted.count))
    order by community_id, flagged, question, choice, dimension, value
    on conflict on constraint tally_split_pkey do update set count = excluded.count
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
  corrected := corrected + changed;

  -- Counts that a restore has put in place have none yet.
  insert into app.tally_stamp as held (wave_id, community_id)
  select distinct finished.wave_id, finished.community_id
  from app.tally_completed as finished
  where finished.wave_id = rebuild_tallies.wave_id
  order by finished.wave_id, finished.community_id
  on conflict on constraint tally_stamp_pkey do update set stamp = excluded.stamp where corrected > 0;
  return corrected = 0;
end;
$$;
