-- Waves for some channels: shops and service windows answer questionnaires of their own while residents answer theirs.

-- Null: for every channel that no wave of its own takes over.
alter table app.wave add column channels text[]
  constraint wave_channels_are_known check (
    channels <@ array['door', 'poster', 'school', 'shop', 'window', 'group', 'street'] and cardinality(channels) > 0);

-- The wave an entry point of this channel leads to: the open one, else the next, else the last; of several in the same
-- state the one that names the channel.
create function private.wave_for(subdistrict uuid, channel text) returns app.wave
language sql stable
set search_path = ''
as $$
  select wave.* from app.wave
  where wave.area_id = wave_for.subdistrict
    and (wave.channels is null or wave_for.channel = any (wave.channels))
  order by
    case when now() >= wave.opens_at and now() < wave.closes_at then 0 when now() < wave.opens_at then 1 else 2 end,
    wave.channels is null,
    case when now() < wave.opens_at then wave.opens_at end,
    wave.opens_at desc,
    wave.id
  limit 1;
$$;

-- What stands behind a code. With `wave`, that wave of the same place and for this channel: for an answer begun before it closed.
-- Security definer: residents are signed out and read no table; they learn only what is printed beside the code.
create or replace function api.entry_point(code text, wave uuid default null) returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select coalesce((
    select jsonb_build_object(
      'status', case
        when chosen.id is null or now() < chosen.opens_at then 'not_open'
        when now() < chosen.closes_at then 'open'
        else 'closed' end,
      'entry_point_id', printed.id,
      'channel', printed.channel,
      'cluster', printed.cluster_number,
      'community', jsonb_build_object('id', community.id, 'name_zh', community.name_zh, 'name_en', community.name_en),
      'office', jsonb_build_object(
        'id', office.id, 'name_zh', office.name_zh, 'name_en', office.name_en, 'contact', office.contact),
      'wave', case when chosen.id is not null then jsonb_build_object(
        'id', chosen.id, 'name', chosen.name, 'opens_at', chosen.opens_at, 'closes_at', chosen.closes_at,
        'accepts_until', chosen.closes_at + private.grace_after_closing()) end,
      'questionnaire', case when chosen.id is not null then (
        select jsonb_build_object('slug', questionnaire.slug, 'version_id', published.id, 'version', published.version)
        from app.questionnaire_version as published
        join app.questionnaire on questionnaire.id = published.questionnaire_id
        where published.id = chosen.questionnaire_version_id) end)
    from app.entry_point as printed
    join app.area as community on community.id = printed.area_id
    join app.area as office on office.id = community.parent_id
    left join lateral (
      select asked.* from app.wave as asked
      where asked.id = entry_point.wave and asked.area_id = office.id
        and (asked.channels is null or printed.channel = any (asked.channels))
      union all
      select standard.* from private.wave_for(office.id, printed.channel) as standard
      where entry_point.wave is null and standard.id is not null
    ) as chosen on true
    where printed.code = entry_point.code
  ), jsonb_build_object('status', 'unknown'));
$$;

drop function private.wave_of_area(uuid);

-- {areas: [{id, parent_id, kind, name_zh, name_en, households, place, contact}],
--  waves: [{id, questionnaire, version, name, area_id, opens_at, closes_at, target, score_target, planned_design_effect,
--           channels, plan: [{community_id, planned_n}]}],
--  entry_points: [{id, code, area_id, channel, cluster_number, households}]}
-- What exists (by id, by code) is brought up to date; what is not mentioned stays. Answers how many rows of each are new or changed.
-- Security definer: no role but the owner writes tables.
create or replace function api.import_office(office jsonb) returns jsonb
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
    target, score_target, planned_design_effect, channels)
  select listed.id, published.id, listed.name, listed.area_id, listed.opens_at, listed.closes_at,
    coalesce(listed.target, 0.95), coalesce(listed.score_target, 80), coalesce(listed.planned_design_effect, 1.5),
    listed.channels
  from jsonb_to_recordset(coalesce(import_office.office -> 'waves', '[]')) as listed (
    id uuid, questionnaire text, version integer, name text, area_id uuid, opens_at timestamptz, closes_at timestamptz,
    target numeric, score_target numeric, planned_design_effect numeric, channels text[])
  join app.questionnaire on questionnaire.slug = listed.questionnaire
  join app.questionnaire_version as published
    on published.questionnaire_id = questionnaire.id and published.version = listed.version
  on conflict on constraint wave_pkey do update set
    questionnaire_version_id = excluded.questionnaire_version_id, name = excluded.name, area_id = excluded.area_id,
    opens_at = excluded.opens_at, closes_at = excluded.closes_at, target = excluded.target,
    score_target = excluded.score_target, planned_design_effect = excluded.planned_design_effect,
    channels = excluded.channels
  where (held.questionnaire_version_id, held.name, held.area_id, held.opens_at, held.closes_at, held.target,
      held.score_target, held.planned_design_effect, held.channels)
    is distinct from (excluded.questionnaire_version_id, excluded.name, excluded.area_id, excluded.opens_at,
      excluded.closes_at, excluded.target, excluded.score_target, excluded.planned_design_effect, excluded.channels);
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
