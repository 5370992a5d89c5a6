-- What every line of the record asks, in a language that keeps its plans: two thousand codes made at once are two thousand lines.

-- As before.
create or replace function private.office_around(area uuid) returns uuid
language plpgsql stable
set search_path = ''
as $$
declare
  held record;
  step uuid := office_around.area;
begin
  while step is not null loop
    select known.id, known.parent_id, known.kind into held from app.area as known where known.id = step;
    if held.kind in ('subdistrict', 'district') then
      return held.id;
    end if;
    step := held.parent_id;
  end loop;
  return null;
end;
$$;

-- As before.
create or replace function private.office_of_person(person uuid) returns uuid
language plpgsql stable
set search_path = ''
as $$
begin
  return private.office_around((
    select held.area_id from app.staff_role as held
    where held.staff_id = office_of_person.person
    order by held.role = 'office' desc, held.area_id
    limit 1));
end;
$$;

-- As before.
create or replace function private.office_of_row(table_name text, line jsonb) returns uuid
language plpgsql stable
set search_path = ''
as $$
declare
  place uuid := coalesce(line ->> 'area_id', line ->> 'community_id');
begin
  if place is null and table_name = 'area' then
    place := coalesce(
      (select held.id from app.area as held where held.id = (line ->> 'id')::uuid), (line ->> 'parent_id')::uuid);
  end if;
  if place is null and line ->> 'building_id' is not null then
    select building.community_id into place from app.building where building.id = (line ->> 'building_id')::uuid;
  end if;
  if place is null and line ->> 'estate_id' is not null then
    select estate.community_id into place from app.estate where estate.id = (line ->> 'estate_id')::uuid;
  end if;
  if place is null and line ->> 'wave_id' is not null then
    select wave.area_id into place from app.wave where wave.id = (line ->> 'wave_id')::uuid;
  end if;
  if place is null and line ->> 'round_id' is not null then
    select held.area_id into place from app.outreach_round as held where held.id = (line ->> 'round_id')::uuid;
  end if;
  if place is null and line ->> 'unit_id' is not null then
    select unit.area_id into place from app.work_unit as unit where unit.id = (line ->> 'unit_id')::uuid;
  end if;
  if place is null and line ->> 'theme_id' is not null then
    select wave.area_id into place
    from app.theme join app.wave on wave.id = theme.wave_id where theme.id = (line ->> 'theme_id')::uuid;
  end if;
  return coalesce(
    private.office_around(place),
    private.office_of_person(case when table_name = 'staff' then (line ->> 'id')::uuid else (line ->> 'staff_id')::uuid end));
end;
$$;

-- As before.
create or replace function private.subject_of_line(line app.audit) returns jsonb
language plpgsql stable
set search_path = ''
as $$
declare
  cells constant jsonb :=
    line.row_key || coalesce(line.about, '{}') || coalesce(line.before, '{}') || coalesce(line.after, '{}');
  told jsonb := '{}';
  key text;
begin
  key := case when line.table_name = 'staff' then cells ->> 'id' else cells ->> 'staff_id' end;
  if key is not null then
    told := told || jsonb_build_object('person', coalesce(
      (select staff.display_name from app.staff where staff.id = key::uuid),
      (select deleted.before ->> 'display_name' from app.audit as deleted
       where deleted.table_name = 'staff' and deleted.action = 'delete' and deleted.row_key ->> 'id' = key limit 1)));
  end if;
  key := coalesce(cells ->> 'area_id', cells ->> 'community_id', case when line.table_name = 'area' then cells ->> 'id' end);
  if key is not null then
    told := told || jsonb_build_object('area', (
      select jsonb_build_object('zh', area.name_zh, 'en', area.name_en) from app.area where area.id = key::uuid));
  end if;
  if cells ->> 'building_id' is not null then
    told := told || jsonb_build_object('building', (
      select building.name from app.building where building.id = (cells ->> 'building_id')::uuid));
  end if;
  key := coalesce(cells ->> 'wave_id', case when line.table_name = 'wave' then cells ->> 'id' end);
  if key is not null then
    told := told || jsonb_build_object('wave', (select wave.name from app.wave where wave.id = key::uuid));
  end if;
  key := coalesce(cells ->> 'round_id', case when line.table_name = 'outreach_round' then cells ->> 'id' end);
  if key is not null then
    told := told || jsonb_build_object('round', (select held.title from app.outreach_round as held where held.id = key::uuid));
  end if;
  return jsonb_strip_nulls(told || jsonb_build_object(
    'name', coalesce(cells ->> 'name', cells ->> 'code', cells ->> 'file_name', cells ->> 'what', cells ->> 'slug')));
end;
$$;

-- As before.
create or replace function private.words_of_line(line app.audit) returns text
language plpgsql stable
set search_path = ''
as $$
begin
  return lower(concat_ws(
    ' ', line.before::text, line.after::text, private.subject_of_line(line)::text,
    (select staff.display_name from app.staff where staff.id = line.staff_id)));
end;
$$;
