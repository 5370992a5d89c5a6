-- What an office takes away for analysts: who took what is written down first, and answers are handed out page by page against that line.

-- Where an answer stands in an export: drawn apart from its id, which the phone it came from may know, so that no order gives it away.
alter table app.answer add column export_order uuid not null default gen_random_uuid();

-- Serves what the narrower one served, and the pages of an export.
create index answer_wave_id_community_id_export_order_idx on app.answer (wave_id, community_id, export_order);

create table app.export (
  id uuid primary key,
  wave_id uuid not null references app.wave (id) on delete cascade,
  staff_id uuid references app.staff (id) on delete set null,
  what text not null check (what in ('answers_csv', 'answers_xlsx', 'texts', 'codebook', 'definition')),
  begun_at timestamptz not null default now()
);

comment on table app.export is 'Nothing is handed out without its line here. Kept with the wave; the audit keeps it longer.';

alter table app.export enable row level security;

create index export_wave_id_idx on app.export (wave_id);
create index export_staff_id_idx on app.export (staff_id);

create trigger export_is_audited
  after insert or update or delete on app.export
  for each row execute function private.write_audit('id');

-- Begins an export and says what will be in it: per community of one's own the eligible answers, and how many gave each age band.
-- {communities: [{id, name_zh, name_en, answers, ages: {band: count}}]}; null where the wave is not the asking office's. Repeated, it says so again.
-- Security definer: no role but the owner writes tables.
create function api.begin_export(id uuid, wave uuid, what text) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  exported app.wave;
  age_question text;
begin
  select held.* into exported from app.wave as held
  where held.id = begin_export.wave and held.area_id in (select private.my_areas('office'));
  if exported.id is null then
    return null;
  end if;
  insert into app.export (id, wave_id, staff_id, what)
  values (begin_export.id, exported.id, private.my_staff_id(), begin_export.what)
  on conflict do nothing;
  select published.age_question into age_question
  from app.questionnaire_version as published where published.id = exported.questionnaire_version_id;
  return jsonb_build_object('communities', coalesce((
    select jsonb_agg(jsonb_build_object(
      'id', community.id, 'name_zh', community.name_zh, 'name_en', community.name_en,
      'answers', finished.answers,
      'ages', coalesce((
        select jsonb_object_agg(counted.choice, counted.count)
        from (
          select tally.choice, sum(tally.count) as count from app.tally
          where tally.wave_id = exported.id and tally.community_id = community.id and tally.question = age_question
          group by tally.choice
        ) as counted), '{}'))
      order by community.place, community.name_zh, community.id)
    from app.area as community
    join lateral (
      select sum(day.count) as answers from app.tally_completed as day
      where day.wave_id = exported.id and day.community_id = community.id and day.eligible
    ) as finished on finished.answers > 0
    where community.parent_id = exported.area_id and community.kind = 'community'
  ), '[]'));
end;
$$;

-- The wave of an export that the signed-in person began today and whose office they still are; null otherwise.
create function private.wave_of_export(export uuid, purposes text[]) returns uuid
language sql stable
set search_path = ''
as $$
  select held.wave_id
  from app.export as held
  join app.wave on wave.id = held.wave_id
  where held.id = wave_of_export.export
    and held.what = any (wave_of_export.purposes)
    and held.staff_id = private.my_staff_id()
    and held.begun_at > now() - interval '12 hours'
    and wave.area_id in (select private.my_areas('office'));
$$;

-- One page of a community's eligible answers: {last, rows: [[week, channel, mode, flags, answers], …]}. `last` is where the next page begins,
-- null after the last row. `withheld`: questions whose answers stay here. No id, no cluster, no digest.
-- As text that is JSON, so that on its way nobody takes a million answers apart and puts them together again.
-- Security definer: nobody else reads answers.
create function api.export_answers(export uuid, community uuid, withheld text[], after uuid default null, most integer default 1000) returns text
language sql stable security definer
set search_path = ''
set jit = off
as $$
  with page as (
    select answer.export_order, answer.week, answer.channel, answer.mode, answer.flags,
      case
        when answer.answers ?| export_answers.withheld then answer.answers - export_answers.withheld
        else answer.answers
      end as answers
    from app.answer
    where answer.wave_id = (select private.wave_of_export(export_answers.export, array['answers_csv', 'answers_xlsx']))
      and answer.community_id = export_answers.community
      and answer.export_order > coalesce(export_answers.after, '00000000-0000-0000-0000-000000000000')
      and answer.eligible
    order by answer.export_order
    limit least(greatest(export_answers.most, 1), 5000)
  )
  select json_build_object(
    'last', max(page.export_order::text),
    'rows', coalesce(
      json_agg(json_build_array(page.week, page.channel, page.mode, page.flags, page.answers) order by page.export_order), '[]'))::text
  from page;
$$;

-- One page of what residents of a community wrote to these questions, `fields` beside them null or a field of several:
-- {last, rows: [[which of the questions, from 1, text], …]}. Only where at least ten of them wrote something; in an order of its own, so
-- that no text can be put beside the answer it came with.
-- Security definer: nobody else reads answers.
create function api.export_texts(
  export uuid, community uuid, questions text[], fields text[], after text default null, most integer default 2000) returns jsonb
language sql stable security definer
set search_path = ''
set jit = off
as $$
  with written as (
    select answer.export_order, asked.which,
      case
        when asked.field is null and jsonb_typeof(answer.answers -> asked.question) = 'string' then answer.answers ->> asked.question
        when asked.field is not null then answer.answers -> asked.question ->> asked.field
      end as text
    from app.answer
    cross join unnest(export_texts.questions, export_texts.fields) with ordinality as asked (question, field, which)
    where answer.wave_id = (select private.wave_of_export(export_texts.export, array['texts']))
      and answer.community_id = export_texts.community
      and answer.eligible
  ),
  counted as (
    select md5(written.export_order::text || ' ' || written.which) as turn, written.which, written.text,
      count(*) over (partition by written.which) as texts
    from written
    where btrim(written.text) <> ''
  ),
  page as (
    select counted.turn, counted.which, counted.text
    from counted
    where counted.texts >= 10 and counted.turn > coalesce(export_texts.after, '')
    order by counted.turn
    limit least(greatest(export_texts.most, 1), 5000)
  )
  select jsonb_build_object(
    'last', max(page.turn),
    'rows', coalesce(jsonb_agg(jsonb_build_array(page.which, page.text) order by page.turn), '[]'))
  from page;
$$;

-- The SurveyJS definition of the wave of an export, as it was published.
-- Security definer: the register of exports is nobody's to read.
create function api.export_definition(export uuid) returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select published.definition
  from app.wave
  join app.questionnaire_version as published on published.id = wave.questionnaire_version_id
  where wave.id = (select private.wave_of_export(export_definition.export, array['definition']));
$$;

grant execute on function api.begin_export(uuid, uuid, text) to authenticated;
grant execute on function api.export_answers(uuid, uuid, text[], uuid, integer) to authenticated;
grant execute on function api.export_texts(uuid, uuid, text[], text[], text, integer) to authenticated;
grant execute on function api.export_definition(uuid) to authenticated;
