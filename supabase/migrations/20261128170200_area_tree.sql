-- The tree of areas in the office's own hands: names, statistical codes, households, adults by age; and communities that become one.

-- The 12 digits of the national statistical division: 6 of the county, 3 of the sub-district, 3 of the community.
alter table app.area add column division_code text check (division_code ~ '^[0-9]{12}$');
-- Since when it is no place of its own any more. What was counted there stays there.
alter table app.area add column ended_on date;
alter table app.area add column merged_into uuid references app.area (id);
alter table app.area add constraint area_ends_where_it_goes check ((ended_on is null) = (merged_into is null));

create unique index area_division_code_idx on app.area (division_code) where division_code is not null;
create index area_merged_into_idx on app.area (merged_into) where merged_into is not null;

-- Adults by age, as the questionnaire asks for it.
create table app.area_adults (
  area_id uuid not null references app.area (id) on delete cascade,
  band text not null check (band in ('18_34', '35_49', '50_64', '65_over')),
  adults integer not null check (adults >= 0),
  primary key (area_id, band)
);

alter table app.area_adults enable row level security;

create trigger area_adults_is_audited
  after insert or update or delete on app.area_adults
  for each row execute function private.write_audit('area_id', 'band');

-- The tree of the signed-in office, ended places too: [{id, parent_id, kind, name_zh, name_en, place, households, division_code, ended_on, merged_into,
-- adults: {band: count}, buildings, entry_points, people}], parents before children.
-- Security definer: no role reads adults or other people's roles; whose office it is, is asked in the first step.
create function api.area_tree() returns jsonb
language sql stable security definer
set search_path = ''
as $$
  with mine as materialized (select private.my_areas('office') as id)
  select coalesce(jsonb_agg(
    jsonb_build_object(
      'id', area.id,
      'parent_id', area.parent_id,
      'kind', area.kind,
      'name_zh', area.name_zh,
      'name_en', area.name_en,
      'place', area.place,
      'households', area.households,
      'division_code', area.division_code,
      'ended_on', area.ended_on,
      'merged_into', area.merged_into,
      'adults', coalesce((
        select jsonb_object_agg(held.band, held.adults) from app.area_adults as held where held.area_id = area.id), '{}'),
      'buildings', (
        select count(*) from app.building
        where area.kind = 'community' and building.community_id = area.id or area.kind = 'grid' and building.grid_id = area.id),
      'entry_points', (select count(*) from app.entry_point where entry_point.area_id = area.id),
      'people', (select count(distinct held.staff_id) from app.staff_role as held where held.area_id = area.id))
    order by array_position(array['district', 'subdistrict', 'community', 'grid'], area.kind), area.place, area.name_zh, area.id), '[]')
  from app.area
  where area.id in (select mine.id from mine);
$$;

grant execute on function api.area_tree() to authenticated;

-- What keeps areas [{id, parent, kind, name_zh, name_en, households, division_code, place}] from being kept, row by row.
create function private.problems_of_areas(areas jsonb) returns table (place integer, problem text)
language sql stable
set search_path = ''
as $$
  with
    mine as materialized (select private.my_areas('office') as id),
    listed as materialized (
      select (line.turn - 1)::integer as place, one.id, one.parent, one.kind, trim(one.name_zh) as name_zh, one.division_code,
        held.id is not null as is_known, held.kind as known_kind, held.parent_id as known_parent, held.ended_on,
        coalesce(parent.kind, said.kind) as parent_kind
      from jsonb_array_elements(areas) with ordinality as line (area, turn)
      cross join lateral jsonb_to_record(line.area) as one (
        id uuid, parent uuid, kind text, name_zh text, division_code text)
      left join app.area as held on held.id = one.id
      left join app.area as parent on parent.id = one.parent and parent.id in (select mine.id from mine) and parent.ended_on is null
      -- A grid may come in one list with its community.
      left join lateral (
        select sent ->> 'kind' as kind from jsonb_array_elements(areas) as sent where (sent ->> 'id')::uuid = one.parent limit 1
      ) as said on parent.id is null and not exists (select from app.area as known where known.id = one.parent)
    )
  select listed.place, 'unknown' from listed
  where listed.id is null
    or listed.is_known and (listed.id not in (select mine.id from mine) or listed.kind <> listed.known_kind or listed.ended_on is not null)
    or not listed.is_known and (listed.kind, listed.parent_kind) not in (values ('community', 'subdistrict'), ('grid', 'community'))
    or not listed.is_known and listed.parent_kind is null
    -- A community stays in its sub-district, where its figures are; a grid may go to another community.
    or listed.is_known and listed.kind <> 'grid' and listed.parent is distinct from listed.known_parent
      and listed.known_parent in (select mine.id from mine)
    or listed.is_known and listed.kind = 'grid' and listed.parent_kind is distinct from 'community'
  union all
  select listed.place, 'has_buildings' from listed
  where listed.is_known and listed.kind = 'grid' and listed.parent is distinct from listed.known_parent
    and exists (select from app.building where building.grid_id = listed.id)
  union all
  select listed.place, 'name_missing' from listed where coalesce(listed.name_zh, '') = '' or length(listed.name_zh) > 60
  union all
  select listed.place, 'code_unfit' from listed where listed.division_code !~ '^[0-9]{12}$'
  union all
  select listed.place, 'code_taken' from listed
  where exists (
      select from app.area as other where other.division_code = listed.division_code and other.id <> listed.id
        and not exists (select from listed as moved where moved.id = other.id and moved.division_code is distinct from other.division_code))
    or exists (
      select from listed as other where other.place < listed.place and other.division_code = listed.division_code)
  union all
  select listed.place, 'name_taken' from listed
  where exists (
      select from app.area as other
      where other.parent_id = listed.parent and other.name_zh = listed.name_zh and other.id <> listed.id and other.ended_on is null
        and not exists (select from listed as renamed where renamed.id = other.id and renamed.name_zh <> other.name_zh))
    or exists (
      select from listed as other
      where other.place < listed.place and other.parent = listed.parent and other.name_zh = listed.name_zh)
  union all
  select listed.place, 'twice' from listed
  where exists (select from listed as other where other.place < listed.place and other.id = listed.id);
$$;

-- Writes areas as they shall be, all of them or none; what is not named stays. Rows are {id, parent, kind, name_zh, name_en, households, division_code,
-- place, adults: {band: count}}; `place` null keeps the order, adults are written where they are given.
-- {status: kept, added, changed} | {status: fine | unknown | malformed} | {status: refused, problems: [{place, problem}]}. `only_check` changes nothing.
-- Security definer: no role but the owner writes tables; whose office it is, is asked here.
create function api.keep_areas(areas jsonb, only_check boolean default false) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  problems jsonb;
  added integer;
  changed integer;
begin
  if not exists (select private.my_areas('office')) then
    return jsonb_build_object('status', 'unknown');
  end if;
  if jsonb_typeof(keep_areas.areas) <> 'array' or jsonb_array_length(keep_areas.areas) not between 1 and 2000 then
    return jsonb_build_object('status', 'malformed');
  end if;
  if not keep_areas.only_check then
    lock table app.area in share row exclusive mode;
  end if;
  problems := (
    select jsonb_agg(distinct jsonb_build_object('place', found.place, 'problem', found.problem))
    from private.problems_of_areas(keep_areas.areas) as found);
  if problems is not null then
    return jsonb_build_object('status', 'refused', 'problems', problems);
  end if;
  if keep_areas.only_check then
    return jsonb_build_object('status', 'fine');
  end if;
  -- Codes that change hands within the list are free first.
  update app.area as held set division_code = null
  from jsonb_to_recordset(keep_areas.areas) as listed (id uuid, division_code text)
  where held.id = listed.id and held.division_code is distinct from listed.division_code and held.division_code is not null;
  added := (
    select count(*) from jsonb_to_recordset(keep_areas.areas) as listed (id uuid)
    where not exists (select from app.area as held where held.id = listed.id));
  insert into app.area as held (id, parent_id, kind, name_zh, name_en, households, division_code, place)
  select listed.id, coalesce(listed.parent, known.parent_id), listed.kind, trim(listed.name_zh),
    coalesce(nullif(trim(listed.name_en), ''), trim(listed.name_zh)), listed.households, listed.division_code,
    coalesce(listed.place, known.place, (
      select coalesce(max(sibling.place), 0) from app.area as sibling where sibling.parent_id = listed.parent) + listed.turn)
  from rows from (jsonb_to_recordset(keep_areas.areas) as (
    id uuid, parent uuid, kind text, name_zh text, name_en text, households integer, division_code text, place integer))
    with ordinality as listed (id, parent, kind, name_zh, name_en, households, division_code, place, turn)
  left join app.area as known on known.id = listed.id
  on conflict on constraint area_pkey do update set
    parent_id = case when held.kind = 'grid' then excluded.parent_id else held.parent_id end,
    name_zh = excluded.name_zh, name_en = excluded.name_en, households = excluded.households,
    division_code = excluded.division_code, place = excluded.place
  where (held.parent_id, held.name_zh, held.name_en, held.households, held.division_code, held.place)
    is distinct from (excluded.parent_id, excluded.name_zh, excluded.name_en, excluded.households, excluded.division_code, excluded.place);
  get diagnostics changed = row_count;
  delete from app.area_adults as held
  using jsonb_to_recordset(keep_areas.areas) as listed (id uuid, adults jsonb)
  where held.area_id = listed.id and jsonb_typeof(listed.adults) = 'object' and not listed.adults ? held.band;
  insert into app.area_adults as held (area_id, band, adults)
  select listed.id, given.band, given.adults::integer
  from jsonb_to_recordset(keep_areas.areas) as listed (id uuid, adults jsonb)
  cross join lateral jsonb_each_text(case when jsonb_typeof(listed.adults) = 'object' then listed.adults else '{}' end) as given (band, adults)
  on conflict on constraint area_adults_pkey do update set adults = excluded.adults where held.adults <> excluded.adults;
  return jsonb_build_object('status', 'kept', 'added', added, 'changed', changed - added);
end;
$$;

grant execute on function api.keep_areas(jsonb, boolean) to authenticated;

-- Takes away a place that was made by mistake and of which nothing is known: {status: removed | already | unknown | in_use}.
-- Security definer: see api.keep_areas.
create function api.remove_area(area uuid) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
begin
  if not exists (select from app.area as held where held.id = remove_area.area) then
    return jsonb_build_object('status', case when exists (select private.my_areas('office')) then 'already' else 'unknown' end);
  end if;
  if not exists (
    select from app.area as held
    where held.id = remove_area.area and held.kind in ('community', 'grid') and held.id in (select private.my_areas('office')))
  then
    return jsonb_build_object('status', 'unknown');
  end if;
  delete from app.area as held where held.id = remove_area.area;
  return jsonb_build_object('status', 'removed');
exception when foreign_key_violation then
  return jsonb_build_object('status', 'in_use');
end;
$$;

grant execute on function api.remove_area(uuid) to authenticated;

-- Two communities of one sub-district, or two grids of one community, become one. Answers, figures, visits and waves that are over stay with the place
-- they were counted in, and it stays to be looked up. What goes on goes over: people, codes on the walls (their answers count in the new place from
-- now on), grids, buildings of a grid.
-- {status: merged | already | unknown | open_wave | open_round | has_buildings}.
-- Security definer: see api.keep_areas.
create function api.merge_areas(area uuid, into_area uuid) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  one app.area;
  other app.area;
begin
  lock table app.area in share row exclusive mode;
  select held.* into one from app.area as held
  where held.id = merge_areas.area and held.id in (select private.my_areas('office'));
  select held.* into other from app.area as held
  where held.id = merge_areas.into_area and held.id in (select private.my_areas('office'));
  if one.merged_into = other.id then
    return jsonb_build_object('status', 'already');
  end if;
  if one.id is null or other.id is null or one.id = other.id or one.kind not in ('community', 'grid') or one.kind <> other.kind
    or one.parent_id <> other.parent_id or one.ended_on is not null or other.ended_on is not null
  then
    return jsonb_build_object('status', 'unknown');
  end if;
  if one.kind = 'community' then
    if exists (
      select from app.wave
      where wave.area_id = one.parent_id and now() >= wave.opens_at and now() < wave.closes_at + private.grace_after_closing())
    then
      return jsonb_build_object('status', 'open_wave');
    end if;
    if exists (
      select from app.round_area as goes join app.outreach_round as held on held.id = goes.round_id
      where goes.community_id = one.id and held.state <> 'closed')
    then
      return jsonb_build_object('status', 'open_round');
    end if;
    -- Coverage is counted building by building in the community where it was walked.
    if exists (select from app.building where building.community_id = one.id) then
      return jsonb_build_object('status', 'has_buildings');
    end if;
  end if;
  update app.area as held set parent_id = other.id where held.parent_id = one.id and held.kind = 'grid' and held.ended_on is null;
  update app.building set grid_id = other.id where building.grid_id = one.id;
  -- Clusters of two places are two clusters.
  update app.entry_point as moved set
    area_id = other.id,
    cluster_number = moved.cluster_number + (
      select coalesce(max(known.cluster_number), 0) from app.entry_point as known where known.area_id = other.id)
  where moved.area_id = one.id;
  insert into app.staff_role (staff_id, role, area_id)
  select held.staff_id, held.role, other.id from app.staff_role as held where held.area_id = one.id
  on conflict do nothing;
  update app.area as held set ended_on = private.local_day(), merged_into = other.id where held.id = one.id;
  return jsonb_build_object('status', 'merged');
end;
$$;

grant execute on function api.merge_areas(uuid, uuid) to authenticated;

-- Nobody is given work in a place that has ended.
create or replace function api.role_places() returns jsonb
language sql stable
set search_path = ''
begin atomic
  select coalesce(jsonb_agg(
    jsonb_build_object(
      'id', area.id, 'kind', area.kind, 'name_zh', area.name_zh, 'name_en', area.name_en, 'parent_id', area.parent_id)
    order by area.kind desc, area.place, area.name_zh, area.id), '[]')
  from app.area
  where area.kind in ('subdistrict', 'community') and area.ended_on is null and area.id in (select private.my_areas('office'));
end;
