-- What residents wrote in their own words, without anything that says whose it is; and the themes that people give it.

-- The office's own list for a wave.
create table app.theme (
  id uuid primary key,
  wave_id uuid not null references app.wave (id) on delete cascade,
  name text not null check (name = btrim(name) and length(name) between 1 and 40),
  constraint theme_wave_id_name_key unique (wave_id, name)
);

-- Which theme a text was given. Apart from the answers: a text has a key of its own, which leads to no answer and joins no two texts.
create table app.text_theme (
  text_key uuid not null,
  theme_id uuid not null references app.theme (id) on delete cascade,
  primary key (text_key, theme_id)
);

alter table app.theme enable row level security;
alter table app.text_theme enable row level security;

create index text_theme_theme_id_idx on app.text_theme (theme_id);

create trigger theme_is_audited
  after insert or update or delete on app.theme
  for each row execute function private.write_audit('id');

create trigger text_theme_is_audited
  after insert or update or delete on app.text_theme
  for each row execute function private.write_audit('text_key', 'theme_id');

-- Names under which answers hold what people wrote: open questions, the words beside “other”, and comments. Nothing else may be read as a text.
create function private.open_questions(form jsonb) returns setof text
language sql immutable
set search_path = ''
as $$
  select distinct found.name #>> '{}'
  from jsonb_path_query(
    form, 'strict $.** ? (@.kind == "comment" || (@.kind == "text" && @.input == "text")).name', '{}', true) as found (name)
  union
  select distinct (found.name #>> '{}') || '-Comment'
  from jsonb_path_query(form, 'strict $.** ? (exists (@.kind) && (exists (@.other) || exists (@.comment))).name', '{}', true) as found (name);
$$;

-- Below this many nobody reads a text: whoever knows a small place knows who writes how.
create function private.fewest_texts() returns integer
language sql immutable
set search_path = ''
as $$ select 10 $$;

-- Texts of eligible residents of one community in a wave. The same text has the same key every time; two texts of one person have
-- nothing in common. The office reads them as they come; `of_weeks_past`: only those of weeks that are over, for a lead who knows who
-- answered this morning.
create function private.texts_said(wave uuid, community uuid, of_weeks_past boolean)
returns table (question text, key uuid, said text)
language sql stable
set search_path = ''
as $$
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
$$;

-- Whether the signed-in person is the office of this wave: its themes are theirs alone.
create function private.is_office_of(wave uuid) returns boolean
language sql stable
set search_path = ''
as $$
  select exists (
    select from app.wave as asked
    where asked.id = is_office_of.wave and asked.area_id in (select private.my_areas('office')));
$$;

-- A page of what was written to one open question (without `question`, to the one with most texts), in an order of the day that says
-- nothing; all `words` in it, full width or half, capital or small, and with that theme. `questions` lists the open questions, with how many texts where they are enough to be read.
-- `found` counts what matches. Null where it is not the signed-in person's to see.
-- Security definer: nobody reads answers; this hands out their texts alone.
-- Without just-in-time compilation, which takes longer than the whole page.
create function api.open_texts(
  wave uuid,
  community uuid,
  question text default null,
  words text[] default null,
  theme uuid default null,
  skip integer default 0,
  most integer default 20
) returns jsonb
language sql stable security definer
set search_path = ''
set jit = off
as $$
  with
    place as (
      select area.id, area.id in (select private.my_areas('office')) as is_office
      from app.wave as asked
      join app.area on area.parent_id = asked.area_id and area.kind = 'community'
      where asked.id = open_texts.wave and area.id = open_texts.community
        and area.id in (select private.my_areas('office', 'lead'))
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
  from place;
$$;

grant execute on function api.open_texts(uuid, uuid, text, text[], uuid, integer, integer) to authenticated;

-- Puts a theme on the list of a wave. A name that is there already is not put there twice.
-- Security definer: no role but the owner writes tables; it looks at whoever asks.
create function api.add_theme(id uuid, wave uuid, name text) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  given constant text := btrim(coalesce(add_theme.name, ''));
begin
  if add_theme.id is null or not private.is_office_of(add_theme.wave) then
    return jsonb_build_object('status', 'refused', 'reason', 'unknown');
  end if;
  if length(given) not between 1 and 40 then
    return jsonb_build_object('status', 'refused', 'reason', case when given = '' then 'empty' else 'long' end);
  end if;
  perform from app.wave as held where held.id = add_theme.wave for no key update;
  if exists (
    select from app.theme as held where held.wave_id = add_theme.wave and (held.name = given or held.id = add_theme.id)
  ) then
    return jsonb_build_object('status', 'already');
  end if;
  if (select count(*) from app.theme as held where held.wave_id = add_theme.wave) >= 100 then
    return jsonb_build_object('status', 'refused', 'reason', 'many');
  end if;
  insert into app.theme (id, wave_id, name) values (add_theme.id, add_theme.wave, given)
  on conflict do nothing;
  return jsonb_build_object('status', case when found then 'done' else 'already' end);
end;
$$;

grant execute on function api.add_theme(uuid, uuid, text) to authenticated;

-- Gives a theme another name. Security definer: see api.add_theme.
create function api.rename_theme(theme uuid, name text) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  given constant text := btrim(coalesce(rename_theme.name, ''));
  known app.theme;
begin
  select * into known from app.theme as held where held.id = rename_theme.theme for update;
  if known.id is null or not private.is_office_of(known.wave_id) then
    return jsonb_build_object('status', 'refused', 'reason', 'unknown');
  end if;
  if length(given) not between 1 and 40 then
    return jsonb_build_object('status', 'refused', 'reason', case when given = '' then 'empty' else 'long' end);
  end if;
  if known.name = given then
    return jsonb_build_object('status', 'already');
  end if;
  if exists (select from app.theme as held where held.wave_id = known.wave_id and held.name = given) then
    return jsonb_build_object('status', 'refused', 'reason', 'taken');
  end if;
  update app.theme set name = given where id = known.id;
  return jsonb_build_object('status', 'done');
end;
$$;

grant execute on function api.rename_theme(uuid, text) to authenticated;

-- Takes a theme off the list, and off every text that had it. Security definer: see api.add_theme.
create function api.remove_theme(wave uuid, theme uuid) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
begin
  if not private.is_office_of(remove_theme.wave) then
    return jsonb_build_object('status', 'refused', 'reason', 'unknown');
  end if;
  delete from app.theme as held where held.id = remove_theme.theme and held.wave_id = remove_theme.wave;
  return jsonb_build_object('status', case when found then 'done' else 'already' end);
end;
$$;

grant execute on function api.remove_theme(uuid, uuid) to authenticated;

-- Gives a text a theme of its wave's list, or takes it away. The text has to be one that the office can read.
-- Security definer: see api.add_theme.
create function api.code_text(wave uuid, community uuid, question text, text_key uuid, theme uuid, given boolean)
returns jsonb
language plpgsql security definer
set search_path = ''
as $$
begin
  if code_text.given is null
    or not private.is_office_of(code_text.wave)
    or not exists (
      select from app.wave as asked
      join app.area on area.parent_id = asked.area_id and area.kind = 'community'
      where asked.id = code_text.wave and area.id = code_text.community)
    or not exists (select from app.theme as held where held.id = code_text.theme and held.wave_id = code_text.wave)
    or not exists (
      select from private.texts_said(code_text.wave, code_text.community, false) as told
      where told.key = code_text.text_key and told.question = code_text.question)
  then
    return jsonb_build_object('status', 'refused', 'reason', 'unknown');
  end if;
  if code_text.given then
    insert into app.text_theme (text_key, theme_id) values (code_text.text_key, code_text.theme) on conflict do nothing;
  else
    delete from app.text_theme as held where held.text_key = code_text.text_key and held.theme_id = code_text.theme;
  end if;
  return jsonb_build_object('status', case when found then 'done' else 'already' end);
end;
$$;

grant execute on function api.code_text(uuid, uuid, text, uuid, uuid, boolean) to authenticated;
