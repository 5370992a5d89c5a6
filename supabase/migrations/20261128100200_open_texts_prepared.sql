-- Residents' words as they are read on every click of a community's page: the same, planned once on each connection.

create or replace function private.texts_said(wave uuid, community uuid, of_weeks_past boolean)
returns table (question text, key uuid, said text)
language plpgsql stable
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
begin
  return query
  select asked.question, md5('text ' || answer.id::text || ' ' || asked.question)::uuid, written.said
  from app.wave
  join app.questionnaire_version as published on published.id = wave.questionnaire_version_id
  cross join lateral private.open_questions(published.form) as asked (question)
  join app.answer on answer.wave_id = wave.id and answer.community_id = texts_said.community
  cross join lateral (
    select btrim(answer.answers ->> asked.question, e' \t\r\n\u3000') as said
    where jsonb_typeof(answer.answers -> asked.question) = 'string'
  ) as written
  where wave.id = texts_said.wave and answer.eligible and written.said <> ''
    and (not texts_said.of_weeks_past or answer.week < date_trunc('week', private.local_day())::date);
end;
$$;

create or replace function private.is_office_of(wave uuid) returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
  return private.is_mine((select asked.area_id from app.wave as asked where asked.id = is_office_of.wave), 'office');
end;
$$;

-- Security definer: nobody reads answers; this hands out their texts alone.
create or replace function api.open_texts(
  wave uuid,
  community uuid,
  question text default null,
  words text[] default null,
  theme uuid default null,
  skip integer default 0,
  most integer default 20
) returns jsonb
language plpgsql stable security definer
set search_path = ''
set jit = off
set plan_cache_mode = force_generic_plan
as $$
begin
  return (with
    place as materialized (
      select area.id, private.is_mine(area.id, 'office') as is_office
      from app.wave as asked
      join app.area on area.parent_id = asked.area_id and area.kind = 'community'
      where asked.id = open_texts.wave and area.id = open_texts.community
        and private.is_mine(area.id, 'office', 'lead')
    ),
    everything as materialized (
      select told.question, told.key, told.said
      from place
      cross join lateral private.texts_said(open_texts.wave, place.id, not place.is_office) as told
    ),
    counted as (
      select everything.question, count(*) as texts from everything group by everything.question
    ),
    chosen as (
      select counted.question
      from counted
      where counted.texts >= private.fewest_texts()
        and (open_texts.question is null or counted.question = open_texts.question)
      order by counted.texts desc, counted.question
      limit 1
    ),
    readable as materialized (
      select everything.key, everything.said
      from everything
      join chosen on chosen.question = everything.question
    ),
    matching as materialized (
      select readable.key, readable.said
      from readable
      where (open_texts.theme is null or exists (
          select from app.text_theme as given
          where given.text_key = readable.key and given.theme_id = open_texts.theme))
        and (open_texts.words is null or not exists (
          select from unnest(open_texts.words) as wanted (word)
          where strpos(lower(normalize(readable.said, nfkc)), lower(normalize(wanted.word, nfkc))) = 0))
    ),
    page as (
      select matching.key, matching.said, md5(matching.key::text || private.local_day()::text) as turn
      from matching
      order by turn, matching.key
      offset greatest(open_texts.skip, 0)
      limit least(greatest(open_texts.most, 1), 10000)
    )
  select jsonb_build_object(
    'questions', coalesce((
      select jsonb_agg(jsonb_build_object(
        'question', counted.question,
        'texts', case when counted.texts >= private.fewest_texts() then counted.texts end) order by counted.question)
      from counted), '[]'),
    'chosen', (select chosen.question from chosen),
    'found', (select count(*) from matching),
    'texts', coalesce((
      select jsonb_agg(jsonb_build_object(
        'key', page.key,
        'said', page.said,
        'themes', coalesce((
          select jsonb_agg(given.theme_id order by given.theme_id)
          from app.text_theme as given
          where given.text_key = page.key), '[]')) order by page.turn, page.key)
      from page), '[]'),
    'themes', coalesce((
      select jsonb_agg(jsonb_build_object(
        'id', listed.id,
        'name', listed.name,
        'texts', (
          select count(*)
          from app.text_theme as given
          join readable on readable.key = given.text_key
          where given.theme_id = listed.id)) order by listed.name, listed.id)
      from app.theme as listed
      where listed.wave_id = open_texts.wave), '[]'),
    'weeks_past', not place.is_office,
    'may_code', private.is_office_of(open_texts.wave))
  from place);
end;
$$;
