-- Lists of doors on their way in: staged row by row, looked at, and put in place wholly or not at all.

create table app.premises_import (
  -- Made by the page, so that a file sent again is the same import.
  id uuid primary key,
  area_id uuid not null references app.area (id),
  staff_id uuid not null references app.staff (id),
  file_name text not null check (length(file_name) <= 200),
  header text[] not null,
  rows integer not null check (rows between 0 and 200000),
  state text not null default 'staging' check (state in ('staging', 'checked', 'committed')),
  began_at timestamptz not null default now(),
  committed_at timestamptz,
  -- {added, updated, unchanged, buildings, estates}
  outcome jsonb
);

-- Unlogged: what a crash takes away is sent again. Emptied when the list is put in place.
create unlogged table app.premises_import_row (
  import_id uuid not null references app.premises_import (id) on delete cascade,
  -- As the file counts its rows.
  place integer not null,
  -- [{field, problem}] and the row as it was written; both null where it is a door.
  problems jsonb,
  cells text[],
  community_id uuid,
  grid_id uuid,
  estate text,
  building text,
  building_kind text,
  unit text,
  floor smallint,
  door text,
  kind text,
  primary key (import_id, place),
  check ((problems is null) = (door is not null))
);

alter table app.premises_import enable row level security;
alter table app.premises_import_row enable row level security;

create index premises_import_area_id_idx on app.premises_import (area_id, began_at);
create index premises_import_staff_id_idx on app.premises_import (staff_id);

-- A list of doors is one line in the audit, not a hundred thousand.
create trigger premises_import_is_audited
  after insert or update or delete on app.premises_import
  for each row execute function private.write_audit('id');

-- Rows that are still being looked at are sent again rather than copied.
create or replace function private.tables_left_out() returns text[]
language sql immutable
set search_path = ''
as $$
  select array[
    'daily_salt', 'throttle', 'duplicate_trace', 'job', 'copy', 'copy_page', 'tally_stamp', 'premises_import_row'];
$$;

-- The import, if it is the signed-in office's own.
create function private.own_import(import uuid) returns app.premises_import
language sql stable
set search_path = ''
as $$
  select held.* from app.premises_import as held
  where held.id = own_import.import and held.area_id in (select private.my_areas('office'));
$$;

-- Where an office's list may put doors: [{id, name_zh, name_en, grids: [{id, name_zh, name_en}]}].
create function api.premises_places(area uuid) returns jsonb
language sql stable
set search_path = ''
begin atomic
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', community.id,
    'name_zh', community.name_zh,
    'name_en', community.name_en,
    'grids', coalesce((
      select jsonb_agg(jsonb_build_object('id', grid.id, 'name_zh', grid.name_zh, 'name_en', grid.name_en)
        order by grid.place, grid.name_zh, grid.id)
      from app.area as grid where grid.parent_id = community.id and grid.kind = 'grid'), '[]'))
    order by community.place, community.name_zh, community.id), '[]')
  from app.area as community
  where community.parent_id = premises_places.area and community.kind = 'community'
    and community.id in (select private.my_areas('office'));
end;

-- Begins an import: {status: begun | already | unknown}. Imports that nobody finished within a week are forgotten here.
-- Security definer: no role but the owner writes tables; whose office it is, is asked here.
create function api.begin_premises_import(id uuid, area uuid, file_name text, header text[], rows integer) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
begin
  if begin_premises_import.area not in (select private.my_areas('office'))
    or not exists (select from app.area as held where held.id = begin_premises_import.area and held.kind = 'subdistrict')
    or exists (select from app.premises_import as held
               where held.id = begin_premises_import.id and held.area_id <> begin_premises_import.area)
  then
    return jsonb_build_object('status', 'unknown');
  end if;
  delete from app.premises_import as old
  where old.area_id = begin_premises_import.area and old.state <> 'committed' and old.began_at < now() - interval '7 days';
  insert into app.premises_import (id, area_id, staff_id, file_name, header, rows)
  values (
    begin_premises_import.id, begin_premises_import.area, private.my_staff_id(), left(begin_premises_import.file_name, 200),
    begin_premises_import.header, begin_premises_import.rows)
  on conflict on constraint premises_import_pkey do nothing;
  return jsonb_build_object('status', case when found then 'begun' else 'already' end);
end;
$$;

-- Takes rows [{place, problems?, cells?, community, grid, estate, building, building_kind, unit, floor, door, kind}] of a begun import, in any order and
-- as often as it takes: {status: staged | unknown | done}.
-- Security definer: see api.begin_premises_import.
create function api.stage_premises(import uuid, rows jsonb) returns jsonb
language plpgsql security definer
set search_path = ''
set jit = off
as $$
declare
  held constant app.premises_import := private.own_import(stage_premises.import);
begin
  if held.id is null or held.state <> 'staging' then
    return jsonb_build_object('status', case when held.id is null then 'unknown' else 'done' end);
  end if;
  -- A grid lies in its community, and the community in the office's sub-district, whatever the sender says.
  if exists (
    select from (
      select distinct listed.community, listed.grid
      from jsonb_to_recordset(stage_premises.rows) as listed (community uuid, grid uuid)
      where listed.community is not null
    ) as named
    where not exists (
      select from app.area as community
      where community.id = named.community and community.parent_id = held.area_id and community.kind = 'community')
    or named.grid is not null and not exists (
      select from app.area as grid where grid.id = named.grid and grid.parent_id = named.community and grid.kind = 'grid'))
  then
    return jsonb_build_object('status', 'unknown');
  end if;
  insert into app.premises_import_row (
    import_id, place, problems, cells, community_id, grid_id, estate, building, building_kind, unit, floor, door, kind)
  select held.id, listed.place, listed.problems, listed.cells, listed.community, listed.grid, listed.estate, listed.building,
    listed.building_kind, listed.unit, listed.floor, listed.door, listed.kind
  from jsonb_to_recordset(stage_premises.rows) as listed (
    place integer, problems jsonb, cells text[], community uuid, grid uuid, estate text, building text, building_kind text,
    unit text, floor smallint, door text, kind text)
  on conflict on constraint premises_import_row_pkey do nothing;
  return jsonb_build_object('status', 'staged');
end;
$$;

-- Every row is staged: {status: checked | already | unknown}.
-- Security definer: see api.begin_premises_import.
create function api.finish_staging(import uuid) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  held constant app.premises_import := private.own_import(finish_staging.import);
begin
  if held.id is null then
    return jsonb_build_object('status', 'unknown');
  end if;
  update app.premises_import as checked set state = 'checked', rows = (
    select count(*) from app.premises_import_row as staged where staged.import_id = held.id)
  where checked.id = held.id and checked.state = 'staging';
  return jsonb_build_object('status', case when found then 'checked' else 'already' end);
end;
$$;

-- Staged doors with the building and the door that is there already, if any.
create function private.staged_doors(import uuid) returns table (
  place integer, community_id uuid, grid_id uuid, estate text, building text, building_kind text, unit text, floor smallint, door text,
  kind text, building_id uuid, premises_id uuid, is_same boolean)
language sql stable
set search_path = ''
as $$
  select staged.place, staged.community_id, staged.grid_id, staged.estate, staged.building, staged.building_kind, staged.unit, staged.floor,
    staged.door, staged.kind, built.id, known.id,
    case when known.id is not null then
      known.kind = staged.kind and (staged.floor is null or known.floor is not distinct from staged.floor) end
  from app.premises_import_row as staged
  left join app.estate on estate.community_id = staged.community_id and estate.name = staged.estate
  left join app.building as built
    on built.community_id = staged.community_id and built.name = staged.building
    and (staged.estate is null and built.estate_id is null or built.estate_id = estate.id)
  left join app.premises as known on known.building_id = built.id and known.unit = staged.unit and known.door = staged.door
  where staged.import_id = staged_doors.import and staged.problems is null;
$$;

-- How far an import is and what it would do: {id, file_name, header, state, rows, staged, bad, problems: {code: rows}, doors: {added, updated, unchanged},
-- buildings: {added, known}, by_community: [{id, name_zh, name_en, doors}], sample: [door], outcome}; null for whoever is not its office.
-- Security definer: no role reads staged rows.
create function api.premises_import(import uuid) returns jsonb
language plpgsql stable security definer
set search_path = ''
set jit = off
as $$
declare
  held constant app.premises_import := private.own_import(premises_import.import);
  head jsonb;
begin
  if held.id is null then
    return null;
  end if;
  head := jsonb_build_object(
    'id', held.id, 'area', held.area_id, 'file_name', held.file_name, 'header', held.header, 'state', held.state, 'rows', held.rows,
    'outcome', held.outcome, 'began_at', held.began_at, 'committed_at', held.committed_at,
    'staged', (select count(*) from app.premises_import_row as staged where staged.import_id = held.id),
    'bad', (select count(*) from app.premises_import_row as staged where staged.import_id = held.id and staged.problems is not null));
  -- While rows come in, only how many: the rest would have to be worked out again each time.
  if held.state <> 'checked' then
    return head;
  end if;
  return head || (
    with staged as materialized (select * from private.staged_doors(held.id))
    select jsonb_build_object(
      'problems', coalesce((
        select jsonb_object_agg(told.problem, told.times) from (
          select listed ->> 'problem' as problem, count(*) as times
          from app.premises_import_row as wrong cross join lateral jsonb_array_elements(wrong.problems) as listed
          where wrong.import_id = held.id and wrong.problems is not null
          group by listed ->> 'problem'
        ) as told), '{}'),
      'doors', (
        select jsonb_build_object(
          'added', count(*) filter (where staged.premises_id is null),
          'updated', count(*) filter (where not staged.is_same),
          'unchanged', count(*) filter (where staged.is_same))
        from staged),
      'buildings', (
        select jsonb_build_object('added', count(*) filter (where one.building_id is null), 'known', count(one.building_id))
        from (select distinct staged.community_id, staged.estate, staged.building, staged.building_id from staged) as one),
      'by_community', coalesce((
        select jsonb_agg(jsonb_build_object('id', area.id, 'name_zh', area.name_zh, 'name_en', area.name_en, 'doors', counted.doors)
          order by area.place, area.name_zh, area.id)
        from (select staged.community_id, count(*) as doors from staged group by staged.community_id) as counted
        join app.area on area.id = counted.community_id), '[]'),
      'sample', coalesce((
        select jsonb_agg(jsonb_build_object(
          'place', shown.place, 'estate', shown.estate, 'building', shown.building, 'unit', shown.unit, 'floor', shown.floor,
          'door', shown.door, 'kind', shown.kind) order by shown.place)
        from (select * from staged order by staged.place limit 20) as shown), '[]')));
end;
$$;

-- Rows that are no doors, in order, at most 5,000 at a time: [{place, cells, problems}].
-- Security definer: no role reads staged rows.
create function api.premises_import_errors(import uuid, after_place integer default -1, most integer default 1000) returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('place', wrong.place, 'cells', wrong.cells, 'problems', wrong.problems) order by wrong.place), '[]')
  from (
    select staged.place, staged.cells, staged.problems
    from app.premises_import_row as staged
    where staged.import_id = (select (private.own_import(premises_import_errors.import)).id)
      and staged.problems is not null and staged.place > premises_import_errors.after_place
    order by staged.place
    limit least(premises_import_errors.most, 5000)
  ) as wrong;
$$;

-- Doors whose kind is another by now, brought up to date in every round that still knows them.
create function private.settle_changed_kinds(doors uuid[]) returns void
language plpgsql
set search_path = ''
as $$
declare
  changed record;
begin
  for changed in
    select stands.round_id, array_agg(stands.premises_id order by stands.premises_id) as doors
    from app.door_state as stands
    join app.premises on premises.id = stands.premises_id and premises.kind <> stands.kind
    where stands.premises_id = any (settle_changed_kinds.doors)
    group by stands.round_id
    order by stands.round_id
  loop
    perform private.settle_doors(changed.round_id, changed.doors);
  end loop;
end;
$$;

-- Puts a checked import in place, wholly or not at all: {status: committed | already, outcome} | {status: has_errors, bad} | {status: not_checked |
-- unknown}. A door that is there already is updated, never doubled; doors that the list does not name stay as they are.
-- Security definer: see api.begin_premises_import.
create function api.commit_premises_import(import uuid) returns jsonb
language plpgsql security definer
set search_path = ''
set jit = off
set statement_timeout = '10min'
as $$
declare
  held app.premises_import;
  bad integer;
  estates integer;
  buildings integer;
  added integer;
  updated integer;
  changed uuid[];
  result jsonb;
begin
  select locked.* into held from app.premises_import as locked
  where locked.id = (select (private.own_import(commit_premises_import.import)).id) for update;
  if held.id is null or held.state = 'staging' then
    return jsonb_build_object('status', case when held.id is null then 'unknown' else 'not_checked' end);
  elsif held.state = 'committed' then
    return jsonb_build_object('status', 'already', 'outcome', held.outcome);
  end if;
  select count(*) into bad from app.premises_import_row as staged where staged.import_id = held.id and staged.problems is not null;
  if bad > 0 then
    return jsonb_build_object('status', 'has_errors', 'bad', bad);
  end if;
  -- One list of an office at a time: two that name the same house wait for each other here, and not halfway.
  perform from app.area where area.id = held.area_id for no key update;

  insert into app.estate (community_id, name)
  select distinct staged.community_id, staged.estate from app.premises_import_row as staged
  where staged.import_id = held.id and staged.estate is not null
  order by staged.community_id, staged.estate
  on conflict do nothing;
  get diagnostics estates = row_count;

  insert into app.building as known (community_id, estate_id, name, kind, grid_id)
  select staged.community_id, estate.id, staged.building, min(staged.building_kind), (array_agg(staged.grid_id order by staged.place)
    filter (where staged.grid_id is not null))[1]
  from app.premises_import_row as staged
  left join app.estate on estate.community_id = staged.community_id and estate.name = staged.estate
  where staged.import_id = held.id
  group by staged.community_id, estate.id, staged.building
  order by staged.community_id, estate.id, staged.building
  on conflict (community_id, estate_id, name) do update set grid_id = excluded.grid_id
  where excluded.grid_id is not null and known.grid_id is distinct from excluded.grid_id;
  buildings := (
    select count(*) from (
      select distinct staged.building_id from private.staged_doors(held.id) as staged) as named);

  with put as (
    insert into app.premises as known (building_id, unit, floor, door, kind)
    select staged.building_id, staged.unit, staged.floor, staged.door, staged.kind
    from private.staged_doors(held.id) as staged
    where staged.is_same is not true
    order by staged.building_id, staged.unit, staged.door
    on conflict (building_id, unit, door) do update
      set floor = coalesce(excluded.floor, known.floor), kind = excluded.kind
    returning known.id, xmax = 0 as is_new
  )
  select count(*) filter (where put.is_new), count(*) filter (where not put.is_new), coalesce(array_agg(put.id) filter (where not put.is_new), '{}')
  into added, updated, changed
  from put;
  perform private.settle_changed_kinds(changed);

  result := jsonb_build_object(
    'added', added, 'updated', updated, 'unchanged', held.rows - added - updated, 'buildings', buildings, 'estates_added', estates);
  delete from app.premises_import_row as staged where staged.import_id = held.id;
  update app.premises_import as done set state = 'committed', committed_at = now(), outcome = result where done.id = held.id;
  return jsonb_build_object('status', 'committed', 'outcome', result);
end;
$$;

-- For the signed-in; each asks itself whose office it is.
grant execute on function api.premises_places(uuid) to authenticated;
grant execute on function api.begin_premises_import(uuid, uuid, text, text[], integer) to authenticated;
grant execute on function api.stage_premises(uuid, jsonb) to authenticated;
grant execute on function api.finish_staging(uuid) to authenticated;
grant execute on function api.premises_import(uuid) to authenticated;
grant execute on function api.premises_import_errors(uuid, integer, integer) to authenticated;
grant execute on function api.commit_premises_import(uuid) to authenticated;
