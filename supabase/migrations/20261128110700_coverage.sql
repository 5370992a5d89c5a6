-- Counts of a round for leads and offices; every rate is worked out in src/domain/outreach.

-- A tally as readers hand it out.
create function private.counts_of(tally app.coverage_tally) returns jsonb
language sql immutable
set search_path = ''
begin atomic
  select to_jsonb(tally) - array['round_id', 'building_id', 'community_id', 'kind'];
end;

grant execute on function private.counts_of(app.coverage_tally) to authenticated;

-- {round, communities: [{id, name_zh, name_en, households, kinds: [{kind, doors, counts}]}]} of the
-- communities of a round that the signed-in lead or office may see; null where the round is not theirs.
create function api.coverage(round uuid) returns jsonb
language sql stable
set search_path = ''
begin atomic
  select jsonb_build_object(
    'round', private.round_head(shown.id),
    'communities', coalesce((
      select jsonb_agg(
        jsonb_build_object(
          'id', community.id,
          'name_zh', community.name_zh,
          'name_en', community.name_en,
          'households', community.households,
          'kinds', coalesce(counted.kinds, '[]'))
        order by community.place, community.name_zh, community.id)
      from app.round_area
      join app.area as community on community.id = round_area.community_id
      left join lateral (
        select jsonb_agg(jsonb_build_object('kind', summed.kind, 'doors', summed.doors, 'counts', summed.counts) order by summed.kind) as kinds
        from (
          select held.kind, sum(held.doors) as doors, jsonb_build_object(
            'attempted', coalesce(sum(tally.attempted), 0),
            'contacted', coalesce(sum(tally.contacted), 0),
            'leaflet', coalesce(sum(tally.leaflet), 0),
            'informed', coalesce(sum(tally.informed), 0),
            'refused', coalesce(sum(tally.refused), 0),
            'vacant', coalesce(sum(tally.vacant), 0),
            'met_later', coalesce(sum(tally.met_later), 0),
            'nobody_home', coalesce(sum(tally.nobody_home), 0),
            'no_answer', coalesce(sum(tally.no_answer), 0),
            'no_access', coalesce(sum(tally.no_access), 0),
            'not_found', coalesce(sum(tally.not_found), 0),
            'missed_once', coalesce(sum(tally.missed_once), 0),
            'missed_twice', coalesce(sum(tally.missed_twice), 0),
            'missed_often', coalesce(sum(tally.missed_often), 0),
            'same_hour', coalesce(sum(tally.same_hour), 0)) as counts
          from app.building_doors as held
          left join app.coverage_tally as tally
            on tally.round_id = shown.id and tally.building_id = held.building_id and tally.kind = held.kind
          where held.community_id = community.id
          group by held.kind
        ) as summed
      ) as counted on true
      where round_area.round_id = shown.id and community.id in (select private.my_areas('office', 'lead'))
    ), '[]'))
  from app.outreach_round as shown
  where shown.id = coverage.round and shown.area_id in (select private.areas_around_me('office', 'lead'));
end;

grant execute on function api.coverage(uuid) to authenticated;

-- The same of one community, building by building: {round, community, buildings: [{id, name, kind, estate, grid, owners, kinds}]}.
-- `owners` is how many people or units have it; nobody is named.
create function api.coverage_within(round uuid, community uuid) returns jsonb
language sql stable
set search_path = ''
begin atomic
  select jsonb_build_object(
    'round', private.round_head(shown.id),
    'community', jsonb_build_object('id', place.id, 'name_zh', place.name_zh, 'name_en', place.name_en, 'households', place.households),
    'buildings', coalesce((
      select jsonb_agg(
        jsonb_build_object(
          'id', building.id,
          'name', building.name,
          'kind', building.kind,
          'estate', case when estate.id is not null then jsonb_build_object('id', estate.id, 'name', estate.name) end,
          'grid', case when grid.id is not null then
            jsonb_build_object('id', grid.id, 'name_zh', grid.name_zh, 'name_en', grid.name_en) end,
          'owners', (
            select count(*) from app.building_assignment as own where own.building_id = building.id and own.ends_at is null)
            + (select count(*) from app.estate_assignment as own where own.estate_id = building.estate_id and own.ends_at is null),
          'kinds', counted.kinds)
        order by estate.name nulls last, building.name, building.id)
      from app.building
      join lateral (
        select jsonb_agg(jsonb_build_object('kind', held.kind, 'doors', held.doors, 'counts', private.counts_of(tally)) order by held.kind) as kinds
        from app.building_doors as held
        left join app.coverage_tally as tally
          on tally.round_id = shown.id and tally.building_id = held.building_id and tally.kind = held.kind
        where held.building_id = building.id
      ) as counted on counted.kinds is not null
      left join app.estate on estate.id = building.estate_id
      left join app.area as grid on grid.id = building.grid_id
      where building.community_id = place.id
    ), '[]'))
  from app.outreach_round as shown
  join app.round_area on round_area.round_id = shown.id and round_area.community_id = coverage_within.community
  join app.area as place on place.id = round_area.community_id
  where shown.id = coverage_within.round and place.id in (select private.my_areas('office', 'lead'));
end;

grant execute on function api.coverage_within(uuid, uuid) to authenticated;

-- On how many doors each step was first reached, day by day: [{day, step, kind, doors}], of one community or of all that the person sees.
create function api.coverage_days(round uuid, community uuid default null) returns jsonb
language sql stable
set search_path = ''
begin atomic
  select coalesce(jsonb_agg(jsonb_build_object(
    'day', summed.day, 'step', summed.step, 'kind', summed.kind, 'doors', summed.doors)
    order by summed.day, summed.step, summed.kind), '[]')
  from (
    select reached.day, reached.step, reached.kind, sum(reached.doors) as doors
    from app.coverage_day as reached
    where reached.round_id = coverage_days.round
      and (coverage_days.community is null or reached.community_id = coverage_days.community)
    group by reached.day, reached.step, reached.kind
    having sum(reached.doors) <> 0
  ) as summed;
end;

grant execute on function api.coverage_days(uuid, uuid) to authenticated;

-- Copies left: [{community_id, material_id, copies}].
create function api.materials_left(round uuid) returns jsonb
language sql stable
set search_path = ''
begin atomic
  select coalesce(jsonb_agg(jsonb_build_object(
    'community_id', given.community_id, 'material_id', given.material_id, 'copies', given.copies)
    order by given.community_id, given.material_id), '[]')
  from app.material_left as given
  where given.round_id = materials_left.round and given.copies <> 0;
end;

grant execute on function api.materials_left(uuid) to authenticated;

-- For response rates: [{community_id, declined, partial, complete, doors: {state: count}}], the doors being those of buildings
-- where the questionnaire was offered at all. Whole rounds only: a week in one building would be too small a place.
create function api.response_counts(round uuid) returns jsonb
language sql stable
set search_path = ''
begin atomic
  select coalesce(jsonb_agg(jsonb_build_object(
    'community_id', offered.community_id,
    'declined', offered.declined,
    'partial', offered.partial,
    'complete', offered.complete,
    'doors', jsonb_build_object(
      'informed', coalesce(stood.informed, 0),
      'met_later', coalesce(stood.met_later, 0),
      'nobody_home', coalesce(stood.nobody_home, 0),
      'no_answer', coalesce(stood.no_answer, 0),
      'refused', coalesce(stood.refused, 0),
      'no_access', coalesce(stood.no_access, 0),
      'vacant', coalesce(stood.vacant, 0),
      'not_found', coalesce(stood.not_found, 0)))
    order by offered.community_id), '[]')
  from (
    select told.community_id,
      coalesce(sum(told.count) filter (where told.outcome = 'declined'), 0) as declined,
      coalesce(sum(told.count) filter (where told.outcome = 'partial'), 0) as partial,
      coalesce(sum(told.count) filter (where told.outcome = 'complete'), 0) as complete
    from app.door_interview_count as told
    where told.round_id = response_counts.round
    group by told.community_id
  ) as offered
  left join lateral (
    select sum(tally.informed) as informed, sum(tally.met_later) as met_later, sum(tally.nobody_home) as nobody_home,
      sum(tally.no_answer) as no_answer, sum(tally.refused) as refused, sum(tally.no_access) as no_access,
      sum(tally.vacant) as vacant, sum(tally.not_found) as not_found
    from app.coverage_tally as tally
    where tally.round_id = response_counts.round and tally.community_id = offered.community_id
      and tally.building_id in (
        select told.building_id from app.door_interview_count as told
        where told.round_id = response_counts.round and told.community_id = offered.community_id)
  ) as stood on true;
end;

grant execute on function api.response_counts(uuid) to authenticated;

-- How many doors that wait have seen nobody for some days, building by building: [{building_id, doors, last_on}]. Counts, so an
-- office may ask.
-- Security definer: no office reads a door; whose community it is, is asked here.
create function api.stale_buildings(round uuid, community uuid, days integer default 7) returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'building_id', waiting.building_id, 'doors', waiting.doors, 'last_on', waiting.last_on)
    order by waiting.last_on, waiting.building_id), '[]')
  from (
    select door.building_id, count(*) as doors, private.local_day_of(max(door.last_at)) as last_on
    from app.door_state as door
    where door.round_id = stale_buildings.round
      and door.building_id in (select building.id from app.building where building.community_id = stale_buildings.community)
      and door.settled_on is null
      and door.last_at < now() - make_interval(days => stale_buildings.days)
      and stale_buildings.community in (select private.my_areas('office', 'lead'))
    group by door.building_id
  ) as waiting;
$$;

grant execute on function api.stale_buildings(uuid, uuid, integer) to authenticated;

-- One visit in twenty, drawn by chance, to be asked again whether somebody came and what was said: the doors of a community where the
-- talk is said to have been given. The same seed draws the same doors. For the lead, who sees doors anyway; nobody else gets any.
create function api.recontact_list(round uuid, community uuid, seed text) returns jsonb
language sql stable
set search_path = ''
begin atomic
  select coalesce(jsonb_agg(jsonb_build_object(
    'premises', drawn.premises_id,
    'building', building.name,
    'building_id', building.id,
    'unit', premises.unit,
    'floor', premises.floor,
    'door', premises.door,
    'informed_on', drawn.informed_on) order by drawn.turn), '[]')
  from (
    select door.premises_id, door.building_id, door.informed_on,
      row_number() over (order by md5(recontact_list.seed || door.premises_id), door.premises_id) as turn,
      count(*) over () as informed
    from app.door_state as door
    where door.round_id = recontact_list.round and door.state = 'informed'
      and recontact_list.community in (select private.my_areas('lead'))
      and door.building_id in (
        select building.id from app.building
        where building.community_id = recontact_list.community)
  ) as drawn
  join app.premises on premises.id = drawn.premises_id
  join app.building on building.id = drawn.building_id
  where drawn.turn <= least(200, ceil(drawn.informed * 0.05));
end;

grant execute on function api.recontact_list(uuid, uuid, text) to authenticated;

-- What may be a reason to ask again, as counts of a community: {visits, talks, hurried, far_entries, clock_off, sent_by_others}.
-- `hurried`: talks that one person gave within 20 seconds of their last visit; `far_entries`: recorded more than two days after they happened;
-- `clock_off`: the phone's clock was more than an hour off. No person, no door, no building.
-- Security definer: no office reads a visit; whose community it is, is asked here.
create function api.visit_quality(round uuid, community uuid) returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select jsonb_build_object(
    'visits', count(*),
    'talks', count(*) filter (where made.result = 'talk_given'),
    'hurried', count(*) filter (where made.result = 'talk_given' and made.since_last < interval '20 seconds'),
    'far_entries', count(*) filter (where made.recorded_at - made.happened_at > interval '2 days'),
    'clock_off', count(*) filter (where abs(made.offset_ms) > 3600000),
    'sent_by_others', count(*) filter (where made.sender_id is not null))
  from (
    select visit.*, visit.visited_at - lag(visit.visited_at) over (partition by visit.worker_id order by visit.visited_at, visit.id) as since_last
    from private.effective_visit as visit
    where visit.round_id = visit_quality.round
      and visit.building_id in (select building.id from app.building where building.community_id = visit_quality.community)
      and visit_quality.community in (select private.my_areas('office', 'lead'))
  ) as made;
$$;

grant execute on function api.visit_quality(uuid, uuid) to authenticated;

-- Doors of a community where the talk was given since a day, each once whatever the round: what stands beside the answers to “did
-- somebody come”. A count, so an office may ask.
-- Security definer: no office reads a door; whose community it is, is asked here.
create function api.informed_since(community uuid, since date) returns integer
language sql stable security definer
set search_path = ''
as $$
  select count(distinct door.premises_id)::integer
  from app.door_state as door
  where door.building_id in (select building.id from app.building where building.community_id = informed_since.community)
    and door.informed_on >= informed_since.since
    and informed_since.community in (select private.my_areas('office', 'lead'));
$$;

grant execute on function api.informed_since(uuid, date) to authenticated;
