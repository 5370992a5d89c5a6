-- The one place that knows how an answer is counted; recording and recounting both read it here.
-- It counts choices and nothing else: what a choice means is decided outside the database.

-- Every choice an eligible answer gave to a countable question.
create view private.choice_given as
  with given as (
    select answer.id, answer.wave_id, answer.community_id, answer.flagged, answer.mode,
      answered.key as question, answered.value, published.counting -> 'countable' ->> answered.key as counted_as
    from app.answer
    join app.wave on wave.id = answer.wave_id
    join app.questionnaire_version as published on published.id = wave.questionnaire_version_id
    cross join lateral jsonb_each(answer.answers) as answered
    where answer.eligible
  )
  select id, wave_id, community_id, flagged, mode, question, value #>> '{}' as choice
  from given
  where counted_as = 'one' and jsonb_typeof(value) in ('string', 'number', 'boolean')
  union all
  select id, wave_id, community_id, flagged, mode, question, chosen.choice
  from given
  cross join lateral (
    select distinct element as choice
    from jsonb_array_elements_text(
      case when counted_as = 'many' and jsonb_typeof(value) = 'array' and value <> '[]' then '[""]' || value else '[]' end
    ) as element
    where element is not null
  ) as chosen
  union all
  select id, wave_id, community_id, flagged, mode, question || '.' || matrix_row.key, matrix_row.value #>> '{}'
  from given
  cross join lateral jsonb_each(
    case when counted_as = 'rows' and jsonb_typeof(value) = 'object' then value else '{}' end
  ) as matrix_row
  where jsonb_typeof(matrix_row.value) in ('string', 'number', 'boolean');

-- The same for headlines and the cross-check, once per dimension the answer has a value in.
create view private.choice_split as
  select given.id, given.wave_id, given.community_id, given.flagged, given.question, given.choice,
    along.dimension, along.value
  from private.choice_given as given
  join app.answer on answer.id = given.id
  join app.wave on wave.id = given.wave_id
  join app.questionnaire_version as published on published.id = wave.questionnaire_version_id
  cross join lateral (values
    ('channel', answer.channel),
    ('age', answer.answers ->> published.age_question),
    ('week', answer.week::text),
    ('cluster', answer.cluster::text)
  ) as along (dimension, value)
  where published.split_questions ? given.question and along.value is not null;
