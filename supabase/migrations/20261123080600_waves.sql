-- Waves: one round of one questionnaire in one sub-district, and the answers planned per community.

create table app.wave (
  id uuid primary key default gen_random_uuid(),
  questionnaire_version_id uuid not null references app.questionnaire_version (id),
  name text not null check (name <> ''),
  area_id uuid not null references app.area (id),
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  -- Target of the headline rates, 0-1, and of the satisfaction score, 0-100.
  target numeric not null default 0.95 check (target > 0 and target < 1),
  score_target numeric not null default 80 check (score_target > 0 and score_target <= 100),
  planned_design_effect numeric not null default 1.5 check (planned_design_effect >= 1),
  check (closes_at > opens_at)
);

create table app.wave_plan (
  wave_id uuid not null references app.wave (id) on delete cascade,
  community_id uuid not null references app.area (id),
  planned_n integer not null check (planned_n >= 0),
  primary key (wave_id, community_id)
);

alter table app.wave enable row level security;
alter table app.wave_plan enable row level security;

create index wave_area_id_opens_at_idx on app.wave (area_id, opens_at);
create index wave_questionnaire_version_id_idx on app.wave (questionnaire_version_id);
create index wave_plan_community_id_idx on app.wave_plan (community_id);

create trigger wave_is_audited
  after insert or update or delete on app.wave
  for each row execute function private.write_audit('id');

create trigger wave_plan_is_audited
  after insert or update or delete on app.wave_plan
  for each row execute function private.write_audit('wave_id', 'community_id');

-- Answers begun before closing are accepted this much longer.
create function private.grace_after_closing() returns interval
language sql immutable
set search_path = ''
as $$ select interval '72 hours' $$;

grant execute on function private.grace_after_closing() to authenticated;

grant select on app.wave, app.wave_plan to authenticated;

create policy "the office reads the waves of its areas" on app.wave
  for select to authenticated
  using (area_id in (select private.my_areas('office')));

create policy "leads read the waves around their community" on app.wave
  for select to authenticated
  using (area_id in (select private.areas_around_me('lead')));

create policy "office and leads read the plan of their communities" on app.wave_plan
  for select to authenticated
  using (community_id in (select private.my_areas('office', 'lead')));

-- Newest first: what the signed-in person may choose from.
create function api.my_waves() returns jsonb
language sql stable
set search_path = ''
begin atomic
  select coalesce(jsonb_agg(listed.wave order by listed.opens_at desc, listed.id), '[]')
  from (
    select wave.id, wave.opens_at, jsonb_build_object(
      'id', wave.id,
      'name', wave.name,
      'opens_at', wave.opens_at,
      'closes_at', wave.closes_at,
      'area', jsonb_build_object('id', area.id, 'name_zh', area.name_zh, 'name_en', area.name_en),
      'questionnaire', jsonb_build_object(
        'slug', questionnaire.slug,
        'version', questionnaire_version.version,
        'version_id', questionnaire_version.id)) as wave
    from app.wave
    join app.area on area.id = wave.area_id
    join app.questionnaire_version on questionnaire_version.id = wave.questionnaire_version_id
    join app.questionnaire on questionnaire.id = questionnaire_version.questionnaire_id
    order by wave.opens_at desc, wave.id
    limit 200
  ) as listed;
end;

grant execute on function api.my_waves() to authenticated;
