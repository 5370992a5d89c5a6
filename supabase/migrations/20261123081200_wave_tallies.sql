-- What the office and the leads read of a wave: one round trip, row-level security decides.

-- Leads see figures of the day: from one answer to the next, nobody can tell what the last resident said.
create table app.daily_figures (
  wave_id uuid not null references app.wave (id) on delete cascade,
  community_id uuid not null references app.area (id),
  day date not null,
  tallies jsonb not null,
  splits jsonb not null,
  completed jsonb not null,
  primary key (wave_id, community_id, day)
);

alter table app.daily_figures enable row level security;

create index daily_figures_community_id_idx on app.daily_figures (community_id);

grant select on app.daily_figures to authenticated;
grant execute on function private.local_day() to authenticated;

create policy "leads read the figures of the day of their communities" on app.daily_figures
  for select to authenticated
  using (day = (select private.local_day()) and community_id in (select private.my_areas('lead')));

-- The counts of a wave by community, of these questions and dimensions; null means all.
create function private.figures(wave uuid, questions text[], dimensions text[])
returns table (community_id uuid, tallies jsonb, splits jsonb, completed jsonb)
language sql stable
set search_path = ''
begin atomic
  with
    counted as (
      select tally.community_id, jsonb_agg(
        jsonb_build_object(
          'question', tally.question, 'choice', tally.choice, 'mode', tally.mode,
          'flagged', tally.flagged, 'count', tally.count)
        order by tally.question, tally.choice, tally.mode, tally.flagged) as rows
      from app.tally
      where tally.wave_id = figures.wave
        and (figures.questions is null or tally.question = any (figures.questions))
      group by tally.community_id
    ),
    split as (
      select tally_split.community_id, jsonb_agg(
        jsonb_build_object(
          'question', tally_split.question, 'choice', tally_split.choice, 'dimension', tally_split.dimension,
          'value', tally_split.value, 'flagged', tally_split.flagged, 'count', tally_split.count)
        order by tally_split.question, tally_split.choice, tally_split.dimension, tally_split.value,
          tally_split.flagged) as rows
      from app.tally_split
      where tally_split.wave_id = figures.wave
        and (figures.questions is null or tally_split.question = any (figures.questions))
        and (figures.dimensions is null or tally_split.dimension = any (figures.dimensions))
      group by tally_split.community_id
    ),
    finished as (
      select tally_completed.community_id, jsonb_agg(
        jsonb_build_object(
          'channel', tally_completed.channel, 'day', tally_completed.day,
          'eligible', tally_completed.eligible, 'count', tally_completed.count)
        order by tally_completed.day, tally_completed.channel, tally_completed.eligible) as rows
      from app.tally_completed
      where tally_completed.wave_id = figures.wave
      group by tally_completed.community_id
    )
  select finished.community_id, coalesce(counted.rows, '[]'), coalesce(split.rows, '[]'), finished.rows
  from finished
  left join counted on counted.community_id = finished.community_id
  left join split on split.community_id = finished.community_id;
end;

-- Keeps today's figures of the communities that the signed-in person leads, once a day.
-- Security definer: leads do not read the running tallies; they get what was counted when the first of them asked today.
create function private.keep_figures_of_day(wave uuid) returns void
language plpgsql security definer
set search_path = ''
as $$
declare
  missing constant uuid[] := array(
    select distinct finished.community_id
    from app.tally_completed as finished
    where finished.wave_id = keep_figures_of_day.wave
      and finished.community_id in (select private.my_areas('lead'))
      and not exists (
        select from app.daily_figures as kept
        where kept.wave_id = finished.wave_id and kept.community_id = finished.community_id
          and kept.day = private.local_day()));
begin
  if missing = '{}' then
    return;
  end if;
  delete from app.daily_figures where day < private.local_day() - 7;
  insert into app.daily_figures (wave_id, community_id, day, tallies, splits, completed)
  select keep_figures_of_day.wave, counted.community_id, private.local_day(),
    counted.tallies, counted.splits, counted.completed
  from private.figures(keep_figures_of_day.wave, null, null) as counted
  where counted.community_id = any (missing)
  order by counted.community_id
  on conflict do nothing;
end;
$$;

-- Rows of kept figures, of these questions and dimensions; null means all.
create function private.narrowed(figures jsonb, questions text[], dimensions text[]) returns jsonb
language sql immutable
set search_path = ''
as $$
  select coalesce(jsonb_agg(figure order by place), '[]')
  from jsonb_array_elements(figures) with ordinality as kept (figure, place)
  where (questions is null or figure ->> 'question' = any (questions))
    and (dimensions is null or not figure ? 'dimension' or figure ->> 'dimension' = any (dimensions));
$$;

-- A wave with its communities as the signed-in person may see them; null where it is not theirs to see.
-- `as_of` is null for running figures, else the day on which they were counted.
create function private.wave_report(wave uuid, questions text[], dimensions text[]) returns jsonb
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
        and community.id in (select private.my_areas('office', 'lead'))
    ), '[]'))
  from app.wave
  join app.area as office on office.id = wave.area_id
  join app.questionnaire_version as published on published.id = wave.questionnaire_version_id
  join app.questionnaire on questionnaire.id = published.questionnaire_id
  where wave.id = wave_report.wave;
end;

grant execute on function private.figures(uuid, text[], text[]) to authenticated;
grant execute on function private.keep_figures_of_day(uuid) to authenticated;
grant execute on function private.narrowed(jsonb, text[], text[]) to authenticated;
grant execute on function private.wave_report(uuid, text[], text[]) to authenticated;

-- Everything counted in a wave, or only these questions and these dimensions of their splits.
create function api.wave_tallies(wave uuid, questions text[] default null, dimensions text[] default null)
returns jsonb
language sql volatile
set search_path = ''
begin atomic
  select private.keep_figures_of_day(wave_tallies.wave);
  select private.wave_report(wave_tallies.wave, wave_tallies.questions, wave_tallies.dimensions);
end;

-- What the first page of the office needs: headlines and the cross-check, split by channel.
create function api.wave_overview(wave uuid) returns jsonb
language sql volatile
set search_path = ''
begin atomic
  select private.keep_figures_of_day(wave_overview.wave);
  select private.wave_report(
    wave_overview.wave,
    (select coalesce(array_agg(asked.question order by asked.question), '{}')
     from app.wave as chosen
     join app.questionnaire_version on questionnaire_version.id = chosen.questionnaire_version_id
     cross join lateral jsonb_array_elements_text(questionnaire_version.split_questions) as asked (question)
     where chosen.id = wave_overview.wave),
    array['channel']);
end;

grant execute on function api.wave_tallies(uuid, text[], text[]) to authenticated;
grant execute on function api.wave_overview(uuid) to authenticated;
