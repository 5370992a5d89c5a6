-- What an office decides for itself: what its waves aim at, what the questionnaires count in the assessment, how long visits are kept. A wave that has opened
-- keeps what it was opened with, so that nobody moves the goal while answers come in.

create table app.office_setting (
  area_id uuid primary key references app.area (id) on delete cascade,
  -- Of the headline rates, 0-1, and of the satisfaction score, 0-100.
  target numeric not null default 0.95 check (target >= 0.5 and target < 1),
  score_target numeric not null default 80 check (score_target >= 50 and score_target <= 100),
  -- Points of 100 that the questionnaires count in the assessment.
  score_weight numeric not null default 20 check (score_weight > 0 and score_weight <= 100),
  -- Days after a round. Longer than 90 is promised to nobody.
  keep_visits_days integer not null default 90 check (keep_visits_days between 7 and 90)
);

alter table app.office_setting enable row level security;

create trigger office_setting_is_audited
  after insert or update or delete on app.office_setting
  for each row execute function private.write_audit('area_id');

alter table app.wave add column score_weight numeric not null default 20 check (score_weight > 0 and score_weight <= 100);
alter table app.wave alter column target drop default;
alter table app.wave alter column score_target drop default;
alter table app.wave alter column score_weight drop default;

-- The settings of an office, the usual ones where it has decided nothing.
create function private.settings_of(area uuid) returns app.office_setting
language sql stable
set search_path = ''
as $$
  select coalesce(
    (select held from app.office_setting as held where held.area_id = settings_of.area),
    row(settings_of.area, 0.95, 80, 20, 90)::app.office_setting);
$$;

create function private.settle_new_wave() returns trigger
language plpgsql
set search_path = ''
as $$
declare
  held constant app.office_setting := private.settings_of(new.area_id);
begin
  new.target := coalesce(new.target, held.target);
  new.score_target := coalesce(new.score_target, held.score_target);
  new.score_weight := coalesce(new.score_weight, held.score_weight);
  return new;
end;
$$;

create trigger wave_begins_with_the_settings_of_its_office
  before insert on app.wave
  for each row execute function private.settle_new_wave();

-- Settings of the signed-in person's offices: [{area: {id, name_zh, name_en}, contact, target, score_target, score_weight, keep_visits_days, waves_ahead:
-- [name]}]; waves ahead are those that have not opened.
-- Security definer: no role reads settings; whose office it is, is asked here.
create function api.office_settings() returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select coalesce(jsonb_agg(
    jsonb_build_object(
      'area', jsonb_build_object('id', area.id, 'name_zh', area.name_zh, 'name_en', area.name_en),
      'contact', area.contact,
      'target', held.target,
      'score_target', held.score_target,
      'score_weight', held.score_weight,
      'keep_visits_days', held.keep_visits_days,
      'waves_ahead', coalesce((
        select jsonb_agg(wave.name order by wave.opens_at, wave.name) from app.wave
        where wave.area_id = area.id and wave.opens_at > now()), '[]'))
    order by area.place, area.name_zh, area.id), '[]')
  from app.area
  cross join lateral private.settings_of(area.id) as held
  where area.kind = 'subdistrict' and area.id in (select private.my_areas('office'));
$$;

grant execute on function api.office_settings() to authenticated;

-- Writes them: {area, name_zh, name_en, contact, target, score_target, score_weight, keep_visits_days}; with `waves_ahead`, waves that have not opened get
-- the new goals too. {status: kept, waves} | {status: unknown | malformed}.
-- Security definer: no role but the owner writes tables; whose office it is, is asked here.
create function api.keep_office_settings(settings jsonb, waves_ahead boolean default false) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  office uuid;
  waves integer := 0;
begin
  select area.id into office from app.area
  where area.id::text = keep_office_settings.settings ->> 'area' and area.kind = 'subdistrict'
    and area.id in (select private.my_areas('office'));
  if office is null then
    return jsonb_build_object('status', 'unknown');
  end if;
  update app.area as held set name_zh = given.name_zh, name_en = given.name_en, contact = given.contact
  from jsonb_to_record(keep_office_settings.settings) as given (name_zh text, name_en text, contact text)
  where held.id = office
    and (held.name_zh, held.name_en, held.contact) is distinct from (given.name_zh, given.name_en, given.contact);
  insert into app.office_setting as held (area_id, target, score_target, score_weight, keep_visits_days)
  select office, given.target, given.score_target, given.score_weight, given.keep_visits_days
  from jsonb_to_record(keep_office_settings.settings) as given (
    target numeric, score_target numeric, score_weight numeric, keep_visits_days integer)
  on conflict on constraint office_setting_pkey do update set
    target = excluded.target, score_target = excluded.score_target, score_weight = excluded.score_weight,
    keep_visits_days = excluded.keep_visits_days;
  if keep_office_settings.waves_ahead then
    update app.wave as ahead set target = held.target, score_target = held.score_target, score_weight = held.score_weight
    from app.office_setting as held
    where held.area_id = office and ahead.area_id = office and ahead.opens_at > now()
      and (ahead.target, ahead.score_target, ahead.score_weight) <> (held.target, held.score_target, held.score_weight);
    get diagnostics waves = row_count;
  end if;
  return jsonb_build_object('status', 'kept', 'waves', waves);
exception when check_violation or not_null_violation or invalid_text_representation then
  return jsonb_build_object('status', 'malformed');
end;
$$;

grant execute on function api.keep_office_settings(jsonb, boolean) to authenticated;

-- When the visits of a round go: so many days after it ended as its office keeps them; null while it runs.
create function private.round_purged_on(over app.outreach_round) returns date
language sql stable
set search_path = ''
as $$
  select case when over.opened_at is not null and over.purged_at is null then
    least(over.closes_on, private.local_day_of(over.closed_at)) + (private.settings_of(over.area_id)).keep_visits_days + 1 end;
$$;

-- Deletes visits and states of doors of rounds that ended long enough ago, ids of counted questionnaires after 90 days, and invitations that nobody took up
-- within a month after their end: {rounds, visits, doors, ids, invitations}.
-- Security definer: no role but the owner deletes.
create or replace function api.purge_visits() returns jsonb
language plpgsql security definer
set search_path = ''
set jit = off
set statement_timeout = '30min'
as $$
declare
  due constant uuid[] := array(
    select over.id from app.outreach_round as over
    where private.round_purged_on(over) <= private.local_day()
    order by over.id);
  visits integer;
  doors integer;
  ids integer;
  invitations integer;
begin
  delete from app.visit where visit.round_id = any (due);
  get diagnostics visits = row_count;
  delete from app.door_state where door_state.round_id = any (due);
  get diagnostics doors = row_count;
  delete from app.counted_interview where counted_interview.counted_on < private.local_day() - 90;
  get diagnostics ids = row_count;
  delete from app.invitation as over where over.used_at is null and over.expires_at < now() - interval '30 days';
  get diagnostics invitations = row_count;
  update app.outreach_round as over set state = 'closed', purged_at = now() where over.id = any (due);
  return jsonb_build_object(
    'rounds', cardinality(due), 'visits', visits, 'doors', doors, 'ids', ids, 'invitations', invitations);
end;
$$;

-- What the daily job would delete if it ran now, of the signed-in office alone, and when it runs next; nothing is changed:
-- {next_run, last_run, traces_next_run, rounds: [{id, title, on, visits, doors}], invitations}. Rounds that are over, the next to go first.
-- Security definer: no role reads jobs, visits or invitations; whose office it is, is asked in the first step.
create function api.purge_preview() returns jsonb
language sql stable security definer
set search_path = ''
as $$
  with mine as materialized (select private.my_areas('office') as id)
  select jsonb_build_object(
    'last_run', (select job.began_at from app.job where job.name = 'purge visits'),
    'next_run', (select greatest(job.began_at + interval '23 hours', now()) from app.job where job.name = 'purge visits'),
    'traces_next_run', (select greatest(job.began_at + interval '55 minutes', now()) from app.job where job.name = 'purge traces'),
    'rounds', coalesce((
      select jsonb_agg(jsonb_build_object('id', listed.id, 'title', listed.title, 'on', listed.on_day,
        'visits', (select count(*) from app.visit where visit.round_id = listed.id),
        'doors', (select count(*) from app.door_state where door_state.round_id = listed.id))
        order by listed.on_day, listed.title, listed.id)
      from (
        select over.id, over.title, private.round_purged_on(over) as on_day
        from app.outreach_round as over
        where over.area_id in (select mine.id from mine) and private.round_purged_on(over) is not null
        order by 3, 2, 1
        limit 50
      ) as listed), '[]'),
    'invitations', (
      select count(*) from app.invitation as over
      where over.used_at is null and over.expires_at < now() - interval '30 days'
        and exists (
          select from app.staff_role as held where held.staff_id = over.staff_id and held.area_id in (select mine.id from mine))))
  where exists (select from mine);
$$;

grant execute on function api.purge_preview() to authenticated;

-- As before, with the weight of the wave, and without communities that had ended when it opened.
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
        select wave.id, wave.area_id, wave.target, wave.score_target, wave.planned_design_effect, wave.score_weight,
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
          on communities.parent_id = shown.area_id and (communities.ended_on is null or communities.ended_on >= shown.opens_on)
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


-- As before, with the weight of the wave, and without communities that had ended when it opened.
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
        and (community.ended_on is null or community.ended_on >= (wave.opens_at at time zone 'Asia/Shanghai')::date)
        and community.id in (select private.my_areas('office', 'lead'))
    ), '[]'))
  from app.wave
  join app.area as office on office.id = wave.area_id
  join app.questionnaire_version as published on published.id = wave.questionnaire_version_id
  join app.questionnaire on questionnaire.id = published.questionnaire_id
  where wave.id = wave_report.wave;
end;


-- As before, with the weight of the wave and the adults of the community by age.
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
        'planned_design_effect', asked.planned_design_effect,
        'score_weight', asked.score_weight),
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
