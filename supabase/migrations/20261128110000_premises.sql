-- Where doors are: estates, buildings, and every door as the office's own lists have it.

create table app.estate (
  id uuid primary key default gen_random_uuid(),
  community_id uuid not null references app.area (id),
  name text not null check (length(name) between 1 and 60),
  unique (community_id, name),
  unique (id, community_id)
);

create table app.building (
  id uuid primary key default gen_random_uuid(),
  community_id uuid not null references app.area (id),
  grid_id uuid references app.area (id),
  estate_id uuid,
  name text not null check (length(name) between 1 and 60),
  -- A street stands for the shops along it.
  kind text not null default 'building' check (kind in ('building', 'street')),
  foreign key (estate_id, community_id) references app.estate (id, community_id),
  -- By these an import finds it again.
  unique nulls not distinct (community_id, estate_id, name)
);

-- No name, no phone, nothing about who lives there.
create table app.premises (
  id uuid primary key default gen_random_uuid(),
  building_id uuid not null references app.building (id),
  unit text not null default '' check (length(unit) <= 20),
  floor smallint check (floor between -9 and 200),
  door text not null check (length(door) between 1 and 30),
  kind text not null check (kind in ('household', 'shop', 'institution')),
  unique (building_id, unit, door)
);

-- How many doors of each kind a building has: what every rate of coverage starts from.
create table app.building_doors (
  building_id uuid not null references app.building (id) on delete cascade,
  kind text not null,
  community_id uuid not null references app.area (id),
  doors integer not null check (doors >= 0),
  primary key (building_id, kind)
) with (fillfactor = 80);

alter table app.estate enable row level security;
alter table app.building enable row level security;
alter table app.premises enable row level security;
alter table app.building_doors enable row level security;

create index building_grid_id_idx on app.building (grid_id);
create index building_estate_id_idx on app.building (estate_id, community_id);
create index building_doors_community_id_idx on app.building_doors (community_id);

create function private.check_grid_of_building() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if new.grid_id is not null and not exists (
    select from app.area as grid
    where grid.id = new.grid_id and grid.kind = 'grid' and grid.parent_id = new.community_id)
  then
    raise exception 'the grid of a building lies in its community' using errcode = 'PT400';
  end if;
  return null;
end;
$$;

create trigger building_lies_in_its_grid
  after insert or update on app.building
  for each row execute function private.check_grid_of_building();

-- In key order, like every other count.
create function private.count_doors() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  insert into app.building_doors as held (building_id, kind, community_id, doors)
  select changed.building_id, changed.kind, building.community_id, count(*)
  from changed join app.building on building.id = changed.building_id
  group by changed.building_id, changed.kind, building.community_id
  order by changed.building_id, changed.kind
  on conflict on constraint building_doors_pkey do update set doors = held.doors + excluded.doors;
  return null;
end;
$$;

create function private.discount_doors() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  update app.building_doors as held
  set doors = held.doors - gone.doors
  from (select building_id, kind, count(*)::integer as doors from changed group by building_id, kind) as gone
  where held.building_id = gone.building_id and held.kind = gone.kind;
  return null;
end;
$$;

create trigger doors_are_counted_when_added
  after insert on app.premises
  referencing new table as changed
  for each statement execute function private.count_doors();

create trigger doors_are_counted_when_removed
  after delete on app.premises
  referencing old table as changed
  for each statement execute function private.discount_doors();

-- An update is one door fewer and one more.
create trigger doors_are_discounted_when_changed
  after update on app.premises
  referencing old table as changed
  for each statement execute function private.discount_doors();

create trigger doors_are_recounted_when_changed
  after update on app.premises
  referencing new table as changed
  for each statement execute function private.count_doors();
