-- What the overview reads: cheap stamps of a whole wave on every request, and the headline counts of the communities that changed.

-- The counts of a wave by community, of these communities, questions and dimensions; null means all of the latter two.
create function private.figures_of(wave uuid, communities uuid[], questions text[], dimensions text[])
returns table (community_id uuid, tallies jsonb, splits jsonb, completed jsonb)
language sql stable
set search_path = ''
begin atomic
  select listed.community_id, coalesce(counted.rows, '[]'), coalesce(split.rows, '[]'), finished.rows
  from unnest(figures_of.communities) as listed (community_id)
  join lateral (
    select jsonb_agg(
      jsonb_build_object(
        'channel', tally_completed.channel, 'day', tally_completed.day,
        'eligible', tally_completed.eligible, 'count', tally_completed.count)
      order by tally_completed.day, tally_completed.channel, tally_completed.eligible) as rows
    from app.tally_completed
    where tally_completed.wave_id = figures_of.wave and tally_completed.community_id = listed.community_id
  ) as finished on finished.rows is not null
  left join lateral (
    select jsonb_agg(
      jsonb_build_object(
        'question', tally.question, 'choice', tally.choice, 'mode', tally.mode,
        'flagged', tally.flagged, 'count', tally.count)
      order by tally.question, tally.choice, tally.mode, tally.flagged) as rows
    from app.tally
    where tally.wave_id = figures_of.wave and tally.community_id = listed.community_id
      and (figures_of.questions is null or tally.question = any (figures_of.questions))
  ) as counted on true
  left join lateral (
    select jsonb_agg(
      jsonb_build_object(
        'question', tally_split.question, 'choice', tally_split.choice, 'dimension', tally_split.dimension,
        'value', tally_split.value, 'flagged', tally_split.flagged, 'count', tally_split.count)
      order by tally_split.question, tally_split.choice, tally_split.dimension, tally_split.value, tally_split.flagged) as rows
    from app.tally_split
    where tally_split.wave_id = figures_of.wave and tally_split.community_id = listed.community_id
      and (figures_of.questions is null or tally_split.question = any (figures_of.questions))
      and (figures_of.dimensions is null or tally_split.dimension = any (figures_of.dimensions))
  ) as split on true;
end;

-- Keeps today's figures of the communities that the signed-in person leads, once a day; counts those alone.
-- Security definer: leads do not read the running tallies; they get what was counted when the first of them asked today.
create or replace function private.keep_figures_of_day(wave uuid) returns void
language plpgsql security definer
set search_path = ''
as $$
declare
  missing constant uuid[] := array(
    select led.community_id
    from private.my_areas('lead') as led (community_id)
    where exists (
        select from app.tally_completed as finished
        where finished.wave_id = keep_figures_of_day.wave and finished.community_id = led.community_id)
      and not exists (
        select from app.daily_figures as kept
        where kept.wave_id = keep_figures_of_day.wave and kept.community_id = led.community_id
          and kept.day = private.local_day()));
begin
  if missing = '{}' then
    return;
  end if;
  delete from app.daily_figures where day < private.local_day() - 7;
  insert into app.daily_figures (wave_id, community_id, day, tallies, splits, completed)
  select keep_figures_of_day.wave, counted.community_id, private.local_day(),
    counted.tallies, counted.splits, counted.completed
  from private.figures_of(keep_figures_of_day.wave, missing, null, null) as counted
  order by counted.community_id
  on conflict do nothing;
end;
$$;

-- For each of these waves that the signed-in person may see: what it is judged by, and its communities with the stamp of their
-- counts: for whoever sees running figures the stamp of the tallies, for a lead the day on which they were counted; null where nobody
-- has answered. Rows are arrays, because there may be hundreds of them on every request: communities are (id, Chinese name, English
-- name, households) in their order, those of a wave (place in that list from 0, planned n, day or null, stamp).
-- Security definer: with hundreds of areas each policy would find out anew who sees what, half a dozen times for one answer; here it is
-- asked once. The conditions are those of the policies; what policies hand out is compared with it in a test.
create function api.wave_stamps(waves uuid[]) returns jsonb
language sql volatile security definer
set search_path = ''
begin atomic
  select count(private.keep_figures_of_day(asked.wave)) from unnest(wave_stamps.waves) as asked (wave);
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
    )
  select jsonb_build_object(
    'communities', coalesce((
      select jsonb_agg(
        jsonb_build_array(communities.id, communities.name_zh, communities.name_en, communities.households)
        order by communities.place)
      from communities
    ), '[]'),
    'waves', coalesce((
      select jsonb_agg(jsonb_build_object(
        'id', shown.id,
        'target', shown.target,
        'score_target', shown.score_target,
        'planned_design_effect', shown.planned_design_effect,
        'counted', coalesce((
          select jsonb_agg(
            jsonb_build_array(
              communities.place,
              wave_plan.planned_n,
              case when running.stamp is null then kept.day end,
              coalesce(running.stamp::text, kept.day::text))
            order by communities.place)
          from communities
          left join app.wave_plan on wave_plan.wave_id = shown.id and wave_plan.community_id = communities.id
          left join app.tally_stamp as running
            on running.wave_id = shown.id and running.community_id = communities.id and communities.is_run
          left join app.daily_figures as kept
            on kept.wave_id = shown.id and kept.community_id = communities.id and communities.is_led
              and kept.day = private.local_day()
          where communities.parent_id = shown.area_id
        ), '[]')) order by shown.id)
      from shown
    ), '[]'));
end;

-- The counts of the headline questions in these communities, as short as they can be said: by mode; at the door; and by cluster,
-- where it does not matter which answers are flagged. Each with the stamp it was read under, in the same snapshot. Communities
-- without answers, and those of other people, are not in it.
create function api.headline_counts(wave uuid, communities uuid[]) returns jsonb
language sql stable
set search_path = ''
begin atomic
  with
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
      left join app.daily_figures as kept
        on kept.wave_id = headline_counts.wave and kept.community_id = listed.community_id
      where running.stamp is not null or kept.day is not null
    ),
    kept as materialized (
      select held.* from app.daily_figures as held join asked on asked.community_id = held.community_id
      where held.wave_id = headline_counts.wave and asked.is_kept
    ),
    finished as (
      select tally_completed.community_id, tally_completed.eligible, sum(tally_completed.count) as count
      from app.tally_completed
      where tally_completed.wave_id = headline_counts.wave
        and tally_completed.community_id = any (headline_counts.communities)
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
      where tally.wave_id = headline_counts.wave and tally.community_id = any (headline_counts.communities)
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
      where tally_split.wave_id = headline_counts.wave and tally_split.community_id = any (headline_counts.communities)
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
  left join rows_by_cluster on rows_by_cluster.community_id = asked.community_id;
end;

grant execute on function api.wave_stamps(uuid[]) to authenticated;
grant execute on function api.headline_counts(uuid, uuid[]) to authenticated;
