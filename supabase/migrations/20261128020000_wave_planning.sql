-- The plan of a wave: what the office reads before it plans, and how it writes what it planned.

-- Null where somebody imported the plan. The verdict takes the wave's own; this says what the number of answers rests on.
alter table app.wave_plan add column planned_design_effect numeric check (planned_design_effect >= 1);

-- {wave, communities: [{id, name_zh, name_en, households, planned_n, planned_design_effect}]}, as far as the signed-in person may see
-- them; null where the wave is not theirs.
create function api.wave_plan(wave uuid) returns jsonb
language sql stable
set search_path = ''
begin atomic
  select jsonb_build_object(
    'wave', jsonb_build_object(
      'id', planned.id,
      'name', planned.name,
      'area_id', planned.area_id,
      'closes_at', planned.closes_at,
      'target', planned.target,
      'planned_design_effect', planned.planned_design_effect),
    'communities', coalesce((
      select jsonb_agg(
        jsonb_build_object(
          'id', community.id,
          'name_zh', community.name_zh,
          'name_en', community.name_en,
          'households', community.households,
          'planned_n', held.planned_n,
          'planned_design_effect', held.planned_design_effect)
        order by community.place, community.name_zh, community.id)
      from app.area as community
      left join app.wave_plan as held on held.wave_id = planned.id and held.community_id = community.id
      where community.parent_id = planned.area_id and community.kind = 'community'
        and community.id in (select private.my_areas('office', 'lead'))
    ), '[]'))
  from app.wave as planned
  where planned.id = wave_plan.wave;
end;

grant execute on function api.wave_plan(uuid) to authenticated;

-- Writes planned answers [{community_id, planned_n}] of chosen communities, with the design effect they were worked out with.
-- Answers {status: planned, changed} | {status: unknown | closed | changed}: a wave, or a community, that is not the office's is
-- unknown; a closed one is left as it is; `changed`: the wave's own design effect is another by now, so look again.
-- Security definer: no role but the owner writes tables; whose office it is, is asked here.
create function api.plan_wave(wave uuid, plan jsonb, design_effect numeric) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  planned app.wave;
  written integer;
begin
  select held.* into planned from app.wave as held
  where held.id = plan_wave.wave and held.area_id in (select private.my_areas('office'))
  for share;
  if planned.id is null or exists (
    select from jsonb_to_recordset(plan_wave.plan) as listed (community_id uuid)
    where not exists (
      select from app.area as community
      where community.id = listed.community_id and community.parent_id = planned.area_id
        and community.kind = 'community')
  ) then
    return jsonb_build_object('status', 'unknown');
  end if;
  if now() >= planned.closes_at then
    return jsonb_build_object('status', 'closed');
  end if;
  if plan_wave.design_effect is distinct from planned.planned_design_effect then
    return jsonb_build_object('status', 'changed');
  end if;
  insert into app.wave_plan as held (wave_id, community_id, planned_n, planned_design_effect)
  select distinct on (listed.community_id)
    plan_wave.wave, listed.community_id, listed.planned_n, plan_wave.design_effect
  from jsonb_to_recordset(plan_wave.plan) as listed (community_id uuid, planned_n integer)
  order by listed.community_id, listed.planned_n desc
  on conflict on constraint wave_plan_pkey do update
    set planned_n = excluded.planned_n, planned_design_effect = excluded.planned_design_effect
  where (held.planned_n, held.planned_design_effect)
    is distinct from (excluded.planned_n, excluded.planned_design_effect);
  get diagnostics written = row_count;
  return jsonb_build_object('status', 'planned', 'changed', written);
end;
$$;

grant execute on function api.plan_wave(uuid, jsonb, numeric) to authenticated;

-- How often each choice of one headline question was given in each community of a wave, answers from some channels left out:
-- [{id, name_zh, name_en, choices: {choice: count}}]. Only running figures, so only of areas whose office the person is; null
-- where the wave is not theirs.
create function api.choice_counts(wave uuid, question text, without_channels text[] default '{}') returns jsonb
language sql stable
set search_path = ''
begin atomic
  select coalesce((
    select jsonb_agg(
      jsonb_build_object(
        'id', community.id,
        'name_zh', community.name_zh,
        'name_en', community.name_en,
        'choices', coalesce(counted.choices, '{}'))
      order by community.place, community.name_zh, community.id)
    from app.area as community
    -- Community by community, as the keys of the tallies are sorted; with no channel left out, the shorter table says the same.
    cross join lateral (
      select jsonb_object_agg(summed.choice, summed.times) as choices
      from (
        select given.choice, sum(given.count) as times
        from (
          select tally.choice, tally.count from app.tally
          where choice_counts.without_channels = '{}'
            and tally.wave_id = choice_counts.wave and tally.community_id = community.id
            and tally.flagged in (false, true) and tally.question = choice_counts.question
          union all
          select tally_split.choice, tally_split.count from app.tally_split
          where choice_counts.without_channels <> '{}'
            and tally_split.wave_id = choice_counts.wave and tally_split.community_id = community.id
            and tally_split.flagged in (false, true) and tally_split.question = choice_counts.question
            and tally_split.dimension = 'channel' and tally_split.value <> all (choice_counts.without_channels)
        ) as given
        group by given.choice
      ) as summed
    ) as counted
    where community.parent_id = ranked.area_id and community.kind = 'community'
      and community.id in (select private.my_areas('office'))
  ), '[]')
  from app.wave as ranked
  where ranked.id = choice_counts.wave and ranked.area_id in (select private.my_areas('office'));
end;

grant execute on function api.choice_counts(uuid, text, text[]) to authenticated;
