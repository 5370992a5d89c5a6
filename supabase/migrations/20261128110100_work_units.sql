-- Who looks after what: units take estates, people take buildings (单位包小区、干部包楼栋), each with a beginning and an end.

create table app.work_unit (
  id uuid primary key default gen_random_uuid(),
  -- The sub-district whose office keeps the list.
  area_id uuid not null references app.area (id),
  name text not null check (length(name) between 1 and 60),
  unique (area_id, name)
);

-- A row ends and is never changed otherwise: who held what, and when, stays known, because a visit may arrive days later.
create table app.work_unit_member (
  id uuid primary key,
  unit_id uuid not null references app.work_unit (id),
  staff_id uuid not null references app.staff (id),
  begins_at timestamptz not null default now(),
  ends_at timestamptz check (ends_at >= begins_at)
);

create table app.estate_assignment (
  id uuid primary key,
  unit_id uuid not null references app.work_unit (id),
  estate_id uuid not null references app.estate (id),
  begins_at timestamptz not null default now(),
  ends_at timestamptz check (ends_at >= begins_at)
);

create table app.building_assignment (
  id uuid primary key,
  staff_id uuid not null references app.staff (id),
  building_id uuid not null references app.building (id),
  begins_at timestamptz not null default now(),
  ends_at timestamptz check (ends_at >= begins_at)
);

-- For some hours, so that two teams do not meet in one stairwell. It says who is there; it forbids nobody to record a visit.
create table app.building_checkout (
  id uuid primary key,
  building_id uuid not null references app.building (id),
  staff_id uuid not null references app.staff (id),
  begins_at timestamptz not null default now(),
  ends_at timestamptz not null check (ends_at >= begins_at)
);

alter table app.work_unit enable row level security;
alter table app.work_unit_member enable row level security;
alter table app.estate_assignment enable row level security;
alter table app.building_assignment enable row level security;
alter table app.building_checkout enable row level security;

-- Nobody holds the same thing twice at once.
create unique index work_unit_member_now_idx on app.work_unit_member (unit_id, staff_id) where ends_at is null;
create unique index estate_assignment_now_idx on app.estate_assignment (estate_id, unit_id) where ends_at is null;
create unique index building_assignment_now_idx on app.building_assignment (building_id, staff_id) where ends_at is null;

create index work_unit_member_staff_id_idx on app.work_unit_member (staff_id);
create index estate_assignment_unit_id_idx on app.estate_assignment (unit_id);
create index estate_assignment_estate_id_idx on app.estate_assignment (estate_id);
create index building_assignment_staff_id_idx on app.building_assignment (staff_id);
create index building_assignment_building_id_idx on app.building_assignment (building_id);
create index building_checkout_staff_id_idx on app.building_checkout (staff_id);
create index building_checkout_building_id_idx on app.building_checkout (building_id, ends_at);

create trigger work_unit_is_audited
  after insert or update or delete on app.work_unit
  for each row execute function private.write_audit('id');
create trigger work_unit_member_is_audited
  after insert or update or delete on app.work_unit_member
  for each row execute function private.write_audit('id');
create trigger estate_assignment_is_audited
  after insert or update or delete on app.estate_assignment
  for each row execute function private.write_audit('id');
create trigger building_assignment_is_audited
  after insert or update or delete on app.building_assignment
  for each row execute function private.write_audit('id');
create trigger building_checkout_is_audited
  after insert or update or delete on app.building_checkout
  for each row execute function private.write_audit('id');

-- Whether a person held a building when they stood there: by themselves, through their unit, or checked out. Whoever has got it by
-- now may also send what they did before; whoever gave it up may send what they did until then.
create function private.held_building(who uuid, held uuid, at timestamptz) returns boolean
language sql stable
set search_path = ''
as $$
  select exists (
    select from app.building_assignment as own
    where own.staff_id = held_building.who and own.building_id = held_building.held
      and own.begins_at <= now() and (own.ends_at is null or own.ends_at > held_building.at))
  or exists (
    select from app.building
    join app.estate_assignment as through
      on through.estate_id = building.estate_id
      and through.begins_at <= now() and (through.ends_at is null or through.ends_at > held_building.at)
    join app.work_unit_member as member
      on member.unit_id = through.unit_id and member.staff_id = held_building.who
      and member.begins_at <= now() and (member.ends_at is null or member.ends_at > held_building.at)
    where building.id = held_building.held)
  or exists (
    select from app.building_checkout as out
    where out.staff_id = held_building.who and out.building_id = held_building.held
      and out.begins_at <= now() and out.ends_at > held_building.at);
$$;

-- Buildings whose doors the signed-in person may see now, as somebody who goes there.
-- Security definer: policies ask this, and asking the tables directly would ask the policies again.
create function private.my_buildings() returns setof uuid
language sql stable security definer
set search_path = ''
as $$
  select building.id
  from app.building
  where building.id in (
    select own.building_id from app.building_assignment as own
    where own.staff_id = (select private.my_staff_id()) and own.begins_at <= now() and own.ends_at is null
    union
    select through_unit.id
    from app.work_unit_member as member
    join app.estate_assignment as through
      on through.unit_id = member.unit_id and through.begins_at <= now() and through.ends_at is null
    join app.building as through_unit on through_unit.estate_id = through.estate_id
    where member.staff_id = (select private.my_staff_id()) and member.begins_at <= now() and member.ends_at is null
    union
    select out.building_id from app.building_checkout as out
    where out.staff_id = (select private.my_staff_id()) and out.begins_at <= now() and out.ends_at > now())
  and building.community_id in (select private.my_areas('worker', 'lead'));
$$;

-- Buildings of the communities that the signed-in person leads.
-- Security definer: see private.my_buildings.
create function private.led_buildings() returns setof uuid
language sql stable security definer
set search_path = ''
as $$ select id from app.building where community_id in (select private.my_areas('lead')) $$;

-- How colleagues call somebody: for lists that say who was there, or who has a building.
-- Security definer: people read no other row of app.staff.
create function private.name_of(staff_id uuid) returns text
language sql stable security definer
set search_path = ''
as $$ select display_name from app.staff where id = name_of.staff_id $$;

-- Policies and readers run as whoever asks.
grant execute on function private.my_buildings() to authenticated;
grant execute on function private.led_buildings() to authenticated;
grant execute on function private.name_of(uuid) to authenticated;

-- Selecting is granted for the api functions that run as whoever asks; the schema itself stays closed.
grant select on app.estate, app.building, app.premises, app.building_doors to authenticated;
grant select on app.work_unit, app.work_unit_member, app.estate_assignment, app.building_assignment, app.building_checkout
  to authenticated;

create policy "office and leads read estates of their areas" on app.estate
  for select to authenticated
  using (community_id in (select private.my_areas('office', 'lead')));

create policy "workers read estates of their buildings" on app.estate
  for select to authenticated
  using (id in (select estate_id from app.building where building.id in (select private.my_buildings())));

create policy "office and leads read buildings of their areas" on app.building
  for select to authenticated
  using (community_id in (select private.my_areas('office', 'lead')));

create policy "workers read their buildings" on app.building
  for select to authenticated
  using (id in (select private.my_buildings()));

create policy "workers read doors of their buildings" on app.premises
  for select to authenticated
  using (building_id in (select private.my_buildings()));

create policy "leads read doors of their community" on app.premises
  for select to authenticated
  using (building_id in (select private.led_buildings()));

create policy "office and leads read how many doors a building has" on app.building_doors
  for select to authenticated
  using (community_id in (select private.my_areas('office', 'lead')));

create policy "the office reads the units of its areas" on app.work_unit
  for select to authenticated
  using (area_id in (select private.my_areas('office')));

create policy "leads and workers read the units around them" on app.work_unit
  for select to authenticated
  using (area_id in (select private.areas_around_me('lead', 'worker')));

create policy "the office reads who belongs to its units" on app.work_unit_member
  for select to authenticated
  using (unit_id in (select work_unit.id from app.work_unit where work_unit.area_id in (select private.my_areas('office'))));

create policy "people read what units they belong to" on app.work_unit_member
  for select to authenticated
  using (staff_id = (select private.my_staff_id()));

create policy "office and leads read which unit has an estate" on app.estate_assignment
  for select to authenticated
  using (estate_id in (select estate.id from app.estate where estate.community_id in (select private.my_areas('office', 'lead'))));

create policy "office and leads read who has a building" on app.building_assignment
  for select to authenticated
  using (building_id in (select building.id from app.building where building.community_id in (select private.my_areas('office', 'lead'))));

create policy "people read what buildings they have" on app.building_assignment
  for select to authenticated
  using (staff_id = (select private.my_staff_id()));

create policy "office and leads read who has checked a building out" on app.building_checkout
  for select to authenticated
  using (building_id in (select building.id from app.building where building.community_id in (select private.my_areas('office', 'lead'))));

create policy "workers read who has checked their buildings out" on app.building_checkout
  for select to authenticated
  using (building_id in (select private.my_buildings()));
