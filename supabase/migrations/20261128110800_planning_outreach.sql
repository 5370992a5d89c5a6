-- How an office plans a round and hands out buildings. Every write says what became of it, and can be repeated.

-- Whether somebody works somewhere in an area: only those can be given anything there.
-- Security definer: people read no roles but their own.
create function private.works_in(staff uuid, area uuid) returns boolean
language sql stable security definer
set search_path = ''
as $$
  with recursive around as (
    select works_in.area as id
    union
    select held.parent_id from app.area as held join around on held.id = around.id where held.parent_id is not null
  ),
  inside as (
    select works_in.area as id
    union
    select held.id from app.area as held join inside on held.parent_id = inside.id
  )
  select exists (
    select from app.staff_role
    join app.staff on staff.id = staff_role.staff_id and staff.active
    where staff_role.staff_id = works_in.staff
      and staff_role.area_id in (select around.id from around union select inside.id from inside));
$$;

-- Writes the plan of a round that is still a draft: {id, area, title, opens_on, closes_on, task, people, responsible, guide, communities,
-- materials}. Answers {status: planned, missing: […]} | {status: unknown | not_draft | malformed}.
-- Security definer: no role but the owner writes tables; whose office it is, is asked here.
create function api.plan_round(round jsonb) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  asked constant uuid := (plan_round.round ->> 'id')::uuid;
  office constant uuid := (plan_round.round ->> 'area')::uuid;
  held app.outreach_round;
begin
  select known.* into held from app.outreach_round as known where known.id = asked for update;
  if coalesce(held.area_id, office) <> office or office not in (select private.my_areas('office'))
    or not exists (select from app.area where area.id = office and area.kind = 'subdistrict')
    or exists (
      select from jsonb_array_elements_text(coalesce(plan_round.round -> 'communities', '[]')) as listed (id)
      where not exists (
        select from app.area as community
        where community.id = listed.id::uuid and community.parent_id = office and community.kind = 'community'))
    or exists (
      select from jsonb_array_elements_text(coalesce(plan_round.round -> 'materials', '[]')) as listed (id)
      where not exists (select from app.material where material.id = listed.id::uuid and material.area_id = office))
  then
    return jsonb_build_object('status', 'unknown');
  end if;
  if held.state <> 'draft' then
    return jsonb_build_object('status', 'not_draft');
  end if;
  insert into app.outreach_round as planned (id, area_id, title, opens_on, closes_on, task, people, responsible, guide)
  values (
    asked, office, plan_round.round ->> 'title', (plan_round.round ->> 'opens_on')::date, (plan_round.round ->> 'closes_on')::date,
    coalesce(plan_round.round ->> 'task', ''), coalesce(plan_round.round ->> 'people', ''),
    coalesce(plan_round.round ->> 'responsible', ''), coalesce(plan_round.round -> 'guide', '{}'))
  on conflict on constraint outreach_round_pkey do update
    set title = excluded.title, opens_on = excluded.opens_on, closes_on = excluded.closes_on, task = excluded.task,
      people = excluded.people, responsible = excluded.responsible, guide = excluded.guide
  returning planned.* into held;
  delete from app.round_area where round_area.round_id = asked
    and round_area.community_id::text not in (select jsonb_array_elements_text(coalesce(plan_round.round -> 'communities', '[]')));
  insert into app.round_area (round_id, community_id)
  select asked, listed.id::uuid from jsonb_array_elements_text(coalesce(plan_round.round -> 'communities', '[]')) as listed (id)
  on conflict do nothing;
  delete from app.round_material where round_material.round_id = asked
    and round_material.material_id::text not in (select jsonb_array_elements_text(coalesce(plan_round.round -> 'materials', '[]')));
  insert into app.round_material (round_id, material_id)
  select asked, listed.id::uuid from jsonb_array_elements_text(coalesce(plan_round.round -> 'materials', '[]')) as listed (id)
  on conflict do nothing;
  return jsonb_build_object('status', 'planned', 'missing', private.missing_in_round(held));
exception when check_violation or not_null_violation or data_exception then
  return jsonb_build_object('status', 'malformed');
end;
$$;

-- Opens a planned round: {status: opened | already | closed | unknown} | {status: missing, missing: […]}, the missing among time, task, people,
-- responsibility, areas.
-- Security definer: see api.plan_round.
create function api.open_round(round uuid) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  held app.outreach_round;
  missing text[];
begin
  select planned.* into held from app.outreach_round as planned
  where planned.id = open_round.round and planned.area_id in (select private.my_areas('office')) for update;
  missing := private.missing_in_round(held);
  if held.id is null then
    return jsonb_build_object('status', 'unknown');
  elsif held.state = 'open' then
    return jsonb_build_object('status', 'already');
  elsif held.state = 'closed' then
    return jsonb_build_object('status', 'closed');
  elsif missing <> '{}' then
    return jsonb_build_object('status', 'missing', 'missing', missing);
  end if;
  update app.outreach_round as planned set state = 'open', opened_at = now() where planned.id = held.id;
  return jsonb_build_object('status', 'opened');
end;
$$;

-- Ends an open round before its last day, or marks that it is over: {status: closed | already | not_open | unknown}. What was done until
-- now may still arrive for two weeks.
-- Security definer: see api.plan_round.
create function api.close_round(round uuid) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  held app.outreach_round;
begin
  select planned.* into held from app.outreach_round as planned
  where planned.id = close_round.round and planned.area_id in (select private.my_areas('office')) for update;
  if held.id is null then
    return jsonb_build_object('status', 'unknown');
  elsif held.state <> 'open' then
    return jsonb_build_object('status', case held.state when 'closed' then 'already' else 'not_open' end);
  end if;
  update app.outreach_round as planned set state = 'closed', closed_at = now() where planned.id = held.id;
  return jsonb_build_object('status', 'closed');
end;
$$;

-- Keeps a material on the office's list: {status: kept | unknown | taken}; `taken`: another has this name and version.
-- Security definer: see api.plan_round.
create function api.keep_material(id uuid, area uuid, name text, version text, stock integer default null) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
begin
  if keep_material.area not in (select private.my_areas('office')) or exists (
    select from app.material as known where known.id = keep_material.id and known.area_id <> keep_material.area) then
    return jsonb_build_object('status', 'unknown');
  end if;
  insert into app.material as held (id, area_id, name, version, stock)
  values (keep_material.id, keep_material.area, keep_material.name, keep_material.version, keep_material.stock)
  on conflict on constraint material_pkey do update
    set name = excluded.name, version = excluded.version, stock = excluded.stock;
  return jsonb_build_object('status', 'kept');
exception when unique_violation then
  return jsonb_build_object('status', 'taken');
end;
$$;

-- [{id, name, version, stock, left}] of one office.
create function api.materials(area uuid) returns jsonb
language sql stable
set search_path = ''
begin atomic
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', material.id,
    'name', material.name,
    'version', material.version,
    'stock', material.stock,
    'left', coalesce((select sum(given.copies) from app.material_left as given where given.material_id = material.id), 0))
    order by material.name, material.version, material.id), '[]')
  from app.material where material.area_id = materials.area;
end;

-- Keeps a unit on the office's list: {status: kept | unknown | taken}.
-- Security definer: see api.plan_round.
create function api.keep_work_unit(id uuid, area uuid, name text) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
begin
  if keep_work_unit.area not in (select private.my_areas('office')) or exists (
    select from app.work_unit as known where known.id = keep_work_unit.id and known.area_id <> keep_work_unit.area) then
    return jsonb_build_object('status', 'unknown');
  end if;
  insert into app.work_unit as held (id, area_id, name) values (keep_work_unit.id, keep_work_unit.area, keep_work_unit.name)
  on conflict on constraint work_unit_pkey do update set name = excluded.name;
  return jsonb_build_object('status', 'kept');
exception when unique_violation then
  return jsonb_build_object('status', 'taken');
end;
$$;

-- Something given to somebody, from now on: a person to a unit, an estate to a unit, a building to a person. `from_holder` ends what they
-- hold in the same moment: a hand-over is one call. Answers {status: assigned | already | unknown}; repeating it changes nothing.
-- Security definer: see api.plan_round.
create function api.join_work_unit(id uuid, unit uuid, staff uuid) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  office constant uuid := (select work_unit.area_id from app.work_unit where work_unit.id = join_work_unit.unit);
begin
  if office is null or office not in (select private.my_areas('office')) or not private.works_in(join_work_unit.staff, office) then
    return jsonb_build_object('status', 'unknown');
  end if;
  insert into app.work_unit_member (id, unit_id, staff_id) values (join_work_unit.id, join_work_unit.unit, join_work_unit.staff)
  on conflict do nothing;
  return jsonb_build_object('status', case when found then 'assigned' else 'already' end);
end;
$$;

create function api.assign_estate(id uuid, estate uuid, unit uuid, from_holder uuid default null) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  community constant uuid := (select held.community_id from app.estate as held where held.id = assign_estate.estate);
begin
  if community is null or community not in (select private.my_areas('office')) or not exists (
    select from app.work_unit as taken
    where taken.id = assign_estate.unit and taken.area_id in (select private.my_areas('office'))
      and taken.area_id = (select area.parent_id from app.area where area.id = community))
  then
    return jsonb_build_object('status', 'unknown');
  end if;
  perform from app.estate as held where held.id = assign_estate.estate for update;
  if assign_estate.from_holder <> assign_estate.unit then
    update app.estate_assignment as held set ends_at = now()
    where held.estate_id = assign_estate.estate and held.unit_id = assign_estate.from_holder and held.ends_at is null;
  end if;
  insert into app.estate_assignment (id, unit_id, estate_id) values (assign_estate.id, assign_estate.unit, assign_estate.estate)
  on conflict do nothing;
  return jsonb_build_object('status', case when found then 'assigned' else 'already' end);
end;
$$;

-- A lead may do this in the own community, too.
create function api.assign_building(id uuid, building uuid, staff uuid, from_holder uuid default null) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  community constant uuid := (select held.community_id from app.building as held where held.id = assign_building.building);
begin
  if community is null or community not in (select private.my_areas('office', 'lead'))
    or not private.works_in(assign_building.staff, community) then
    return jsonb_build_object('status', 'unknown');
  end if;
  perform from app.building as held where held.id = assign_building.building for update;
  if assign_building.from_holder <> assign_building.staff then
    update app.building_assignment as held set ends_at = now()
    where held.building_id = assign_building.building and held.staff_id = assign_building.from_holder and held.ends_at is null;
  end if;
  insert into app.building_assignment (id, staff_id, building_id)
  values (assign_building.id, assign_building.staff, assign_building.building)
  on conflict do nothing;
  return jsonb_build_object('status', case when found then 'assigned' else 'already' end);
end;
$$;

-- Ends membership in a unit, or an assignment, of whichever kind the id is: {status: ended | already | unknown}.
-- Security definer: see api.plan_round.
create function api.end_assignment(id uuid) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  ours boolean;
  ended integer := 0;
  changed integer;
begin
  ours := exists (
    select from app.building_assignment as held join app.building on building.id = held.building_id
    where held.id = end_assignment.id and building.community_id in (select private.my_areas('office', 'lead')))
  or exists (
    select from app.estate_assignment as held join app.estate on estate.id = held.estate_id
    where held.id = end_assignment.id and estate.community_id in (select private.my_areas('office')))
  or exists (
    select from app.work_unit_member as held join app.work_unit on work_unit.id = held.unit_id
    where held.id = end_assignment.id and work_unit.area_id in (select private.my_areas('office')));
  if not ours then
    return jsonb_build_object('status', 'unknown');
  end if;
  update app.building_assignment as held set ends_at = now() where held.id = end_assignment.id and held.ends_at is null;
  get diagnostics changed = row_count;
  ended := ended + changed;
  update app.estate_assignment as held set ends_at = now() where held.id = end_assignment.id and held.ends_at is null;
  get diagnostics changed = row_count;
  ended := ended + changed;
  update app.work_unit_member as held set ends_at = now() where held.id = end_assignment.id and held.ends_at is null;
  get diagnostics changed = row_count;
  return jsonb_build_object('status', case when ended + changed > 0 then 'ended' else 'already' end);
end;
$$;

-- Marks a building as taken for at most twelve hours: {status: checked_out | already | unknown} | {status: taken, by, until}. Whoever has the
-- building does it for themselves; a lead for anybody of the community.
-- Security definer: see api.plan_round.
create function api.check_out_building(id uuid, building uuid, until timestamptz, staff uuid default null) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  me constant uuid := private.my_staff_id();
  whom constant uuid := coalesce(check_out_building.staff, me);
  held app.building;
  other app.building_checkout;
begin
  select known.* into held from app.building as known where known.id = check_out_building.building for update;
  if held.id is null or check_out_building.until is null or check_out_building.until <= now() or not (
    held.community_id in (select private.my_areas('lead')) and private.works_in(whom, held.community_id)
    or whom = me and held.id in (select private.my_buildings()))
  then
    return jsonb_build_object('status', 'unknown');
  end if;
  select out.* into other from app.building_checkout as out
  where out.building_id = held.id and out.ends_at > now()
  order by out.begins_at desc limit 1;
  if other.id = check_out_building.id then
    return jsonb_build_object('status', 'already');
  elsif other.id is not null and other.staff_id <> whom then
    return jsonb_build_object('status', 'taken', 'by', private.name_of(other.staff_id), 'until', other.ends_at);
  end if;
  update app.building_checkout as out set ends_at = now() where out.id = other.id;
  insert into app.building_checkout (id, building_id, staff_id, ends_at)
  values (check_out_building.id, held.id, whom, least(check_out_building.until, now() + interval '12 hours'))
  on conflict do nothing;
  return jsonb_build_object('status', case when found then 'checked_out' else 'already' end);
end;
$$;

-- Gives it back early: {status: returned | already | unknown}; by whoever has it, or a lead.
-- Security definer: see api.plan_round.
create function api.return_building(checkout uuid) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
begin
  if not exists (
    select from app.building_checkout as out join app.building on building.id = out.building_id
    where out.id = return_building.checkout
      and (out.staff_id = private.my_staff_id() or building.community_id in (select private.my_areas('lead'))))
  then
    return jsonb_build_object('status', 'unknown');
  end if;
  update app.building_checkout as out set ends_at = now() where out.id = return_building.checkout and out.ends_at > now();
  return jsonb_build_object('status', case when found then 'returned' else 'already' end);
end;
$$;

-- The matrix of one community: {units: [{id, name, members}], staff: [{id, name, role}], estates: [{id, name, units: [{assignment, id, name, since}]}],
-- buildings: [{id, name, kind, estate_id, doors, people: [{assignment, id, name, since}], checkout}]}. Null for whoever is neither its
-- office nor its lead.
-- Security definer: names of colleagues stand in rows that people do not read; whose community it is, is asked here.
create function api.assignments(community uuid) returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select jsonb_build_object(
    'community', jsonb_build_object('id', place.id, 'name_zh', place.name_zh, 'name_en', place.name_en),
    'units', coalesce((
      select jsonb_agg(jsonb_build_object('id', work_unit.id, 'name', work_unit.name) order by work_unit.name, work_unit.id)
      from app.work_unit where work_unit.area_id = place.parent_id), '[]'),
    'staff', coalesce((
      select jsonb_agg(jsonb_build_object('id', staff.id, 'name', staff.display_name) order by staff.display_name, staff.id)
      from app.staff
      where staff.active and exists (
        select from app.staff_role
        where staff_role.staff_id = staff.id and staff_role.role in ('worker', 'lead')
          and staff_role.area_id in (place.id, place.parent_id))), '[]'),
    'estates', coalesce((
      select jsonb_agg(jsonb_build_object('id', estate.id, 'name', estate.name, 'units', coalesce((
        select jsonb_agg(jsonb_build_object(
          'assignment', held.id, 'id', work_unit.id, 'name', work_unit.name, 'since', held.begins_at)
          order by held.begins_at, held.id)
        from app.estate_assignment as held join app.work_unit on work_unit.id = held.unit_id
        where held.estate_id = estate.id and held.ends_at is null), '[]')) order by estate.name, estate.id)
      from app.estate where estate.community_id = place.id), '[]'),
    'buildings', coalesce((
      select jsonb_agg(jsonb_build_object(
        'id', building.id,
        'name', building.name,
        'kind', building.kind,
        'estate_id', building.estate_id,
        'doors', coalesce((select sum(held.doors) from app.building_doors as held where held.building_id = building.id), 0),
        'people', coalesce((
          select jsonb_agg(jsonb_build_object(
            'assignment', held.id, 'id', held.staff_id, 'name', staff.display_name, 'since', held.begins_at)
            order by held.begins_at, held.id)
          from app.building_assignment as held join app.staff on staff.id = held.staff_id
          where held.building_id = building.id and held.ends_at is null), '[]'),
        'checkout', (
          select jsonb_build_object('id', out.id, 'name', staff.display_name, 'ends_at', out.ends_at)
          from app.building_checkout as out join app.staff on staff.id = out.staff_id
          where out.building_id = building.id and out.ends_at > now()
          order by out.begins_at desc, out.id limit 1))
        order by building.estate_id nulls last, building.name, building.id)
      from app.building where building.community_id = place.id), '[]'))
  from app.area as place
  where place.id = assignments.community and place.kind = 'community'
    and place.id in (select private.my_areas('office', 'lead'));
$$;

-- Who belongs to a unit: [{membership, id, name, since}]; empty for whoever is not its office.
-- Security definer: see api.assignments.
create function api.unit_members(unit uuid) returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'membership', held.id, 'id', staff.id, 'name', staff.display_name, 'since', held.begins_at)
    order by staff.display_name, held.id), '[]')
  from app.work_unit_member as held
  join app.staff on staff.id = held.staff_id
  join app.work_unit on work_unit.id = held.unit_id
  where held.unit_id = unit_members.unit and held.ends_at is null
    and work_unit.area_id in (select private.my_areas('office'));
$$;

-- Each for the signed-in; each asks itself in whose area it is.
grant execute on function api.plan_round(jsonb) to authenticated;
grant execute on function api.open_round(uuid) to authenticated;
grant execute on function api.close_round(uuid) to authenticated;
grant execute on function api.keep_material(uuid, uuid, text, text, integer) to authenticated;
grant execute on function api.materials(uuid) to authenticated;
grant execute on function api.keep_work_unit(uuid, uuid, text) to authenticated;
grant execute on function api.join_work_unit(uuid, uuid, uuid) to authenticated;
grant execute on function api.assign_estate(uuid, uuid, uuid, uuid) to authenticated;
grant execute on function api.assign_building(uuid, uuid, uuid, uuid) to authenticated;
grant execute on function api.end_assignment(uuid) to authenticated;
grant execute on function api.check_out_building(uuid, uuid, timestamptz, uuid) to authenticated;
grant execute on function api.return_building(uuid) to authenticated;
grant execute on function api.assignments(uuid) to authenticated;
grant execute on function api.unit_members(uuid) to authenticated;
