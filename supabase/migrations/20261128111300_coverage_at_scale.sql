-- Coverage of a million doors in a moment: counts are summed in one pass, without asking the policies of every row, and what needs every
-- visit is worked out once a day.

-- Counts of the communities that the signed-in lead or office may see, in one round.
-- Security definer: policies would be asked for each of some ten thousand buildings; whose communities they are, is asked once.
create function private.community_kinds(round uuid) returns table (community_id uuid, kind text, doors bigint, counts jsonb)
language sql stable security definer
set search_path = ''
set jit = off
as $$
  select held.community_id, held.kind, sum(held.doors), jsonb_build_object(
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
    'same_hour', coalesce(sum(tally.same_hour), 0))
  from app.building_doors as held
  left join app.coverage_tally as tally
    on tally.round_id = community_kinds.round and tally.building_id = held.building_id and tally.kind = held.kind
  where held.community_id in (
    select goes.community_id from app.round_area as goes
    where goes.round_id = community_kinds.round and goes.community_id in (select private.my_areas('office', 'lead')))
  group by held.community_id, held.kind;
$$;

-- The same of the buildings of one community, and how many people or units have each; nobody is named.
-- Security definer: see private.community_kinds.
create function private.building_kinds(round uuid, community uuid) returns table (building_id uuid, owners bigint, kinds jsonb)
language sql stable security definer
set search_path = ''
set jit = off
as $$
  select building.id,
    (select count(*) from app.building_assignment as own where own.building_id = building.id and own.ends_at is null)
      + (select count(*) from app.estate_assignment as own where own.estate_id = building.estate_id and own.ends_at is null),
    jsonb_agg(jsonb_build_object('kind', held.kind, 'doors', held.doors, 'counts',
      to_jsonb(tally) - array['round_id', 'building_id', 'community_id', 'kind']) order by held.kind)
  from app.building
  join app.building_doors as held on held.building_id = building.id
  left join app.coverage_tally as tally
    on tally.round_id = building_kinds.round and tally.building_id = held.building_id and tally.kind = held.kind
  where building.community_id = building_kinds.community
    and building_kinds.community in (select private.my_areas('office', 'lead'))
  group by building.id, building.estate_id;
$$;

-- Readers run as whoever asks.
grant execute on function private.community_kinds(uuid) to authenticated;
grant execute on function private.building_kinds(uuid, uuid) to authenticated;

-- As before.
create or replace function api.coverage(round uuid) returns jsonb
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
      left join (
        select summed.community_id, jsonb_agg(
          jsonb_build_object('kind', summed.kind, 'doors', summed.doors, 'counts', summed.counts) order by summed.kind) as kinds
        from private.community_kinds(coverage.round) as summed
        group by summed.community_id
      ) as counted on counted.community_id = community.id
      where round_area.round_id = shown.id and community.id in (select private.my_areas('office', 'lead'))
    ), '[]'))
  from app.outreach_round as shown
  where shown.id = coverage.round and shown.area_id in (select private.areas_around_me('office', 'lead'));
end;

-- As before.
create or replace function api.coverage_within(round uuid, community uuid) returns jsonb
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
          'owners', counted.owners,
          'kinds', counted.kinds)
        order by estate.name nulls last, building.name, building.id)
      from private.building_kinds(coverage_within.round, coverage_within.community) as counted
      join app.building on building.id = counted.building_id
      left join app.estate on estate.id = building.estate_id
      left join app.area as grid on grid.id = building.grid_id
    ), '[]'))
  from app.outreach_round as shown
  join app.round_area on round_area.round_id = shown.id and round_area.community_id = coverage_within.community
  join app.area as place on place.id = round_area.community_id
  where shown.id = coverage_within.round and place.id in (select private.my_areas('office', 'lead'));
end;

drop function private.counts_of(app.coverage_tally);

-- What may be a reason to ask again, as it stood when somebody first looked on a day.
create unlogged table app.quality_of_day (
  round_id uuid not null references app.outreach_round (id) on delete cascade,
  community_id uuid not null references app.area (id),
  day date not null,
  figures jsonb not null,
  primary key (round_id, community_id)
);

alter table app.quality_of_day enable row level security;

create index quality_of_day_community_id_idx on app.quality_of_day (community_id);

-- Worked out again where it is missed.
create or replace function private.tables_left_out() returns text[]
language sql immutable
set search_path = ''
as $$
  select array[
    'daily_salt', 'throttle', 'duplicate_trace', 'job', 'copy', 'copy_page', 'tally_stamp', 'premises_import_row',
    'quality_of_day'];
$$;

-- As before, once a day for a round and community.
-- Security definer: no office reads a visit; whose community it is, is asked here.
create or replace function api.visit_quality(round uuid, community uuid) returns jsonb
language plpgsql volatile security definer
set search_path = ''
set jit = off
as $$
declare
  is_theirs constant boolean := visit_quality.community in (select private.my_areas('office', 'lead'));
  known jsonb := (
    select held.figures from app.quality_of_day as held
    where held.round_id = visit_quality.round and held.community_id = visit_quality.community and held.day = private.local_day()
      and is_theirs);
begin
  if known is not null then
    return known;
  end if;
  known := (
    select jsonb_build_object(
      'visits', count(*),
      'talks', count(*) filter (where made.result = 'talk_given'),
      'hurried', count(*) filter (where made.result = 'talk_given' and made.since_last < interval '20 seconds'),
      'far_entries', count(*) filter (where made.recorded_at - made.happened_at > interval '2 days'),
      'clock_off', count(*) filter (where abs(made.offset_ms) > 3600000),
      'sent_by_others', count(*) filter (where made.sender_id is not null))
    from (
      select visit.result, visit.recorded_at, visit.happened_at, visit.offset_ms, visit.sender_id,
        visit.visited_at - lag(visit.visited_at) over (partition by visit.worker_id order by visit.visited_at, visit.id) as since_last
      from private.effective_visit as visit
      where visit.round_id = visit_quality.round and is_theirs
        and visit.building_id in (select building.id from app.building where building.community_id = visit_quality.community)
    ) as made);
  insert into app.quality_of_day as held (round_id, community_id, day, figures)
  select visit_quality.round, visit_quality.community, private.local_day(), known
  where is_theirs and exists (select from app.outreach_round where outreach_round.id = visit_quality.round)
  on conflict on constraint quality_of_day_pkey do update set day = excluded.day, figures = excluded.figures;
  return known;
end;
$$;
