-- A community with buildings becomes part of another. Its estates, buildings and doors stay where they were walked and counted, as history that
-- nobody adds to; the same ones go on, under ids of their own, in the community that goes on. So no count is ever booked from one place to
-- another, and a visit that arrives late finds the door, the round and the community that it was made in.

-- What it goes on from, and since when. Nothing goes on twice.
alter table app.estate add column continues_id uuid references app.estate (id);
alter table app.building
  add column continues_id uuid references app.building (id),
  add column came_at timestamptz,
  add constraint building_came_from_somewhere check ((continues_id is null) = (came_at is null));
create unique index estate_continues_id_idx on app.estate (continues_id) where continues_id is not null;
create unique index building_continues_id_idx on app.building (continues_id) where continues_id is not null;
create index building_came_idx on app.building (community_id, came_at) where came_at is not null;

-- A name as it is; where it is taken, with the community it comes from behind it, and a number where that is taken, too.
create function private.name_beside(wanted text, comes_from text, taken text[]) returns text
language plpgsql immutable
set search_path = ''
as $$
declare
  beside text := name_beside.wanted;
  turn integer := 1;
begin
  while beside = any (name_beside.taken) loop
    beside := left(name_beside.wanted, 27) || '（' || left(name_beside.comes_from, 26)
      || case when turn > 1 then ' ' || turn else '' end || '）';
    turn := turn + 1;
  end loop;
  return beside;
end;
$$;

-- What keeps two areas from becoming one: {status: unknown} | {status: open_wave | open_round, name}, the name being of the first that stands in
-- the way; null where nothing does.
create function private.merge_stop(one app.area, other app.area) returns jsonb
language sql stable
set search_path = ''
as $$
  select case
    when one.id is null or other.id is null or one.id = other.id or one.kind not in ('community', 'grid') or one.kind <> other.kind
      or one.parent_id <> other.parent_id or one.ended_on is not null or other.ended_on is not null
      then jsonb_build_object('status', 'unknown')
    when one.kind = 'grid' then null
    else coalesce(
      (select jsonb_build_object('status', 'open_wave', 'name', wave.name) from app.wave
       where wave.area_id = one.parent_id and not wave.is_draft
         and now() >= wave.opens_at and now() < wave.closes_at + private.grace_after_closing()
         and (wave.communities is null or wave.communities && array[one.id, other.id])
       order by wave.closes_at desc, wave.id limit 1),
      -- Either of them: doors that come in the middle would turn every rate of the round.
      (select jsonb_build_object('status', 'open_round', 'name', held.title)
       from app.outreach_round as held
       where held.state = 'open' and exists (
         select from app.round_area as goes where goes.round_id = held.id and goes.community_id in (one.id, other.id))
       order by held.closes_on desc, held.id limit 1))
    end;
$$;

-- Estates, buildings, doors of a community and who has them, again in another; the first ones stay and are nobody's any more.
create function private.continue_buildings(one app.area, other app.area) returns void
language plpgsql
set search_path = ''
as $$
declare
  line record;
begin
  for line in select estate.* from app.estate where estate.community_id = one.id order by estate.name loop
    insert into app.estate (community_id, name, continues_id)
    values (other.id, private.name_beside(line.name, one.name_zh, array(
      select known.name from app.estate as known
      where known.community_id = other.id or known.community_id = one.id and known.id <> line.id)), line.id);
  end loop;
  insert into app.building (community_id, grid_id, estate_id, name, kind, continues_id, came_at)
  select other.id, coalesce(grid.merged_into, building.grid_id), estate.id, building.name, building.kind, building.id, now()
  from app.building join app.estate on estate.continues_id = building.estate_id
  left join app.area as grid on grid.id = building.grid_id
  where building.community_id = one.id;
  for line in
    select building.*, coalesce(grid.merged_into, building.grid_id) as goes_on_in
    from app.building left join app.area as grid on grid.id = building.grid_id
    where building.community_id = one.id and building.estate_id is null order by building.name
  loop
    insert into app.building (community_id, grid_id, name, kind, continues_id, came_at)
    values (other.id, line.goes_on_in, private.name_beside(line.name, one.name_zh, array(
      select known.name from app.building as known
      where known.estate_id is null and (known.community_id = other.id or known.community_id = one.id and known.id <> line.id))),
      line.kind, line.id, now());
  end loop;
  insert into app.premises (building_id, unit, floor, door, kind)
  select building.id, premises.unit, premises.floor, premises.door, premises.kind
  from app.building join app.premises on premises.building_id = building.continues_id
  where building.community_id = other.id
    and building.continues_id in (select gone.id from app.building as gone where gone.community_id = one.id);

  with ended as (
    update app.building_assignment as held set ends_at = greatest(now(), held.begins_at)
    from app.building where building.id = held.building_id and building.community_id = one.id and held.ends_at is null
    returning held.staff_id, held.building_id, held.begins_at
  )
  insert into app.building_assignment (id, staff_id, building_id, begins_at)
  select gen_random_uuid(), ended.staff_id, building.id, greatest(now(), ended.begins_at)
  from ended join app.building on building.continues_id = ended.building_id;
  with ended as (
    update app.estate_assignment as held set ends_at = greatest(now(), held.begins_at)
    from app.estate where estate.id = held.estate_id and estate.community_id = one.id and held.ends_at is null
    returning held.unit_id, held.estate_id, held.begins_at
  )
  insert into app.estate_assignment (id, unit_id, estate_id, begins_at)
  select gen_random_uuid(), ended.unit_id, estate.id, greatest(now(), ended.begins_at)
  from ended join app.estate on estate.continues_id = ended.estate_id;
  with ended as (
    update app.building_checkout as out set ends_at = now()
    from app.building as gone, app.building_checkout as before
    where gone.id = out.building_id and gone.community_id = one.id and before.id = out.id and out.ends_at > now()
    returning out.staff_id, out.building_id, before.ends_at
  )
  insert into app.building_checkout (id, building_id, staff_id, ends_at)
  select gen_random_uuid(), building.id, ended.staff_id, ended.ends_at
  from ended join app.building on building.continues_id = ended.building_id;
end;
$$;

-- Grids go over with their id. Where buildings lay in one, the community that has ended keeps its name beside them.
create function private.continue_grids(one app.area, other app.area) returns void
language plpgsql
set search_path = ''
as $$
declare
  grid app.area;
  kept uuid;
begin
  for grid in
    select held.* from app.area as held where held.parent_id = one.id and held.kind = 'grid' and held.ended_on is null
    order by held.place, held.name_zh, held.id
  loop
    update app.area as held set
      parent_id = other.id,
      name_zh = private.name_beside(held.name_zh, one.name_zh, array(
        select known.name_zh from app.area as known where known.parent_id = other.id and known.kind = 'grid' and known.ended_on is null))
    where held.id = grid.id;
    if exists (select from app.building where building.grid_id = grid.id) then
      insert into app.area (parent_id, kind, name_zh, name_en, place, households, ended_on, merged_into)
      values (one.id, 'grid', grid.name_zh, grid.name_en, grid.place, grid.households, private.local_day(), grid.id)
      returning area.id into kept;
      update app.building set grid_id = kept where building.community_id = one.id and building.grid_id = grid.id;
    end if;
  end loop;
end;
$$;

-- Rounds that are drafts and waves that have not begun go to the community that goes on.
create function private.continue_plans(one app.area, other app.area) returns void
language plpgsql
set search_path = ''
as $$
declare
  ahead constant uuid[] := array(
    select wave.id from app.wave where wave.area_id = one.parent_id and (wave.is_draft or now() < wave.opens_at) order by wave.id);
begin
  insert into app.round_area (round_id, community_id)
  select goes.round_id, other.id from app.round_area as goes join app.outreach_round as held on held.id = goes.round_id
  where goes.community_id = one.id and held.state = 'draft'
  on conflict do nothing;
  delete from app.round_area as goes using app.outreach_round as held
  where held.id = goes.round_id and held.state = 'draft' and goes.community_id = one.id;

  update app.wave set communities = array(
    select distinct case when listed.id = one.id then other.id else listed.id end
    from unnest(wave.communities) as listed (id) order by 1)
  where wave.id = any (ahead) and one.id = any (wave.communities);
  update app.wave_duty as held set community_id = other.id where held.wave_id = any (ahead) and held.community_id = one.id;
  insert into app.wave_plan (wave_id, community_id, planned_n, planned_design_effect)
  select held.wave_id, other.id, held.planned_n, held.planned_design_effect from app.wave_plan as held
  where held.wave_id = any (ahead) and held.community_id = one.id
  on conflict do nothing;
  delete from app.wave_plan as held where held.wave_id = any (ahead) and held.community_id = one.id;
end;
$$;
