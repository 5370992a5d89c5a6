-- Merging, said before and then done, with everything that a community has.

-- What would go over, before it does: {status: ready, moves: {estates, buildings, doors, assignments, grids, codes, posters, people, rounds, waves,
-- imports}, renamed: [{name, becomes}]} | {status: already} | what private.merge_stop says. `rounds` are drafts, `waves` have not begun,
-- `imports` are lists of doors that have to be checked anew.
-- Security definer: see api.merge_areas.
create function api.merge_preview(area uuid, into_area uuid) returns jsonb
language plpgsql stable security definer
set search_path = ''
as $$
declare
  one app.area;
  other app.area;
  stop jsonb;
begin
  select held.* into one from app.area as held
  where held.id = merge_preview.area and held.id in (select private.my_areas('office'));
  select held.* into other from app.area as held
  where held.id = merge_preview.into_area and held.id in (select private.my_areas('office'));
  if one.merged_into = other.id then
    return jsonb_build_object('status', 'already');
  end if;
  stop := private.merge_stop(one, other);
  if stop is not null then
    return stop;
  end if;
  return jsonb_build_object('status', 'ready',
    'moves', jsonb_build_object(
      'estates', (select count(*) from app.estate where estate.community_id = one.id),
      'buildings', (select count(*) from app.building where one.id in (building.community_id, building.grid_id)),
      'doors', (
        select coalesce(sum(held.doors), 0) from app.building_doors as held join app.building on building.id = held.building_id
        where one.id in (building.community_id, building.grid_id)),
      'assignments', (
        select count(*) from app.building_assignment as own join app.building on building.id = own.building_id
        where building.community_id = one.id and own.ends_at is null)
        + (select count(*) from app.estate_assignment as own join app.estate on estate.id = own.estate_id
          where estate.community_id = one.id and own.ends_at is null),
      'grids', (select count(*) from app.area as grid where grid.parent_id = one.id and grid.kind = 'grid' and grid.ended_on is null),
      'codes', (select count(*) from app.entry_point where entry_point.area_id = one.id),
      'posters', (select count(*) from app.poster where poster.area_id = one.id),
      'people', (
        select count(distinct held.staff_id) from app.staff_role as held
        where held.area_id = one.id and not exists (
          select from app.staff_role as known
          where known.staff_id = held.staff_id and known.role = held.role and known.area_id = other.id)),
      'rounds', (
        select count(*) from app.outreach_round as held join app.round_area as goes on goes.round_id = held.id
        where held.state = 'draft' and goes.community_id = one.id),
      'waves', (
        select count(*) from app.wave
        where wave.area_id = one.parent_id and (wave.is_draft or now() < wave.opens_at) and one.id = any (wave.communities)),
      'imports', (
        select count(*) from app.premises_import as held
        where held.state <> 'committed' and exists (
          select from app.premises_import_row as staged where staged.import_id = held.id and staged.community_id = one.id))),
    'renamed', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'name', twice.name, 'becomes', private.name_beside(twice.name, one.name_zh, twice.taken)) order by twice.name), '[]')
      from (
        select estate.name, array(
          select known.name from app.estate as known
          where known.community_id = other.id or known.community_id = one.id and known.id <> estate.id) as taken
        from app.estate where estate.community_id = one.id
        union all
        select building.name, array(
          select known.name from app.building as known
          where known.estate_id is null
            and (known.community_id = other.id or known.community_id = one.id and known.id <> building.id))
        from app.building where building.community_id = one.id and building.estate_id is null
        union all
        select grid.name_zh, array(
          select known.name_zh from app.area as known
          where known.parent_id = other.id and known.kind = 'grid' and known.ended_on is null)
        from app.area as grid where grid.parent_id = one.id and grid.kind = 'grid' and grid.ended_on is null
      ) as twice
      where twice.name = any (twice.taken)));
end;
$$;

grant execute on function api.merge_preview(uuid, uuid) to authenticated;

-- What a code at a building is called: `和风苑 3栋`.
create function private.place_of_building(asked app.building) returns text
language sql stable
set search_path = ''
as $$
  select left(concat_ws(' ', (select estate.name from app.estate where estate.id = asked.estate_id), asked.name), 60);
$$;

-- Two communities of one sub-district, or two grids of one community, become one. Answers, figures, visits, coverage and waves that are over stay
-- with the place they were counted in, and it stays to be looked up. What goes on goes over: people, codes on the walls (their answers count in
-- the new place from now on), grids, estates, buildings, doors and who has them, drafts of rounds, waves that have not begun.
-- {status: merged | already | unknown} | {status: open_wave | open_round, name}.
-- Security definer: see api.keep_areas.
create or replace function api.merge_areas(area uuid, into_area uuid) returns jsonb
language plpgsql security definer
set search_path = ''
set jit = off
as $$
declare
  one app.area;
  other app.area;
  stop jsonb;
begin
  lock table app.area in share row exclusive mode;
  select held.* into one from app.area as held
  where held.id = merge_areas.area and held.id in (select private.my_areas('office'));
  select held.* into other from app.area as held
  where held.id = merge_areas.into_area and held.id in (select private.my_areas('office'));
  if one.merged_into = other.id then
    return jsonb_build_object('status', 'already');
  end if;
  stop := private.merge_stop(one, other);
  if stop is null and one.kind = 'community' then
    -- Nobody opens a round or hands a building over in the middle.
    perform from app.outreach_round as held where held.area_id = one.parent_id order by held.id for update;
    perform from app.building as held where held.community_id = one.id order by held.id for update;
    stop := private.merge_stop(one, other);
  end if;
  if stop is not null then
    return stop;
  end if;
  if one.kind = 'community' then
    -- Waits for whoever is putting a list of doors in place.
    delete from app.premises_import as held where held.state <> 'committed' and exists (
      select from app.premises_import_row as staged where staged.import_id = held.id and staged.community_id = one.id);
    perform private.continue_grids(one, other);
    perform private.continue_buildings(one, other);
    perform private.continue_plans(one, other);
  else
    update app.building set grid_id = other.id where building.grid_id = one.id;
  end if;
  -- Clusters of two places are two clusters; and where both have a code for the same spot, each keeps its own name for it.
  update app.entry_point as moved set
    area_id = other.id,
    building_id = coalesce((select building.id from app.building where building.continues_id = moved.building_id), moved.building_id),
    cluster_number = moved.cluster_number + (
      select coalesce(max(known.cluster_number), 0) from app.entry_point as known where known.area_id = other.id),
    place = case when moved.place <> '' and exists (
        select from app.entry_point as known
        where known.area_id = other.id and known.channel = moved.channel and known.place = moved.place)
      then left(left(moved.place, 40) || ' ' || one.name_zh, 60) else moved.place end
  where moved.area_id = one.id;
  -- A house that is called otherwise now has its code already.
  update app.entry_point as moved set place = private.place_of_building(building)
  from app.building join app.building as gone on gone.id = building.continues_id
  where moved.building_id = building.id and moved.retired_at is null and gone.community_id = one.id
    and moved.place = private.place_of_building(gone) and moved.place <> private.place_of_building(building)
    and not exists (
      select from app.entry_point as known
      where known.area_id = other.id and known.channel = moved.channel and known.place = private.place_of_building(building));
  update app.poster as moved set area_id = other.id where moved.area_id = one.id;
  insert into app.staff_role (staff_id, role, area_id)
  select held.staff_id, held.role, other.id from app.staff_role as held where held.area_id = one.id
  on conflict do nothing;
  update app.area as held set ended_on = private.local_day(), merged_into = other.id where held.id = one.id;
  return jsonb_build_object('status', 'merged');
end;
$$;
