-- Reading that happens on every click, planned once on each connection, and asking about one area without walking through all of them.

-- Whether the signed-in person holds one of these roles in this area or in what it lies in: private.my_areas asked the other way round,
-- which takes as many steps as there are levels, not as there are areas.
-- Security definer: see private.my_staff_id.
create function private.is_mine(area uuid, variadic roles text[]) returns boolean
language plpgsql stable security definer
set search_path = ''
as $$
declare
  held constant uuid[] := array(
    select given.area_id from app.staff_role as given
    where given.staff_id = private.my_staff_id() and given.role = any (is_mine.roles));
  looked_at uuid := is_mine.area;
begin
  -- Four levels are known; a few more do no harm, and a circle ends.
  for level in 1..10 loop
    if looked_at = any (held) then
      return true;
    end if;
    select around.parent_id into looked_at from app.area as around where around.id = looked_at;
    exit when looked_at is null;
  end loop;
  return false;
end;
$$;

-- Null for somebody we do not know and for somebody who was deactivated.
-- Security definer: nobody may name the tables; it reads the signed-in person's own line and roles alone.
create or replace function api.me() returns jsonb
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return (
    select jsonb_build_object(
      'staff_id', staff.id,
      'account', staff.account,
      'display_name', staff.display_name,
      'roles', coalesce((
        select jsonb_agg(
          jsonb_build_object(
            'role', staff_role.role,
            'area_id', area.id,
            'area_kind', area.kind,
            'area_name_zh', area.name_zh,
            'area_name_en', area.name_en)
          order by area.place, area.name_zh, staff_role.role)
        from app.staff_role join app.area on area.id = staff_role.area_id
        where staff_role.staff_id = staff.id), '[]'))
    from app.staff
    where staff.id = (select private.my_staff_id()));
end;
$$;

-- The waves of these areas that the signed-in person may choose from, newest first: those of the office, and those around a lead.
create function private.waves_in(areas uuid[]) returns jsonb
language plpgsql stable
set search_path = ''
as $$
begin
  return (
    with place as materialized (
      select listed.id, listed.name_zh, listed.name_en
      from app.area as listed
      where listed.id = any (waves_in.areas)
        and (private.is_mine(listed.id, 'office') or listed.id in (select private.areas_around_me('lead')))
    )
    select coalesce(jsonb_agg(
      jsonb_build_object(
        'id', newest.id,
        'name', newest.name,
        'opens_at', newest.opens_at,
        'closes_at', newest.closes_at,
        'area', jsonb_build_object('id', newest.area_id, 'name_zh', newest.name_zh, 'name_en', newest.name_en),
        'questionnaire', jsonb_build_object('slug', newest.slug, 'version', newest.version, 'version_id', newest.version_id))
      order by newest.opens_at desc, newest.id), '[]')
    from (
      select wave.id, wave.name, wave.opens_at, wave.closes_at, wave.area_id, place.name_zh, place.name_en,
        questionnaire.slug, published.version, published.id as version_id
      from place
      join app.wave on wave.area_id = place.id
      join app.questionnaire_version as published on published.id = wave.questionnaire_version_id
      join app.questionnaire on questionnaire.id = published.questionnaire_id
      order by wave.opens_at desc, wave.id
      limit 200
    ) as newest);
end;
$$;

-- Newest first: what the signed-in person may choose from.
-- Security definer: nobody may name the tables; whose waves they are is asked in private.waves_in.
create or replace function api.my_waves() returns jsonb
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return private.waves_in(array(select distinct wave.area_id from app.wave));
end;
$$;

-- A community as the signed-in person may read it, with the waves of the office it belongs to; null where it is not theirs.
-- Security definer: nobody may name the tables; whose community it is, is asked here.
create or replace function api.my_community(community uuid) returns jsonb
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return (
    select jsonb_build_object(
      'id', area.id, 'name_zh', area.name_zh, 'name_en', area.name_en,
      'waves', private.waves_in(array[area.parent_id]))
    from app.area
    where area.id = my_community.community and area.kind = 'community'
      and private.is_mine(area.id, 'office', 'lead'));
end;
$$;

drop function api.answer_quality(uuid, uuid);

-- How good the answers of a community look: [{flags, eligible, count}], and for the office how long answers of the whole wave took, in
-- buckets of five seconds. Null where it is not the signed-in person's to see.
create function private.answer_quality(wave uuid, community uuid) returns jsonb
language plpgsql volatile
set search_path = ''
as $$
declare
  office uuid := (
    select asked.area_id
    from app.wave as asked
    join app.area on area.id = answer_quality.community and area.kind = 'community' and area.parent_id = asked.area_id
    where asked.id = answer_quality.wave);
begin
  if office is null then
    return null;
  end if;
  if private.is_mine(answer_quality.community, 'office') then
    return jsonb_build_object(
      'as_of', null,
      'answers', private.flags_counted(answer_quality.wave, answer_quality.community),
      'durations', case when private.is_mine(office, 'office') then (
        select coalesce(jsonb_agg(jsonb_build_object('bucket', held.bucket, 'count', held.count) order by held.bucket), '[]')
        from app.duration_histogram as held
        where held.wave_id = answer_quality.wave) end);
  end if;
  if not private.is_mine(answer_quality.community, 'lead') then
    return null;
  end if;
  perform private.keep_figures_of_day(answer_quality.wave);
  update app.daily_figures as kept
  set flags = private.flags_counted(answer_quality.wave, answer_quality.community)
  where kept.wave_id = answer_quality.wave and kept.community_id = answer_quality.community
    and kept.day = private.local_day() and kept.flags is null;
  return jsonb_build_object(
    'as_of', private.local_day(),
    'answers', coalesce((
      select kept.flags from app.daily_figures as kept
      where kept.wave_id = answer_quality.wave and kept.community_id = answer_quality.community
        and kept.day = private.local_day()), '[]'),
    'durations', null);
end;
$$;

-- Everything counted of one community in a wave, splits along these dimensions, and how good its answers look; leads get the figures of
-- the day. Null where either is not the signed-in person's. Rows of one wave and community lie together in each key.
-- Security definer: nobody may name the tables; the conditions are those of the policies, and asked once.
create or replace function api.community_tallies(wave uuid, community uuid, dimensions text[] default '{}') returns jsonb
language plpgsql volatile security definer
set search_path = ''
set jit = off
set plan_cache_mode = force_generic_plan
as $$
declare
  asked constant app.wave := (
    select held from app.wave as held
    join app.area as place on place.parent_id = held.area_id and place.kind = 'community'
    where held.id = community_tallies.wave and place.id = community_tallies.community);
  is_run constant boolean := private.is_mine(community_tallies.community, 'office');
  is_led constant boolean := private.is_mine(community_tallies.community, 'lead');
  kept app.daily_figures;
begin
  if asked.id is null or not (is_run or is_led)
    or not (private.is_mine(asked.area_id, 'office') or asked.area_id in (select private.areas_around_me('lead')))
  then
    return null;
  end if;
  if not is_run then
    perform private.keep_figures_of_day(asked.id);
    select held.* into kept from app.daily_figures as held
    where held.wave_id = asked.id and held.community_id = community_tallies.community and held.day = private.local_day();
  end if;
  return (
    select jsonb_build_object(
      'wave', jsonb_build_object(
        'id', asked.id,
        'name', asked.name,
        'opens_at', asked.opens_at,
        'closes_at', asked.closes_at,
        'target', asked.target,
        'score_target', asked.score_target,
        'planned_design_effect', asked.planned_design_effect),
      'counting', published.counting,
      'communities', jsonb_build_array(jsonb_build_object(
        'community', jsonb_build_object(
          'id', area.id, 'name_zh', area.name_zh, 'name_en', area.name_en, 'households', area.households),
        'planned_n', wave_plan.planned_n,
        'as_of', kept.day,
        'tallies', case when is_run then (
          select coalesce(jsonb_agg(
            jsonb_build_object(
              'question', tally.question, 'choice', tally.choice, 'mode', tally.mode,
              'flagged', tally.flagged, 'count', tally.count)
            order by tally.question, tally.choice, tally.mode, tally.flagged), '[]')
          from app.tally
          where tally.wave_id = asked.id and tally.community_id = community_tallies.community)
        else coalesce(kept.tallies, '[]') end,
        'splits', case when is_run then (
          select coalesce(jsonb_agg(
            jsonb_build_object(
              'question', tally_split.question, 'choice', tally_split.choice, 'dimension', tally_split.dimension,
              'value', tally_split.value, 'flagged', tally_split.flagged, 'count', tally_split.count)
            order by tally_split.question, tally_split.choice, tally_split.dimension, tally_split.value, tally_split.flagged), '[]')
          from app.tally_split
          where tally_split.wave_id = asked.id and tally_split.community_id = community_tallies.community
            and tally_split.dimension = any (community_tallies.dimensions))
        else coalesce(private.narrowed(kept.splits, null, community_tallies.dimensions), '[]') end,
        'completed', case when is_run then (
          select coalesce(jsonb_agg(
            jsonb_build_object(
              'channel', finished.channel, 'day', finished.day, 'eligible', finished.eligible, 'count', finished.count)
            order by finished.day, finished.channel, finished.eligible), '[]')
          from app.tally_completed as finished
          where finished.wave_id = asked.id and finished.community_id = community_tallies.community)
        else coalesce(kept.completed, '[]') end)),
      'quality', private.answer_quality(asked.id, community_tallies.community))
    from app.area
    join app.questionnaire_version as published on published.id = asked.questionnaire_version_id
    left join app.wave_plan on wave_plan.wave_id = asked.id and wave_plan.community_id = area.id
    where area.id = community_tallies.community);
end;
$$;

drop function private.community_report(uuid, uuid, text[]);
