-- Figures of a wave name the communities that it asks, as long as these exist; with the weight that the wave was judged by.

-- As before, both of communities asked and of communities ended.
create or replace function private.wave_report(wave uuid, questions text[], dimensions text[]) returns jsonb
language sql stable
set search_path = ''
begin atomic
  select jsonb_build_object(
    'wave', jsonb_build_object(
      'id', wave.id,
      'name', wave.name,
      'opens_at', wave.opens_at,
      'closes_at', wave.closes_at,
      'target', wave.target,
      'score_target', wave.score_target,
      'planned_design_effect', wave.planned_design_effect,
      'score_weight', wave.score_weight),
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

-- As before, both of communities asked and of communities ended.
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
          private.local_day_of(wave.opens_at) as opens_on
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
