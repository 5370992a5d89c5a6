-- What a worker's phone keeps, and what a lead sees of one building.

-- Doors of one building with where they stand and what was last recorded there, in no particular order of numbers: those who show
-- them sort as people count. Runs as whoever asks, so it shows only what they may see.
create function private.doors_of(round uuid, building uuid) returns jsonb
language sql stable
set search_path = ''
begin atomic
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', premises.id,
    'unit', premises.unit,
    'floor', premises.floor,
    'door', premises.door,
    'kind', premises.kind,
    'state', coalesce(stands.state, 'untouched'),
    'attempts', coalesce(stands.attempts, 0),
    'contacted', coalesce(stands.contacted, false),
    'leaflet', coalesce(stands.leaflet, false),
    'tried', coalesce(to_jsonb(stands.tried), '[0,0,0,0]'),
    'events', coalesce(lately.events, '[]')) order by premises.unit, premises.floor, premises.door, premises.id), '[]')
  from app.premises
  left join app.door_state as stands on stands.round_id = doors_of.round and stands.premises_id = premises.id
  -- Everything of the door, corrected events too: a phone derives the state from them together with what it has not sent yet.
  left join lateral (
    select jsonb_agg(jsonb_build_object(
      'id', recent.id,
      'worker', recent.worker_id,
      'worker_name', private.name_of(recent.worker_id),
      'happened_at', recent.happened_at,
      'visited_at', recent.visited_at,
      'result', recent.result,
      'parts', recent.parts,
      'materials', recent.materials,
      'note', recent.note,
      'next_time', recent.next_time,
      'corrects', recent.corrects) order by recent.happened_at, recent.id) as events
    from (
      select visit.* from app.visit
      where visit.premises_id = premises.id and visit.round_id = doors_of.round
      order by visit.happened_at desc, visit.id desc
      limit 20
    ) as recent
  ) as lately on true
  where premises.building_id = doors_of.building;
end;

-- A building as lists head it, with who has it checked out just now.
create function private.building_head(building uuid) returns jsonb
language sql stable
set search_path = ''
begin atomic
  select jsonb_build_object(
    'id', headed.id,
    'name', headed.name,
    'kind', headed.kind,
    'community', jsonb_build_object('id', community.id, 'name_zh', community.name_zh, 'name_en', community.name_en),
    'estate', estate.name,
    'grid', jsonb_build_object('name_zh', grid.name_zh, 'name_en', grid.name_en),
    'checkout', (
      select jsonb_build_object(
        'id', out.id,
        'staff', out.staff_id,
        'staff_name', private.name_of(out.staff_id),
        'ends_at', out.ends_at)
      from app.building_checkout as out
      where out.building_id = headed.id and out.begins_at <= now() and out.ends_at > now()
      order by out.begins_at desc, out.id
      limit 1))
  from app.building as headed
  join app.area as community on community.id = headed.community_id
  left join app.area as grid on grid.id = headed.grid_id
  left join app.estate on estate.id = headed.estate_id
  where headed.id = building_head.building;
end;

create function private.round_head(round uuid) returns jsonb
language sql stable
set search_path = ''
begin atomic
  select jsonb_build_object(
    'id', headed.id,
    'area', jsonb_build_object('id', area.id, 'name_zh', area.name_zh, 'name_en', area.name_en),
    'title', headed.title,
    'opens_on', headed.opens_on,
    'closes_on', headed.closes_on,
    'task', headed.task,
    'people', headed.people,
    'responsible', headed.responsible,
    'guide', headed.guide,
    'state', headed.state,
    'purged', headed.purged_at is not null,
    'communities', coalesce((
      select jsonb_agg(
        jsonb_build_object('id', community.id, 'name_zh', community.name_zh, 'name_en', community.name_en)
        order by community.place, community.name_zh, community.id)
      from app.round_area join app.area as community on community.id = round_area.community_id
      where round_area.round_id = headed.id), '[]'),
    'materials', coalesce((
      select jsonb_agg(
        jsonb_build_object('id', material.id, 'name', material.name, 'version', material.version, 'stock', material.stock)
        order by material.name, material.version, material.id)
      from app.round_material join app.material on material.id = round_material.material_id
      where round_material.round_id = headed.id), '[]'))
  from app.outreach_round as headed
  join app.area on area.id = headed.area_id
  where headed.id = round_head.round;
end;

-- Readers run as whoever asks.
grant execute on function private.doors_of(uuid, uuid) to authenticated;
grant execute on function private.building_head(uuid) to authenticated;
grant execute on function private.round_head(uuid) to authenticated;

-- Rounds that the signed-in person may see, the latest first; drafts are the office's alone.
create function api.my_rounds() returns jsonb
language sql stable
set search_path = ''
begin atomic
  select coalesce(jsonb_agg(private.round_head(listed.id) order by listed.opens_on desc nulls first, listed.id), '[]')
  from (
    select outreach_round.id, outreach_round.opens_on from app.outreach_round
    order by outreach_round.opens_on desc nulls first, outreach_round.id
    limit 200
  ) as listed;
end;

grant execute on function api.my_rounds() to authenticated;

-- One round; null where it is not the person's to see.
create function api.outreach_round(round uuid) returns jsonb
language sql stable
set search_path = ''
begin atomic
  select private.round_head(outreach_round.round);
end;

grant execute on function api.outreach_round(uuid) to authenticated;

-- {server_time, staff, round, buildings: [{…, doors: […]}]}: everything a phone needs to work without signal, of the buildings that the
-- signed-in person has now in the communities of the round. `round` is null where it is not theirs, not open, or over by its dates.
create function api.my_doors(round uuid) returns jsonb
language sql stable
set search_path = ''
begin atomic
  select jsonb_build_object(
    'server_time', now(),
    'staff', (select private.my_staff_id()),
    'round', private.round_head(running.id),
    'buildings', coalesce((
      select jsonb_agg(
        private.building_head(building.id) || jsonb_build_object('doors', private.doors_of(running.id, building.id))
        order by building.name, building.id)
      from app.building
      where building.id in (select private.my_buildings())
        and building.community_id in (select round_area.community_id from app.round_area where round_area.round_id = running.id)
    ), '[]'))
  from (select my_doors.round as asked) as one
  left join app.outreach_round as running
    on running.id = one.asked and running.state = 'open' and private.local_day() between running.opens_on and running.closes_on;
end;

grant execute on function api.my_doors(uuid) to authenticated;

-- One building for the lead of its community: {building, doors}; null for everybody else. Looking is written down by nobody.
create function api.community_doors(round uuid, building uuid) returns jsonb
language sql stable
set search_path = ''
begin atomic
  select jsonb_build_object(
    'building', private.building_head(held.id),
    'doors', private.doors_of(community_doors.round, held.id))
  from app.building as held
  where held.id = community_doors.building and held.id in (select private.led_buildings());
end;

grant execute on function api.community_doors(uuid, uuid) to authenticated;
