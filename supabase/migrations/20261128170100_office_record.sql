-- The record of who did what: whose office a line concerns, who wrote it whatever account they have by now, and a way to read it.

alter table app.audit add column staff_id uuid;
-- The sub-district it concerns; null for what concerns them all, and for what cannot be told.
alter table app.audit add column office_id uuid;
-- What the row names besides its key, so that a line about one changed cell still says whose it was.
alter table app.audit add column about jsonb;
-- What a search looks into.
alter table app.audit add column words text;

create index audit_office_id_id_idx on app.audit (office_id, id);
create index audit_staff_id_id_idx on app.audit (staff_id, id);

-- The sub-district an area lies in, or the area itself where it lies in none.
create function private.office_around(area uuid) returns uuid
language sql stable
set search_path = ''
as $$
  with recursive around as (
    select held.id, held.parent_id, held.kind from app.area as held where held.id = office_around.area
    union all
    select held.id, held.parent_id, held.kind from app.area as held join around on held.id = around.parent_id
    where around.kind in ('grid', 'community')
  )
  select around.id from around where around.kind in ('subdistrict', 'district') limit 1;
$$;

create function private.office_of_person(person uuid) returns uuid
language sql stable
set search_path = ''
as $$
  select private.office_around(held.area_id) from app.staff_role as held
  where held.staff_id = office_of_person.person
  order by held.role = 'office' desc, held.area_id
  limit 1;
$$;

-- The sub-district a row belongs to, by what it names: its area, or something that lies in one.
create function private.office_of_row(table_name text, line jsonb) returns uuid
language sql stable
set search_path = ''
as $$
  select coalesce(
    private.office_around(coalesce(
      (line ->> 'area_id')::uuid,
      (line ->> 'community_id')::uuid,
      case when table_name = 'area' then coalesce(
        (select held.id from app.area as held where held.id = (line ->> 'id')::uuid), (line ->> 'parent_id')::uuid) end,
      (select building.community_id from app.building where building.id = (line ->> 'building_id')::uuid),
      (select estate.community_id from app.estate where estate.id = (line ->> 'estate_id')::uuid),
      (select wave.area_id from app.wave where wave.id = (line ->> 'wave_id')::uuid),
      (select held.area_id from app.outreach_round as held where held.id = (line ->> 'round_id')::uuid),
      (select unit.area_id from app.work_unit as unit where unit.id = (line ->> 'unit_id')::uuid),
      (select wave.area_id from app.theme join app.wave on wave.id = theme.wave_id where theme.id = (line ->> 'theme_id')::uuid))),
    private.office_of_person(case when table_name = 'staff' then (line ->> 'id')::uuid else (line ->> 'staff_id')::uuid end));
$$;

-- What a line is about, in the words of the office: the name of a person, an area, a wave. Null where nothing has a name.
create function private.subject_of_line(line app.audit) returns jsonb
language sql stable
set search_path = ''
as $$
  with told as (select line.row_key || coalesce(line.about, '{}') || coalesce(line.before, '{}') || coalesce(line.after, '{}') as cells)
  select jsonb_strip_nulls(jsonb_build_object(
    'person', (
      select coalesce(staff.display_name, gone.before ->> 'display_name')
      from told
      left join app.staff
        on staff.id = case when line.table_name = 'staff' then (told.cells ->> 'id')::uuid else (told.cells ->> 'staff_id')::uuid end
      left join lateral (
        select deleted.before from app.audit as deleted
        where deleted.table_name = 'staff' and deleted.action = 'delete' and staff.id is null
          and deleted.row_key ->> 'id' = coalesce(told.cells ->> 'staff_id', told.cells ->> 'id')
        limit 1) as gone on true
      where line.table_name = 'staff' or told.cells ? 'staff_id'),
    'area', (
      select jsonb_build_object('zh', area.name_zh, 'en', area.name_en)
      from told join app.area
        on area.id = coalesce(
          (told.cells ->> 'area_id')::uuid, (told.cells ->> 'community_id')::uuid,
          case when line.table_name = 'area' then (told.cells ->> 'id')::uuid end)),
    'building', (select building.name from told join app.building on building.id = (told.cells ->> 'building_id')::uuid),
    'wave', (
      select wave.name from told join app.wave
        on wave.id = coalesce((told.cells ->> 'wave_id')::uuid, case when line.table_name = 'wave' then (told.cells ->> 'id')::uuid end)),
    'round', (
      select held.title from told join app.outreach_round as held
        on held.id = coalesce(
          (told.cells ->> 'round_id')::uuid, case when line.table_name = 'outreach_round' then (told.cells ->> 'id')::uuid end)),
    'name', (
      select coalesce(told.cells ->> 'name', told.cells ->> 'code', told.cells ->> 'file_name', told.cells ->> 'what', told.cells ->> 'slug')
      from told)));
$$;

-- All that a search may find in a line, as it was called then.
create function private.words_of_line(line app.audit) returns text
language sql stable
set search_path = ''
as $$
  select lower(concat_ws(
    ' ', line.before::text, line.after::text, private.subject_of_line(line)::text,
    (select staff.display_name from app.staff where staff.id = line.staff_id)));
$$;

-- What was written before is told apart once, here; from then on nobody changes it, as ever.
alter table app.audit disable trigger audit_stays_as_written;
update app.audit set
  staff_id = (
    select coalesce(
      (select staff.id from app.staff where staff.auth_user_id = audit.auth_user_id),
      (select (signed.row_key ->> 'id')::uuid from app.audit as signed
       where signed.table_name = 'staff' and signed.after ->> 'auth_user_id' = audit.auth_user_id::text limit 1))),
  office_id = private.office_of_row(audit.table_name, audit.row_key || coalesce(audit.before, '{}') || coalesce(audit.after, '{}'));
update app.audit set words = private.words_of_line(audit);
alter table app.audit enable trigger audit_stays_as_written;

-- Security definer: nobody may write app.audit, and still every change must leave its line there.
-- The trigger's arguments are the names of the key columns.
create or replace function private.write_audit() returns trigger
language plpgsql security definer
set search_path = ''
as $$
declare
  unlogged constant text[] := array['token_hash', 'definition', 'form', 'counting'];
  naming constant text[] := array[
    'area_id', 'community_id', 'staff_id', 'building_id', 'estate_id', 'wave_id', 'round_id', 'unit_id', 'theme_id', 'name', 'code',
    'title', 'file_name', 'what'];
  before jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) - unlogged end;
  after jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) - unlogged end;
  me constant uuid := private.my_staff_id();
  line app.audit;
begin
  if before = after then
    return null;
  end if;
  line.role := private.acting_role();
  line.auth_user_id := (select auth.uid());
  line.staff_id := me;
  line.office_id := coalesce(private.office_of_row(tg_table_name, coalesce(after, before)), private.office_of_person(me));
  line.about := case when tg_op = 'UPDATE' then (
    select jsonb_object_agg(cell.key, cell.value) from jsonb_each(after) as cell (key, value)
    where cell.key = any (naming) and cell.value <> 'null') end;
  line.table_name := tg_table_name;
  line.action := lower(tg_op);
  line.row_key := (select jsonb_object_agg(key, coalesce(after, before) -> key) from unnest(tg_argv) as key);
  line.before := case when after is null then before else private.differing(before, after) end;
  line.after := case when before is null then after else private.differing(after, before) end;
  line.words := private.words_of_line(line);
  insert into app.audit (role, auth_user_id, staff_id, office_id, about, words, table_name, action, row_key, before, after)
  values (
    line.role, line.auth_user_id, line.staff_id, line.office_id, line.about, line.words, line.table_name, line.action, line.row_key,
    line.before, line.after);
  return null;
end;
$$;

-- Lines that concern the signed-in office's areas, newest first: [{id, at, role, who, who_id, table, action, before, after, subject}]. `asked` narrows:
-- {words, who, table, since, until}, days of China, both included. The next page begins before the last id.
-- Backups, restores and published questionnaires concern every office.
-- Security definer: no role reads app.audit; whose office it is, is asked in the first step.
create function api.office_record(asked jsonb default '{}', before_id bigint default null, most integer default 50) returns jsonb
language sql stable security definer
set search_path = ''
as $$
  with
    mine as materialized (select private.my_areas('office') as area_id),
    shown as (
      select line.*
      from app.audit as line
      where exists (select from mine)
        and (line.office_id in (select mine.area_id from mine)
          or line.office_id is null and line.table_name in ('copy', 'questionnaire', 'questionnaire_version'))
        and (office_record.before_id is null or line.id < office_record.before_id)
        and (asked ->> 'table' is null or line.table_name = asked ->> 'table')
        and (asked ->> 'who' is null or line.staff_id = (asked ->> 'who')::uuid)
        and (asked ->> 'since' is null or line.at >= ((asked ->> 'since')::date)::timestamp at time zone 'Asia/Shanghai')
        and (asked ->> 'until' is null or line.at < ((asked ->> 'until')::date + 1)::timestamp at time zone 'Asia/Shanghai')
        and (coalesce(asked ->> 'words', '') = ''
          or position(lower(asked ->> 'words') in line.words) > 0)
      order by line.id desc
      limit least(greatest(office_record.most, 0), 1000)
    )
  select coalesce(jsonb_agg(
    jsonb_build_object(
      'id', shown.id,
      'at', shown.at,
      'role', shown.role,
      'who_id', shown.staff_id,
      'who', (select staff.display_name from app.staff where staff.id = shown.staff_id),
      'table', shown.table_name,
      'action', shown.action,
      'before', shown.before,
      'after', shown.after,
      'subject', private.subject_of_line(shown::app.audit))
    order by shown.id desc), '[]')
  from shown;
$$;

grant execute on function api.office_record(jsonb, bigint, integer) to authenticated;
