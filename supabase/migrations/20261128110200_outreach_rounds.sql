-- Rounds of outreach over premises: what is said, what is left behind, by whom, until when; and that none opens half planned.

create table app.outreach_round (
  id uuid primary key,
  -- The sub-district whose office plans it.
  area_id uuid not null references app.area (id),
  title text not null check (length(title) between 1 and 80),
  opens_on date,
  closes_on date,
  task text not null default '' check (length(task) <= 500),
  people text not null default '' check (length(people) <= 500),
  responsible text not null default '' check (length(responsible) <= 200),
  -- {zh: {what, why, how}, en: {…}}: what it is, why, how to take part.
  guide jsonb not null default '{}' check (jsonb_typeof(guide) = 'object' and length(guide::text) <= 20000),
  state text not null default 'draft' check (state in ('draft', 'open', 'closed')),
  opened_at timestamptz,
  closed_at timestamptz,
  -- When its visits were deleted; its counts stay.
  purged_at timestamptz,
  check (closes_on >= opens_on)
);

create table app.round_area (
  round_id uuid not null references app.outreach_round (id) on delete cascade,
  community_id uuid not null references app.area (id),
  primary key (round_id, community_id)
);

create table app.material (
  id uuid primary key,
  area_id uuid not null references app.area (id),
  name text not null check (length(name) between 1 and 60),
  version text not null default '' check (length(version) <= 30),
  -- Copies there were to begin with; what was left at doors is counted apart.
  stock integer check (stock >= 0),
  unique (area_id, name, version)
);

create table app.round_material (
  round_id uuid not null references app.outreach_round (id) on delete cascade,
  material_id uuid not null references app.material (id),
  primary key (round_id, material_id)
);

alter table app.outreach_round enable row level security;
alter table app.round_area enable row level security;
alter table app.material enable row level security;
alter table app.round_material enable row level security;

create index outreach_round_area_id_idx on app.outreach_round (area_id, opens_on);
create index round_area_community_id_idx on app.round_area (community_id);
create index round_material_material_id_idx on app.round_material (material_id);

create trigger outreach_round_is_audited
  after insert or update or delete on app.outreach_round
  for each row execute function private.write_audit('id');
create trigger round_area_is_audited
  after insert or update or delete on app.round_area
  for each row execute function private.write_audit('round_id', 'community_id');
create trigger material_is_audited
  after insert or update or delete on app.material
  for each row execute function private.write_audit('id');
create trigger round_material_is_audited
  after insert or update or delete on app.round_material
  for each row execute function private.write_audit('round_id', 'material_id');

-- What still keeps a round from opening (四落实: time, task, people, responsibility), in this order; and where it goes.
create function private.missing_in_round(planned app.outreach_round) returns text[]
language sql stable
set search_path = ''
as $$
  select array_remove(array[
    case when planned.opens_on is null or planned.closes_on is null then 'time' end,
    case when btrim(planned.task) = '' then 'task' end,
    case when btrim(planned.people) = '' then 'people' end,
    case when btrim(planned.responsible) = '' then 'responsibility' end,
    case when not exists (select from app.round_area where round_area.round_id = planned.id) then 'areas' end
  ], null);
$$;

-- However it is opened: half planned it is not.
create function private.check_round_is_planned() returns trigger
language plpgsql
set search_path = ''
as $$
declare
  missing constant text[] := private.missing_in_round(new);
begin
  if missing <> '{}' then
    raise exception 'a round does not open without %', array_to_string(missing, ', ') using errcode = 'PT409';
  end if;
  return null;
end;
$$;

create trigger round_opens_planned
  after insert or update on app.outreach_round
  for each row when (new.state = 'open')
  execute function private.check_round_is_planned();

grant select on app.outreach_round, app.round_area, app.material, app.round_material to authenticated;

create policy "the office reads the rounds of its areas" on app.outreach_round
  for select to authenticated
  using (area_id in (select private.my_areas('office')));

create policy "leads and workers read the rounds around them once they are open" on app.outreach_round
  for select to authenticated
  using (state <> 'draft' and area_id in (select private.areas_around_me('lead', 'worker')));

create policy "whoever reads a round reads where it goes" on app.round_area
  for select to authenticated
  using (round_id in (select outreach_round.id from app.outreach_round));

create policy "everybody reads the materials around them" on app.material
  for select to authenticated
  using (area_id in (select private.areas_around_me('office', 'lead', 'worker')));

create policy "whoever reads a round reads what it leaves behind" on app.round_material
  for select to authenticated
  using (round_id in (select outreach_round.id from app.outreach_round));
