-- What the overview reads on each request, planned once on each connection: planning it took longer than reading it. What is handed out
-- and to whom stays the same; tests compare it with what the policies hand out.

-- For each of these waves that the signed-in person may see: what it is judged by, and its communities with the stamp of their counts:
-- for whoever sees running figures the stamp of the tallies, for a lead the day on which they were counted; null where nobody has
-- answered. All that is said of a wave has a digest, and where that is among the `known` ones it alone is said again: on most clicks
-- nothing has changed. Rows are arrays, because there may be hundreds of them: communities are (id, Chinese name, English name,
-- households) in their order, those of a wave (place in that list from 0, planned n, day or null, stamp).
-- Security definer: with hundreds of areas each policy would find out anew who sees what, half a dozen times for one answer; here it is
-- asked once. The conditions are those of the policies; what policies hand out is compared with it in a test.
drop function api.wave_stamps(uuid[]);
create function api.wave_stamps(waves uuid[], known text[] default '{}') returns jsonb
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
        select wave.id, wave.area_id, wave.target, wave.score_target, wave.planned_design_effect
        from app.wave
        where wave.id = any (wave_stamps.waves)
          and (wave.area_id in (select run.id from run) or wave.area_id in (select private.areas_around_me('lead')))
      ),
      communities as materialized (
        select area.id, area.parent_id, area.name_zh, area.name_en, area.households,
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
        join communities on communities.parent_id = shown.area_id
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

grant execute on function api.wave_stamps(uuid[], text[]) to authenticated;

-- Security definer: a plan that is kept is bound by whoever calls first, who may not name the tables. Whose communities they are is asked
-- in the first step; the conditions are those of the policies.
create or replace function api.headline_counts(wave uuid, communities uuid[]) returns jsonb
language plpgsql stable security definer
set search_path = ''
set jit = off
set plan_cache_mode = force_generic_plan
as $$
begin
  return (with
    headlines as materialized (
      select array(
        select headline.question
        from jsonb_each_text(published.counting -> 'headlines') as headline (indicator, question)) as questions
      from app.wave as chosen
      join app.questionnaire_version as published on published.id = chosen.questionnaire_version_id
      where chosen.id = headline_counts.wave
    ),
    asked as materialized (
      select listed.community_id, coalesce(running.stamp::text, kept.day::text) as stamp, running.stamp is null as is_kept
      from (select distinct named.id from unnest(headline_counts.communities) as named (id)) as listed (community_id)
      left join app.tally_stamp as running
        on running.wave_id = headline_counts.wave and running.community_id = listed.community_id
          and listed.community_id in (select private.my_areas('office'))
      left join app.daily_figures as kept
        on kept.wave_id = headline_counts.wave and kept.community_id = listed.community_id
          and kept.day = private.local_day() and listed.community_id in (select private.my_areas('lead'))
      where running.stamp is not null or kept.day is not null
    ),
    running as materialized (
      select array(select asked.community_id from asked where not asked.is_kept) as communities
    ),
    kept as materialized (
      select held.* from app.daily_figures as held join asked on asked.community_id = held.community_id
      where held.wave_id = headline_counts.wave and held.day = private.local_day() and asked.is_kept
    ),
    finished as (
      select tally_completed.community_id, tally_completed.eligible, sum(tally_completed.count) as count
      from app.tally_completed
      where tally_completed.wave_id = headline_counts.wave
        and tally_completed.community_id = any ((select running.communities from running)::uuid[])
      group by tally_completed.community_id, tally_completed.eligible
      union all
      select kept.community_id, counted.eligible, sum(counted.count)
      from kept
      cross join lateral jsonb_to_recordset(kept.completed) as counted (eligible boolean, count integer)
      group by kept.community_id, counted.eligible
    ),
    by_mode as (
      select tally.community_id, tally.question, tally.choice, tally.mode, tally.flagged, tally.count
      from app.tally
      where tally.wave_id = headline_counts.wave and tally.community_id = any ((select running.communities from running)::uuid[])
        and tally.flagged in (false, true)
        and tally.question = any ((select headlines.questions from headlines)::text[])
      union all
      select kept.community_id, counted.question, counted.choice, counted.mode, counted.flagged, counted.count
      from kept
      cross join lateral jsonb_to_recordset(kept.tallies)
        as counted (question text, choice text, mode text, flagged boolean, count integer)
      where counted.question = any ((select headlines.questions from headlines)::text[])
    ),
    split as (
      select tally_split.community_id, tally_split.question, tally_split.choice, tally_split.dimension, tally_split.value,
        tally_split.flagged, tally_split.count
      from app.tally_split
      where tally_split.wave_id = headline_counts.wave and tally_split.community_id = any ((select running.communities from running)::uuid[])
        and tally_split.flagged in (false, true)
        and tally_split.question = any ((select headlines.questions from headlines)::text[])
        and (tally_split.dimension = 'cluster' or (tally_split.dimension = 'channel' and tally_split.value = 'door'))
      union all
      select kept.community_id, counted.question, counted.choice, counted.dimension, counted.value, counted.flagged, counted.count
      from kept
      cross join lateral jsonb_to_recordset(kept.splits)
        as counted (question text, choice text, dimension text, value text, flagged boolean, count integer)
      where counted.question = any ((select headlines.questions from headlines)::text[])
        and (counted.dimension = 'cluster' or (counted.dimension = 'channel' and counted.value = 'door'))
    ),
    in_cluster as (
      select clustered.community_id, clustered.question, clustered.value, jsonb_object_agg(clustered.choice, clustered.count) as choices
      from (
        select split.community_id, split.question, split.value, split.choice, sum(split.count) as count
        from split
        where split.dimension = 'cluster'
        group by split.community_id, split.question, split.value, split.choice
      ) as clustered
      group by clustered.community_id, clustered.question, clustered.value
    ),
    rows_by_mode as (
      select by_mode.community_id, jsonb_agg(
        jsonb_build_array(by_mode.question, by_mode.choice, by_mode.mode, by_mode.flagged, by_mode.count)) as rows
      from by_mode group by by_mode.community_id
    ),
    rows_at_door as (
      select split.community_id, jsonb_agg(
        jsonb_build_array(split.question, split.choice, split.flagged, split.count)) as rows
      from split where split.dimension = 'channel' group by split.community_id
    ),
    rows_by_cluster as (
      select in_cluster.community_id, jsonb_agg(jsonb_build_array(in_cluster.question, in_cluster.choices)) as rows
      from in_cluster group by in_cluster.community_id
    ),
    people as (
      select finished.community_id,
        coalesce(sum(finished.count) filter (where finished.eligible), 0) as eligible,
        coalesce(sum(finished.count) filter (where not finished.eligible), 0) as ineligible
      from finished group by finished.community_id
    )
  select coalesce(jsonb_agg(
    jsonb_build_object(
      'id', asked.community_id,
      'stamp', asked.stamp,
      'eligible', coalesce(people.eligible, 0),
      'ineligible', coalesce(people.ineligible, 0),
      'by_mode', coalesce(rows_by_mode.rows, '[]'),
      'at_door', coalesce(rows_at_door.rows, '[]'),
      'clusters', coalesce(rows_by_cluster.rows, '[]'))
    order by asked.community_id), '[]')
  from asked
  left join people on people.community_id = asked.community_id
  left join rows_by_mode on rows_by_mode.community_id = asked.community_id
  left join rows_at_door on rows_at_door.community_id = asked.community_id
  left join rows_by_cluster on rows_by_cluster.community_id = asked.community_id);
end;
$$;
