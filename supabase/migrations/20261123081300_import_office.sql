-- Setting up an office: areas, waves with their plans, and entry points in one call that can be repeated.

-- A wave that has answers keeps its questionnaire and its place: its tallies would otherwise count something else.
create function private.keep_wave_of_answers() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if exists (select from app.answer where answer.wave_id = old.id) then
    raise exception 'wave % has answers: its questionnaire and area stay', old.id using errcode = 'PT409';
  end if;
  return new;
end;
$$;

create trigger wave_with_answers_keeps_its_questionnaire
  before update on app.wave
  for each row
  when (old.questionnaire_version_id <> new.questionnaire_version_id or old.area_id <> new.area_id)
  execute function private.keep_wave_of_answers();

-- {areas: [{id, parent_id, kind, name_zh, name_en, households, place, contact}],
--  waves: [{id, questionnaire, version, name, area_id, opens_at, closes_at, target, score_target, planned_design_effect,
--           plan: [{community_id, planned_n}]}],
--  entry_points: [{id, code, area_id, channel, cluster_number, households}]}
-- What exists (by id, by code) is brought up to date; what is not mentioned stays. Answers how many rows of each are new or changed.
-- Security definer: no role but the owner writes tables.
create function api.import_office(office jsonb) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  areas integer;
  waves integer;
  plans integer;
  entry_points integer;
begin
  insert into app.area as held (id, parent_id, kind, name_zh, name_en, households, place, contact)
  select listed.id, listed.parent_id, listed.kind, listed.name_zh, listed.name_en, listed.households,
    coalesce(listed.place, 0), listed.contact
  from jsonb_to_recordset(coalesce(import_office.office -> 'areas', '[]')) as listed (
    id uuid, parent_id uuid, kind text, name_zh text, name_en text, households integer, place integer, contact text)
  on conflict on constraint area_pkey do update set
    parent_id = excluded.parent_id, kind = excluded.kind, name_zh = excluded.name_zh, name_en = excluded.name_en,
    households = excluded.households, place = excluded.place, contact = excluded.contact
  where (held.parent_id, held.kind, held.name_zh, held.name_en, held.households, held.place, held.contact)
    is distinct from (excluded.parent_id, excluded.kind, excluded.name_zh, excluded.name_en, excluded.households,
      excluded.place, excluded.contact);
  get diagnostics areas = row_count;

  if exists (
    select from jsonb_to_recordset(coalesce(import_office.office -> 'waves', '[]')) as listed (
      questionnaire text, version integer)
    where not exists (
      select from app.questionnaire_version as published
      join app.questionnaire on questionnaire.id = published.questionnaire_id
      where questionnaire.slug = listed.questionnaire and published.version = listed.version)
  ) then
    raise exception 'a wave names a questionnaire version that is not published' using errcode = 'PT400';
  end if;

  insert into app.wave as held (id, questionnaire_version_id, name, area_id, opens_at, closes_at,
    target, score_target, planned_design_effect)
  select listed.id, published.id, listed.name, listed.area_id, listed.opens_at, listed.closes_at,
    coalesce(listed.target, 0.95), coalesce(listed.score_target, 80), coalesce(listed.planned_design_effect, 1.5)
  from jsonb_to_recordset(coalesce(import_office.office -> 'waves', '[]')) as listed (
    id uuid, questionnaire text, version integer, name text, area_id uuid, opens_at timestamptz, closes_at timestamptz,
    target numeric, score_target numeric, planned_design_effect numeric)
  join app.questionnaire on questionnaire.slug = listed.questionnaire
  join app.questionnaire_version as published
    on published.questionnaire_id = questionnaire.id and published.version = listed.version
  on conflict on constraint wave_pkey do update set
    questionnaire_version_id = excluded.questionnaire_version_id, name = excluded.name, area_id = excluded.area_id,
    opens_at = excluded.opens_at, closes_at = excluded.closes_at, target = excluded.target,
    score_target = excluded.score_target, planned_design_effect = excluded.planned_design_effect
  where (held.questionnaire_version_id, held.name, held.area_id, held.opens_at, held.closes_at, held.target,
      held.score_target, held.planned_design_effect)
    is distinct from (excluded.questionnaire_version_id, excluded.name, excluded.area_id, excluded.opens_at,
      excluded.closes_at, excluded.target, excluded.score_target, excluded.planned_design_effect);
  get diagnostics waves = row_count;

  insert into app.wave_plan as held (wave_id, community_id, planned_n)
  select listed.id, planned.community_id, planned.planned_n
  from jsonb_to_recordset(coalesce(import_office.office -> 'waves', '[]')) as listed (id uuid, plan jsonb)
  cross join lateral jsonb_to_recordset(coalesce(listed.plan, '[]')) as planned (community_id uuid, planned_n integer)
  on conflict on constraint wave_plan_pkey do update set planned_n = excluded.planned_n
  where held.planned_n <> excluded.planned_n;
  get diagnostics plans = row_count;

  insert into app.entry_point as held (id, code, area_id, channel, cluster_number, households)
  select coalesce(listed.id, gen_random_uuid()), listed.code, listed.area_id, listed.channel, listed.cluster_number, listed.households
  from jsonb_to_recordset(coalesce(import_office.office -> 'entry_points', '[]')) as listed (
    id uuid, code text, area_id uuid, channel text, cluster_number integer, households integer)
  on conflict on constraint entry_point_code_key do update set
    area_id = excluded.area_id, channel = excluded.channel,
    cluster_number = excluded.cluster_number, households = excluded.households
  where (held.area_id, held.channel, held.cluster_number, held.households)
    is distinct from (excluded.area_id, excluded.channel, excluded.cluster_number, excluded.households);
  get diagnostics entry_points = row_count;

  return jsonb_build_object('areas', areas, 'waves', waves, 'plans', plans, 'entry_points', entry_points);
end;
$$;

grant execute on function api.import_office(jsonb) to service_role;
