-- The one place that knows how an answer is counted; recording and recounting both read it here.
-- It counts choices and nothing else: what a choice means is decided outside the database.

-- Every choice an eligible answer gave to a countable question; `split`: to be counted along the dimensions, too.
-- Not materialized, so that asking for a few answers reads only those.
create view private.choice_given as
  with given as not materialized (
    select answer.id, answer.wave_id, answer.community_id, answer.flagged, answer.mode,
      answer.channel, answer.week, answer.cluster, answer.answers ->> published.age_question as age,
      answered.key as question, answered.value,
      published.counting -> 'countable' ->> answered.key as counted_as,
      published.split_questions ? answered.key as split
    from app.answer
    join app.wave on wave.id = answer.wave_id
    join app.questionnaire_version as published on published.id = wave.questionnaire_version_id
    cross join lateral jsonb_each(answer.answers) as answered
    where answer.eligible
  )
  select id, wave_id, community_id, flagged, mode, channel, week, cluster, age, split,
    question, value #>> '{}' as choice
  from given
  where counted_as = 'one' and jsonb_typeof(value) in ('string', 'number', 'boolean')
  union all
  select id, wave_id, community_id, flagged, mode, channel, week, cluster, age, split,
    question, chosen.choice
  from given
  cross join lateral (
    select distinct element as choice
    from jsonb_array_elements_text(
      case when counted_as = 'many' and jsonb_typeof(value) = 'array' and value <> '[]' then '[""]' || value else '[]' end
    ) as element
    where element is not null
  ) as chosen
  where counted_as = 'many'
  union all
  select id, wave_id, community_id, flagged, mode, channel, week, cluster, age, false,
    question || '.' || matrix_row.key, matrix_row.value #>> '{}'
  from given
  cross join lateral jsonb_each(case when jsonb_typeof(value) = 'object' then value else '{}' end) as matrix_row
  where counted_as = 'rows' and jsonb_typeof(matrix_row.value) in ('string', 'number', 'boolean');

-- The same for headlines and the cross-check, once per dimension the answer has a value in.
create view private.choice_split as
  select given.id, given.wave_id, given.community_id, given.flagged, given.question, given.choice,
    along.dimension, along.value
  from private.choice_given as given
  cross join lateral (values
    ('channel', given.channel),
    ('age', given.age),
    ('week', given.week::text),
    ('cluster', given.cluster::text)
  ) as along (dimension, value)
  where given.split and along.value is not null;
