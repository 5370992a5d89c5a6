-- Every figure of a wave is read with the points it was opened with.

-- A wave as every report names it, with all that its figures are judged by.
create function private.judged_by(wave app.wave) returns jsonb
language sql stable
set search_path = ''
as $$
  select jsonb_build_object(
    'id', (judged_by.wave).id,
    'name', (judged_by.wave).name,
    'opens_at', (judged_by.wave).opens_at,
    'closes_at', (judged_by.wave).closes_at,
    'target', (judged_by.wave).target,
    'score_target', (judged_by.wave).score_target,
    'planned_design_effect', (judged_by.wave).planned_design_effect,
    'score_weight', (judged_by.wave).score_weight,
    'score_scale', (judged_by.wave).score_scale);
$$;

-- For the report, which asks as whoever reads it; it says nothing that the wave does not.
grant execute on function private.judged_by(app.wave) to authenticated;

-- As before, with the scale of the wave.
create or replace function private.wave_report(wave uuid, questions text[], dimensions text[]) returns jsonb
language sql stable
set search_path = ''
begin atomic
  select jsonb_build_object(
    'wave', private.judged_by(wave.*),
    'area', jsonb_build_object('id', office.id, 'name_zh', office.name_zh, 'name_en', office.name_en),
    'questionnaire', jsonb_build_object(
      'slug', questionnaire.slug, 'version', published.version, 'version_id', published.id),
    'counting', published.counting,
    'communities', coalesce((
      select jsonb_agg(
        jsonb_build_object(
          'community', jsonb_build_object(
            'id', community.id, 'name_zh', community.name_zh, 'name_en', community.name_en,
            'households', community.households),
          'planned_n', wave_plan.planned_n,
          'as_of', case when running.community_id is null then kept.day end,
          'tallies', coalesce(running.tallies, private.narrowed(kept.tallies, wave_report.questions, null), '[]'),
          'splits', coalesce(
            running.splits, private.narrowed(kept.splits, wave_report.questions, wave_report.dimensions), '[]'),
          'completed', coalesce(running.completed, kept.completed, '[]'))
        order by community.place, community.name_zh, community.id)
      from app.area as community
      left join app.wave_plan on wave_plan.wave_id = wave.id and wave_plan.community_id = community.id
      left join private.figures(wave_report.wave, wave_report.questions, wave_report.dimensions) as running
        on running.community_id = community.id
      left join app.daily_figures as kept on kept.wave_id = wave.id and kept.community_id = community.id
      where community.parent_id = wave.area_id and community.kind = 'community'
        and (wave.communities is null or community.id = any (wave.communities))
        and (community.ended_on is null or community.ended_on >= (wave.opens_at at time zone 'Asia/Shanghai')::date)
        and community.id in (select private.my_areas('office', 'lead'))
    ), '[]'))
  from app.wave
  join app.area as office on office.id = wave.area_id
  join app.questionnaire_version as published on published.id = wave.questionnaire_version_id
  join app.questionnaire on questionnaire.id = published.questionnaire_id
  where wave.id = wave_report.wave;
end;

-- As before, with the scale of the wave.
-- Security definer: the conditions are those of the policies, asked once for all communities.
create or replace function api.wave_stamps(waves uuid[], known text[] default '{}') returns jsonb
language plpgsql volatile security definer
set search_path = ''
set jit = off
set plan_cache_mode = force_generic_plan
as $$
begin
  perform private.keep_figures_of_day(asked.wave) from unnest(wave_stamps.waves) as asked (wave);
  return (
    with
      run as materialized (select private.my_areas('office') as id),
      led as materialized (select private.my_areas('lead') as id),
      shown as materialized (
        select wave.id, wave.area_id, wave.communities, wave.target, wave.score_target, wave.planned_design_effect, wave.score_weight,
          wave.score_scale, private.local_day_of(wave.opens_at) as opens_on
        from app.wave
        where wave.id = any (wave_stamps.waves)
          and (wave.area_id in (select run.id from run) or wave.area_id in (select private.areas_around_me('lead')))
      ),
      communities as materialized (
        select area.id, area.parent_id, area.name_zh, area.name_en, area.households, area.ended_on,
          area.id in (select run.id from run) as is_run, area.id in (select led.id from led) as is_led,
          row_number() over (order by area.place, area.name_zh, area.id) - 1 as place
        from app.area
        where area.kind = 'community' and area.parent_id in (select shown.area_id from shown)
          and (area.id in (select run.id from run) or area.id in (select led.id from led))
      ),
      -- Each by its key from the wave on, then put together: communities looked up one by one would be read once for each wave there ever was.
      planned as materialized (
        select held.wave_id, held.community_id, held.planned_n
        from app.wave_plan as held where held.wave_id = any (wave_stamps.waves)
      ),
      running as materialized (
        select held.wave_id, held.community_id, held.stamp
        from app.tally_stamp as held where held.wave_id = any (wave_stamps.waves)
      ),
      kept as materialized (
        select held.wave_id, held.community_id, held.day
        from app.daily_figures as held where held.wave_id = any (wave_stamps.waves) and held.day = private.local_day()
      ),
      counted as materialized (
        select shown.id as wave_id, communities.place, planned.planned_n,
          case when running.stamp is null then kept.day end as day,
          coalesce(running.stamp::text, kept.day::text) as stamp
        from shown
        join communities
          on communities.parent_id = shown.area_id and (shown.communities is null or communities.id = any (shown.communities))
            and (communities.ended_on is null or communities.ended_on >= shown.opens_on)
        left join planned on planned.wave_id = shown.id and planned.community_id = communities.id
        left join running on running.wave_id = shown.id and running.community_id = communities.id and communities.is_run
        left join kept on kept.wave_id = shown.id and kept.community_id = communities.id and communities.is_led
      ),
      places as materialized (
        select md5(string_agg(
          row(communities.id, communities.parent_id, communities.name_zh, communities.name_en, communities.households)::text, ''
          order by communities.place)) as digest
        from communities
      ),
      said as materialized (
        select shown.*, md5(places.digest || shown::text || coalesce(rows.digest, '')) as digest
        from shown
        cross join places
        left join (
          select counted.wave_id, string_agg(
            row(counted.place, counted.planned_n, counted.day, counted.stamp)::text, '' order by counted.place) as digest
          from counted group by counted.wave_id
        ) as rows on rows.wave_id = shown.id
      )
    select jsonb_build_object(
      'communities', coalesce((
        select jsonb_agg(
          jsonb_build_array(communities.id, communities.name_zh, communities.name_en, communities.households)
          order by communities.place)
        from communities
        where exists (select from said where said.digest <> all (wave_stamps.known))
      ), '[]'),
      'waves', coalesce((
        select jsonb_agg(
          case when said.digest = any (wave_stamps.known) then jsonb_build_object('id', said.id, 'digest', said.digest)
          else jsonb_build_object(
            'id', said.id,
            'digest', said.digest,
            'target', said.target,
            'score_target', said.score_target,
            'planned_design_effect', said.planned_design_effect,
            'score_weight', said.score_weight,
            'score_scale', said.score_scale,
            'counted', coalesce((
              select jsonb_agg(
                jsonb_build_array(counted.place, counted.planned_n, counted.day, counted.stamp) order by counted.place)
              from counted
              where counted.wave_id = said.id
            ), '[]')) end
          order by said.id)
        from said
      ), '[]')));
end;
$$;

-- As before, with the scale of the wave.
-- Security definer: the conditions are those of the policies, asked once.
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
      'wave', private.judged_by(asked),
      'counting', published.counting,
      'communities', jsonb_build_array(jsonb_build_object(
        'community', jsonb_build_object(
          'id', area.id, 'name_zh', area.name_zh, 'name_en', area.name_en, 'households', area.households,
          'adults', coalesce((
            select jsonb_object_agg(known.band, known.adults) from app.area_adults as known where known.area_id = area.id), '{}')),
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
