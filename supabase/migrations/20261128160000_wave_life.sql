-- A wave from its first draft to its end: drafts that nobody outside the office sees, pausing, communities, and the four things that are
-- settled before it opens. Opening and closing are dates that every reader compares with the database's clock: nobody has to be there.

alter table app.wave
  -- Whatever its dates, a draft is asked nowhere.
  add column is_draft boolean not null default false,
  -- While it stands nobody begins; what was begun is still taken.
  add column paused_at timestamptz,
  -- Null: every community of the sub-district.
  add column communities uuid[],
  add column task text not null default '' check (length(task) <= 500),
  add column people text not null default '' check (length(people) <= 500),
  add column responsible text not null default '' check (length(responsible) <= 200),
  -- Why it was opened again the last time; the times before stand in the audit.
  add column reopened_because text not null default '' check (length(reopened_because) <= 300);

-- A printed code is never taken back and never means another place; one that was lost is retired, and another takes its place.
alter table app.entry_point
  -- What it stands at, as the office says it: a house, a street of shops, a school, a window. Never a class or a single shop.
  add column place text not null default '' check (length(place) <= 60),
  add column building_id uuid references app.building (id),
  add column made_at timestamptz,
  add column retired_at timestamptz,
  add column retired_because text not null default '' check (length(retired_because) <= 200),
  add column replaces_id uuid references app.entry_point (id);

create index entry_point_building_id_idx on app.entry_point (building_id);
create index entry_point_replaces_id_idx on app.entry_point (replaces_id);
-- One code in use per area, channel and place, however often they are made.
create unique index entry_point_in_use_idx on app.entry_point (area_id, channel, place)
  where retired_at is null and place <> '';

create function private.wave_state(asked app.wave) returns text
language sql stable
set search_path = ''
as $$
  select case
    when asked.is_draft then 'draft'
    when now() >= asked.closes_at then 'closed'
    when now() < asked.opens_at then 'planned'
    when asked.paused_at is not null then 'paused'
    else 'open' end;
$$;

alter policy "leads read the waves around their community" on app.wave
  using (not is_draft and area_id in (select private.areas_around_me('lead')));

-- What a closed wave counted stays what it was: only its end may move, which opens it again.
create function private.keep_closed_wave() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  raise exception 'wave % is closed: what it asked, whom and how stays', old.id using errcode = 'PT409';
end;
$$;

create trigger closed_wave_stays
  before update on app.wave
  for each row when (
    not old.is_draft and now() >= old.closes_at
    and (old.questionnaire_version_id, old.communities, old.channels, old.target, old.score_target,
        old.planned_design_effect, old.is_draft)
      is distinct from (new.questionnaire_version_id, new.communities, new.channels, new.target, new.score_target,
        new.planned_design_effect, new.is_draft))
  execute function private.keep_closed_wave();

-- The wave an entry point of this community and channel leads to: the open one, else the next, else the last; of several in the same
-- state the one that names the channel.
drop function private.wave_for(uuid, text);
create function private.wave_for(subdistrict uuid, community uuid, channel text) returns app.wave
language sql stable
set search_path = ''
as $$
  select wave.* from app.wave
  where wave.area_id = wave_for.subdistrict
    and not wave.is_draft
    and (wave.channels is null or wave_for.channel = any (wave.channels))
    and (wave.communities is null or wave_for.community = any (wave.communities))
  order by
    case when now() >= wave.opens_at and now() < wave.closes_at then 0 when now() < wave.opens_at then 1 else 2 end,
    wave.channels is null,
    case when now() < wave.opens_at then wave.opens_at end,
    wave.opens_at desc,
    wave.id
  limit 1;
$$;

-- What stands behind a code. With `wave`, that wave of the same place and for this channel: for an answer begun before it closed or was
-- paused, or before the code was retired.
-- Security definer: residents are signed out and read no table; they learn only what is printed beside the code.
create or replace function api.entry_point(code text, wave uuid default null) returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select coalesce((
    select jsonb_build_object(
      'status', case
        when printed.retired_at is not null
          and (entry_point.wave is null or now() > printed.retired_at + private.grace_after_closing()) then 'retired'
        when chosen.id is null or now() < chosen.opens_at then 'not_open'
        when now() >= chosen.closes_at then 'closed'
        when chosen.paused_at is not null then case when entry_point.wave is null then 'paused' else 'closed' end
        else 'open' end,
      'entry_point_id', printed.id,
      'channel', printed.channel,
      'cluster', printed.cluster_number,
      'community', jsonb_build_object('id', community.id, 'name_zh', community.name_zh, 'name_en', community.name_en),
      'office', jsonb_build_object(
        'id', office.id, 'name_zh', office.name_zh, 'name_en', office.name_en, 'contact', office.contact),
      'wave', case when chosen.id is not null then jsonb_build_object(
        'id', chosen.id, 'name', chosen.name, 'opens_at', chosen.opens_at, 'closes_at', chosen.closes_at,
        'accepts_until', chosen.closes_at + private.grace_after_closing()) end,
      'questionnaire', case when chosen.id is not null then (
        select jsonb_build_object('slug', questionnaire.slug, 'version_id', published.id, 'version', published.version)
        from app.questionnaire_version as published
        join app.questionnaire on questionnaire.id = published.questionnaire_id
        where published.id = chosen.questionnaire_version_id) end)
    from app.entry_point as printed
    join app.area as community on community.id = printed.area_id
    join app.area as office on office.id = community.parent_id
    left join lateral (
      select asked.* from app.wave as asked
      where asked.id = entry_point.wave and asked.area_id = office.id
        and not asked.is_draft
        and (asked.channels is null or printed.channel = any (asked.channels))
        and (asked.communities is null or community.id = any (asked.communities))
      union all
      select standard.* from private.wave_for(office.id, community.id, printed.channel) as standard
      where entry_point.wave is null and standard.id is not null
    ) as chosen on true
    where printed.code = entry_point.code
  ), jsonb_build_object('status', 'unknown'));
$$;

-- Judges each row for itself. Same id, same answers: already received. Same id, other answers: kept under another id.
create or replace function private.judge_batch(batch jsonb) returns setof private.submitted_answer
language sql stable rows 100
set search_path = ''
as $$
  with checked as (
    select submitted as row, submitted.id, submitted.digest, submitted.place,
      case
        when not private.is_well_formed(submitted) then 'malformed'
        when octet_length(submitted.answers::text) > 65536 then 'too_large'
        when wave.id is null then 'unknown_wave'
        when community.id is null then 'unknown_community'
        when wave.is_draft or now() < wave.opens_at then 'not_open'
        when now() > wave.closes_at + private.grace_after_closing() then 'closed'
      end as reason
    from private.parse_batch(judge_batch.batch) as submitted
    left join app.wave on wave.id = submitted.wave_id
    left join app.area as community
      on community.id = submitted.community_id and community.kind = 'community' and community.parent_id = wave.area_id
        and (wave.communities is null or community.id = any (wave.communities))
  ),
  compared as (
    select checked.*, checked.digest = coalesce(
      held.digest,
      first_value(checked.digest) over (partition by checked.id, checked.reason is null order by checked.place)
    ) as first_with_id
    from checked
    left join app.answer as held on held.id = checked.id
  ),
  placed as (
    select compared.*, case
      when compared.first_with_id then compared.id
      else private.id_of_other_answers(compared.id, compared.digest)
    end as kept_as
    from compared
  ),
  judged as (
    select placed.*, case
      when placed.reason is not null then 'refused'
      when held.id is not null
        or row_number() over (partition by placed.kept_as, placed.reason is null order by placed.place) > 1 then 'already'
      when placed.first_with_id then 'stored'
      else 'stored_as_new'
    end as status
    from placed
    left join app.answer as held on held.id = placed.kept_as
  )
  select (judged.row).place, (judged.row).raw_id, (judged.row).id, (judged.row).wave_id, (judged.row).community_id,
    (judged.row).week, (judged.row).day, (judged.row).channel, (judged.row).mode, (judged.row).raw_cluster,
    (judged.row).cluster, (judged.row).flags, (judged.row).eligible, (judged.row).answers, (judged.row).digest,
    (judged.row).seconds, (judged.row).trace, judged.kept_as, judged.status, judged.reason
  from judged;
$$;

-- Entry points of those communities, and the waves that take answers now, those closed within the grace included.
-- Security definer: workers read neither entry points nor waves; they learn which of them they may answer for.
create or replace function api.my_entry_points() returns jsonb
language sql stable security definer
set search_path = ''
as $$
  with mine as (
    select community.id, community.name_zh, community.name_en, community.place, community.parent_id as office_id
    from app.area as community
    where community.id in (select private.my_communities())
  )
  select jsonb_build_object(
    'entry_points', coalesce((
      select jsonb_agg(
        jsonb_build_object(
          'code', printed.code,
          'channel', printed.channel,
          'cluster', printed.cluster_number,
          'office_id', mine.office_id,
          'community', jsonb_build_object('id', mine.id, 'name_zh', mine.name_zh, 'name_en', mine.name_en))
        order by mine.place, mine.name_zh, mine.id, printed.channel, printed.cluster_number, printed.code)
      from app.entry_point as printed
      join mine on mine.id = printed.area_id
      where printed.retired_at is null), '[]'),
    'waves', coalesce((
      select jsonb_agg(
        jsonb_build_object(
          'id', wave.id,
          'name', wave.name,
          'office_id', wave.area_id,
          'opens_at', wave.opens_at,
          'closes_at', wave.closes_at,
          'accepts_until', wave.closes_at + private.grace_after_closing(),
          'version_id', wave.questionnaire_version_id)
        order by wave.closes_at desc, wave.id)
      from app.wave
      where wave.area_id in (select mine.office_id from mine) and not wave.is_draft
        and now() >= wave.opens_at and now() <= wave.closes_at + private.grace_after_closing()), '[]'));
$$;

-- The waves of these areas that the signed-in person may choose from, newest first: those of the office, drafts
-- included, and those around a lead.
create or replace function private.waves_in(areas uuid[]) returns jsonb
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
        'is_draft', newest.is_draft,
        'area', jsonb_build_object('id', newest.area_id, 'name_zh', newest.name_zh, 'name_en', newest.name_en),
        'questionnaire', jsonb_build_object('slug', newest.slug, 'version', newest.version, 'version_id', newest.version_id))
      order by newest.opens_at desc, newest.id), '[]')
    from (
      select wave.id, wave.name, wave.opens_at, wave.closes_at, wave.is_draft, wave.area_id, place.name_zh, place.name_en,
        questionnaire.slug, published.version, published.id as version_id
      from place
      join app.wave on wave.area_id = place.id and (not wave.is_draft or private.is_mine(place.id, 'office'))
      join app.questionnaire_version as published on published.id = wave.questionnaire_version_id
      join app.questionnaire on questionnaire.id = published.questionnaire_id
      order by wave.opens_at desc, wave.id
      limit 200
    ) as newest);
end;
$$;

-- {wave, communities: [{id, name_zh, name_en, households, planned_n, planned_design_effect}]}, as far as the signed-in person may see
-- them; null where the wave is not theirs.
create or replace function api.wave_plan(wave uuid) returns jsonb
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
        and (planned.communities is null or community.id = any (planned.communities))
        and community.id in (select private.my_areas('office', 'lead'))
    ), '[]'))
  from app.wave as planned
  where planned.id = wave_plan.wave;
end;
