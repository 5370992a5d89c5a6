-- What the office and the lead of a community read of it on its own page: its counts alone, however many communities there are.

-- A community as the signed-in person may read it, with the office it belongs to; null where it is not theirs.
create function api.my_community(community uuid) returns jsonb
language sql stable
set search_path = ''
begin atomic
  select jsonb_build_object(
    'id', area.id, 'name_zh', area.name_zh, 'name_en', area.name_en, 'office_id', area.parent_id)
  from app.area
  where area.id = my_community.community and area.kind = 'community'
    and area.id in (select private.my_areas('office', 'lead'));
end;

grant execute on function api.my_community(uuid) to authenticated;

-- The counts of one community in a wave, splits along these dimensions; like private.wave_report with one community, and null where
-- either is not the signed-in person's. Rows of one wave and community lie together in each key.
create function private.community_report(wave uuid, community uuid, dimensions text[]) returns jsonb
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
      'planned_design_effect', wave.planned_design_effect),
    'counting', published.counting,
    'communities', jsonb_build_array(jsonb_build_object(
      'community', jsonb_build_object(
        'id', area.id, 'name_zh', area.name_zh, 'name_en', area.name_en, 'households', area.households),
      'planned_n', wave_plan.planned_n,
      'as_of', case when area.id not in (select private.my_areas('office')) then kept.day end,
      'tallies', coalesce(
        (select jsonb_agg(
          jsonb_build_object(
            'question', tally.question, 'choice', tally.choice, 'mode', tally.mode,
            'flagged', tally.flagged, 'count', tally.count)
          order by tally.question, tally.choice, tally.mode, tally.flagged)
        from app.tally
        where tally.wave_id = community_report.wave and tally.community_id = community_report.community),
        kept.tallies, '[]'),
      'splits', coalesce(
        (select jsonb_agg(
          jsonb_build_object(
            'question', tally_split.question, 'choice', tally_split.choice, 'dimension', tally_split.dimension,
            'value', tally_split.value, 'flagged', tally_split.flagged, 'count', tally_split.count)
          order by tally_split.question, tally_split.choice, tally_split.dimension, tally_split.value, tally_split.flagged)
        from app.tally_split
        where tally_split.wave_id = community_report.wave and tally_split.community_id = community_report.community
          and tally_split.dimension = any (community_report.dimensions)),
        private.narrowed(kept.splits, null, community_report.dimensions), '[]'),
      'completed', coalesce(
        (select jsonb_agg(
          jsonb_build_object(
            'channel', tally_completed.channel, 'day', tally_completed.day,
            'eligible', tally_completed.eligible, 'count', tally_completed.count)
          order by tally_completed.day, tally_completed.channel, tally_completed.eligible)
        from app.tally_completed
        where tally_completed.wave_id = community_report.wave
          and tally_completed.community_id = community_report.community),
        kept.completed, '[]'))))
  from app.wave
  join app.area on area.parent_id = wave.area_id and area.kind = 'community'
  join app.questionnaire_version as published on published.id = wave.questionnaire_version_id
  left join app.wave_plan on wave_plan.wave_id = wave.id and wave_plan.community_id = area.id
  left join app.daily_figures as kept on kept.wave_id = wave.id and kept.community_id = area.id
  where wave.id = community_report.wave and area.id = community_report.community
    and area.id in (select private.my_areas('office', 'lead'));
end;

grant execute on function private.community_report(uuid, uuid, text[]) to authenticated;

-- Everything counted of one community in a wave; leads get the figures of the day.
create function api.community_tallies(wave uuid, community uuid, dimensions text[] default '{}') returns jsonb
language sql volatile
set search_path = ''
begin atomic
  select private.keep_figures_of_day(community_tallies.wave);
  select private.community_report(community_tallies.wave, community_tallies.community, community_tallies.dimensions);
end;

grant execute on function api.community_tallies(uuid, uuid, text[]) to authenticated;

-- Flags are counted from this index alone; it begins like the one it replaces.
create index answer_wave_id_community_id_eligible_flags_idx on app.answer (wave_id, community_id, eligible, flags);
drop index app.answer_wave_id_community_id_idx;

-- What a lead sees of flags is counted once a day, too. Null until the first of them asked for it.
alter table app.daily_figures add column flags jsonb;

create function private.flags_counted(wave uuid, community uuid) returns jsonb
language sql stable
set search_path = ''
as $$
  select coalesce(jsonb_agg(
    jsonb_build_object('flags', counted.flags, 'eligible', counted.eligible, 'count', counted.count)
    order by counted.flags, counted.eligible), '[]')
  from (
    select answer.flags, answer.eligible, count(*) as count
    from app.answer
    where answer.wave_id = flags_counted.wave and answer.community_id = flags_counted.community
    group by answer.flags, answer.eligible
  ) as counted;
$$;

-- How good the answers of a community look: [{flags, eligible, count}], and for the office how long answers of the whole wave took, in
-- buckets of five seconds. Null where it is not the signed-in person's to see.
-- Security definer: nobody reads answers or the histogram; this counts them.
create function api.answer_quality(wave uuid, community uuid) returns jsonb
language plpgsql volatile security definer
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
  if answer_quality.community in (select private.my_areas('office')) then
    return jsonb_build_object(
      'as_of', null,
      'answers', private.flags_counted(answer_quality.wave, answer_quality.community),
      'durations', case when office in (select private.my_areas('office')) then (
        select coalesce(jsonb_agg(jsonb_build_object('bucket', held.bucket, 'count', held.count) order by held.bucket), '[]')
        from app.duration_histogram as held
        where held.wave_id = answer_quality.wave) end);
  end if;
  if answer_quality.community not in (select private.my_areas('lead')) then
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

grant execute on function api.answer_quality(uuid, uuid) to authenticated;
