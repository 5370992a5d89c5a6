-- How an office makes a wave, is told what to think of before it opens, and opens, pauses, closes and reopens it. Every write says what
-- became of it, and can be repeated.

-- What there is to say before a wave opens: [{check, blocks, communities: [{id, name_zh, name_en}], waves: [name]}]. What blocks keeps it
-- from opening; the rest the office may accept.
create function private.wave_checks(planned app.wave) returns jsonb
language sql stable
set search_path = ''
as $$
  with
    asked as materialized (
      select community.id, community.name_zh, community.name_en, community.place
      from app.area as community
      where community.parent_id = planned.area_id and community.kind = 'community'
        and (planned.communities is null or community.id = any (planned.communities))
    ),
    -- Two waves for the same channels at once: a code leads to one of them. One that names channels takes them over from one that does not.
    beside as materialized (
      select other.name, other.opens_at, (other.channels is null) = (planned.channels is null) as competes
      from app.wave as other
      where other.area_id = planned.area_id and other.id <> planned.id and not other.is_draft
        and now() < other.closes_at
        and other.opens_at < planned.closes_at and planned.opens_at < other.closes_at
        and (planned.communities is null or other.communities is null or planned.communities && other.communities)
        and (planned.channels is null or other.channels is null or planned.channels && other.channels)
    ),
    found (place, name, blocks, applies, communities, waves) as (
      values
        (1, 'past', true, now() >= planned.closes_at, null::jsonb, null::jsonb),
        (2, 'task', true, btrim(planned.task) = '', null, null),
        (3, 'people', true, btrim(planned.people) = '', null, null),
        (4, 'responsibility', true, btrim(planned.responsible) = '', null, null),
        (5, 'areas', true, not exists (select from asked), null, null),
        (6, 'overlap', true, exists (select from beside where beside.competes), null, (
          select jsonb_agg(beside.name order by beside.opens_at, beside.name) from beside where beside.competes)),
        (7, 'opens_at_once', false, now() >= planned.opens_at and now() < planned.closes_at, null, null),
        (8, 'beside', false, exists (select from beside where not beside.competes), null, (
          select jsonb_agg(beside.name order by beside.opens_at, beside.name) from beside where not beside.competes)),
        (9, 'no_plan', false, true, (
          select jsonb_agg(jsonb_build_object('id', asked.id, 'name_zh', asked.name_zh, 'name_en', asked.name_en)
            order by asked.place, asked.name_zh, asked.id)
          from asked
          where not exists (
            select from app.wave_plan as held
            where held.wave_id = planned.id and held.community_id = asked.id and held.planned_n > 0)), null),
        (10, 'no_entry', false, true, (
          select jsonb_agg(jsonb_build_object('id', asked.id, 'name_zh', asked.name_zh, 'name_en', asked.name_en)
            order by asked.place, asked.name_zh, asked.id)
          from asked
          where not exists (
            select from app.entry_point as printed
            where printed.area_id = asked.id and printed.retired_at is null
              and (planned.channels is null or printed.channel = any (planned.channels)))), null)
    )
  select coalesce(jsonb_agg(
    jsonb_build_object(
      'check', found.name,
      'blocks', found.blocks,
      'communities', coalesce(found.communities, '[]'),
      'waves', coalesce(found.waves, '[]'))
    order by found.place), '[]')
  from found
  where found.applies and (found.name not in ('no_plan', 'no_entry') or found.communities is not null);
$$;

create function private.wave_is_blocked(checks jsonb) returns boolean
language sql immutable
set search_path = ''
as $$ select checks @? '$[*] ? (@.blocks == true)' $$;

-- However it is opened: half planned it is not.
create function private.check_wave_is_planned() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if private.wave_is_blocked(private.wave_checks(new)) then
    raise exception 'wave % is not ready to open', new.id using errcode = 'PT409';
  end if;
  return null;
end;
$$;

create trigger wave_opens_planned
  after update on app.wave
  for each row when (old.is_draft and not new.is_draft)
  execute function private.check_wave_is_planned();

-- Versions that a wave may ask, the latest first: [{id, slug, version, title}].
create function api.askable_versions() returns jsonb
language sql stable
set search_path = ''
begin atomic
  select coalesce(jsonb_agg(
    jsonb_build_object('id', listed.id, 'slug', listed.slug, 'version', listed.version, 'title', listed.title)
    order by listed.slug, listed.version desc), '[]')
  from (
    select published.id, questionnaire.slug, published.version, published.form -> 'title' as title
    from app.questionnaire_version as published
    join app.questionnaire on questionnaire.id = published.questionnaire_id
    where published.published_at is not null
    order by questionnaire.slug, published.version desc
    limit 500
  ) as listed;
end;

-- Writes a wave that is still a draft: {id, area, name, version, opens_at, closes_at, target, score_target, design_effect, channels,
-- communities, task, people, responsible}; no communities is none, all of them is every one there will ever be. Of a wave that is no
-- draft any more only the name and the four things change, and of a closed one nothing.
-- Answers {status: saved} | {status: unknown | closed | not_published | malformed}.
-- Security definer: no role but the owner writes tables; whose office it is, is asked here.
create function api.save_wave(wave jsonb) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  asked constant uuid := private.uuid_or_null(save_wave.wave ->> 'id');
  office constant uuid := private.uuid_or_null(save_wave.wave ->> 'area');
  chosen uuid[];
  every uuid[];
  held app.wave;
begin
  select known.* into held from app.wave as known where known.id = asked for update;
  if asked is null or office is null or coalesce(held.area_id, office) <> office
    or not private.is_mine(office, 'office')
    or not exists (select from app.area where area.id = office and area.kind = 'subdistrict')
  then
    return jsonb_build_object('status', 'unknown');
  end if;
  if held.id is not null and not held.is_draft then
    if now() >= held.closes_at then
      return jsonb_build_object('status', 'closed');
    end if;
    if '' = any (array[
      btrim(save_wave.wave ->> 'task'), btrim(save_wave.wave ->> 'people'), btrim(save_wave.wave ->> 'responsible')])
    then
      return jsonb_build_object('status', 'malformed');
    end if;
    update app.wave as planned
    set name = save_wave.wave ->> 'name', task = save_wave.wave ->> 'task', people = save_wave.wave ->> 'people',
      responsible = save_wave.wave ->> 'responsible'
    where planned.id = asked;
    return jsonb_build_object('status', 'saved');
  end if;
  if not exists (
    select from app.questionnaire_version as published
    where published.id = private.uuid_or_null(save_wave.wave ->> 'version') and published.published_at is not null)
  then
    return jsonb_build_object('status', 'not_published');
  end if;
  every := array(
    select community.id from app.area as community where community.parent_id = office and community.kind = 'community');
  chosen := array(
    select distinct listed.id::uuid
    from jsonb_array_elements_text(coalesce(save_wave.wave -> 'communities', '[]')) as listed (id) order by 1);
  if not chosen <@ every then
    return jsonb_build_object('status', 'unknown');
  end if;
  insert into app.wave as planned (id, questionnaire_version_id, name, area_id, opens_at, closes_at, target, score_target,
    planned_design_effect, channels, communities, task, people, responsible, is_draft)
  values (
    asked, (save_wave.wave ->> 'version')::uuid, save_wave.wave ->> 'name', office,
    (save_wave.wave ->> 'opens_at')::timestamptz, (save_wave.wave ->> 'closes_at')::timestamptz,
    (save_wave.wave ->> 'target')::numeric, (save_wave.wave ->> 'score_target')::numeric,
    (save_wave.wave ->> 'design_effect')::numeric,
    case when save_wave.wave -> 'channels' <> 'null' then
      array(select jsonb_array_elements_text(save_wave.wave -> 'channels')) end,
    case when not every <@ chosen or every = '{}' then chosen end,
    save_wave.wave ->> 'task', save_wave.wave ->> 'people', save_wave.wave ->> 'responsible', true)
  on conflict on constraint wave_pkey do update
    set questionnaire_version_id = excluded.questionnaire_version_id, name = excluded.name, opens_at = excluded.opens_at,
      closes_at = excluded.closes_at, target = excluded.target, score_target = excluded.score_target,
      planned_design_effect = excluded.planned_design_effect, channels = excluded.channels,
      communities = excluded.communities, task = excluded.task, people = excluded.people, responsible = excluded.responsible;
  return jsonb_build_object('status', 'saved');
exception when check_violation or not_null_violation or data_exception then
  return jsonb_build_object('status', 'malformed');
end;
$$;

-- One step in the life of a wave:
--   settle   a draft becomes planned: from then on its dates open and close it
--   open     a draft or planned wave opens now
--   unsettle a planned wave becomes a draft again
--   discard  a draft goes
--   pause, resume
--   close    now
--   extend   a wave that is planned, open or paused gets another end, `until`
--   reopen   a closed wave opens again `until` then, because of a reason
-- Answers {status: done | already | not_now | unknown | no_reason | no_end} or {status: checks, checks: […]} where something keeps it from
-- opening, or where there is something to accept that was not said to be accepted.
-- Security definer: no role but the owner writes tables; whose office it is, is asked here.
create function api.steer_wave(
  wave uuid, step text, accepted boolean default false, until timestamptz default null, because text default ''
) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  held app.wave;
  wanted app.wave;
  state text;
  checks jsonb;
  already constant jsonb := '{"open": ["open"], "planned": ["settle"], "paused": ["pause"], "closed": ["close"], "draft": ["unsettle"]}';
  allowed constant jsonb := '{"draft": ["settle", "open", "discard"], "planned": ["open", "unsettle", "extend"],
    "open": ["pause", "close", "extend"], "paused": ["resume", "close", "extend"], "closed": ["reopen"]}';
begin
  select known.* into held from app.wave as known where known.id = steer_wave.wave for update;
  if held.id is null or not private.is_mine(held.area_id, 'office') then
    return jsonb_build_object('status', case when steer_wave.step = 'discard' and held.id is null then 'already' else 'unknown' end);
  end if;
  state := private.wave_state(held);
  if already -> state ? steer_wave.step or (state = 'open' and steer_wave.step = 'resume') then
    return jsonb_build_object('status', 'already');
  elsif not coalesce(allowed -> state ? steer_wave.step, false) then
    return jsonb_build_object('status', 'not_now');
  end if;
  if steer_wave.step = 'discard' then
    delete from app.wave as gone where gone.id = held.id;
    return jsonb_build_object('status', 'done');
  end if;
  if steer_wave.step in ('extend', 'reopen') and (steer_wave.until is null or steer_wave.until <= greatest(now(), held.opens_at)) then
    return jsonb_build_object('status', 'no_end');
  end if;
  if steer_wave.step = 'reopen' and btrim(steer_wave.because) = '' then
    return jsonb_build_object('status', 'no_reason');
  end if;
  wanted := held;
  case steer_wave.step
    when 'settle' then wanted.is_draft := false;
    when 'open' then
      wanted.is_draft := false;
      wanted.opens_at := least(held.opens_at, now());
    when 'unsettle' then wanted.is_draft := true;
    when 'pause' then wanted.paused_at := now();
    when 'resume' then wanted.paused_at := null;
    when 'close' then
      wanted.closes_at := now();
      wanted.paused_at := null;
    when 'extend' then wanted.closes_at := steer_wave.until;
    when 'reopen' then
      wanted.closes_at := steer_wave.until;
      wanted.paused_at := null;
      wanted.reopened_because := left(btrim(steer_wave.because), 300);
  end case;
  if steer_wave.step in ('settle', 'open', 'extend', 'reopen') then
    checks := private.wave_checks(wanted);
    -- Who prolongs a wave has accepted the rest before; who opened it by hand knows that it opens.
    if private.wave_is_blocked(checks)
      or (steer_wave.step in ('settle', 'open') and not steer_wave.accepted
        and exists (
          select from jsonb_array_elements(checks) as found (one)
          where steer_wave.step = 'settle' or found.one ->> 'check' <> 'opens_at_once'))
    then
      return jsonb_build_object('status', 'checks', 'checks', checks);
    end if;
  end if;
  update app.wave as steered
  set is_draft = wanted.is_draft, opens_at = wanted.opens_at, closes_at = wanted.closes_at, paused_at = wanted.paused_at,
    reopened_because = wanted.reopened_because
  where steered.id = held.id;
  return jsonb_build_object('status', 'done');
end;
$$;

-- The waves of the signed-in person, the latest first, for the office with its drafts: [{id, name, area, questionnaire: {slug, version, title},
-- opens_at, closes_at, state, channels, communities, planned_n}]; the planned answers of one's own communities.
-- Security definer: nobody may name the tables; the conditions are those of the policies, asked once for each sub-district.
create function api.campaign() returns jsonb
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return (
    with
      mine as materialized (select private.my_areas('office', 'lead') as id),
      place as materialized (
        select listed.id, listed.name_zh, listed.name_en, private.is_mine(listed.id, 'office') as is_run
        from app.area as listed
        where listed.kind = 'subdistrict'
          and (listed.id in (select mine.id from mine) or listed.id in (select private.areas_around_me('lead')))
      )
    select coalesce(jsonb_agg(
      jsonb_build_object(
        'id', newest.id,
        'name', newest.name,
        'area', jsonb_build_object('id', newest.area_id, 'name_zh', newest.name_zh, 'name_en', newest.name_en),
        'questionnaire', jsonb_build_object('slug', newest.slug, 'version', newest.version, 'title', newest.title),
        'opens_at', newest.opens_at,
        'closes_at', newest.closes_at,
        'state', newest.state,
        'channels', newest.channels,
        'communities', newest.asked,
        'planned_n', newest.planned_n)
      order by newest.opens_at desc, newest.id), '[]')
    from (
      select wave.id, wave.name, wave.area_id, place.name_zh, place.name_en, wave.opens_at, wave.closes_at, wave.channels,
        private.wave_state(wave) as state, questionnaire.slug, published.version, published.form -> 'title' as title,
        (select count(*) from app.area as community
         where community.parent_id = wave.area_id and community.kind = 'community'
           and (wave.communities is null or community.id = any (wave.communities))) as asked,
        (select sum(held.planned_n) from app.wave_plan as held
         where held.wave_id = wave.id and held.community_id in (select mine.id from mine)
           and (wave.communities is null or held.community_id = any (wave.communities))) as planned_n
      from place
      join app.wave on wave.area_id = place.id and (place.is_run or not wave.is_draft)
      join app.questionnaire_version as published on published.id = wave.questionnaire_version_id
      join app.questionnaire on questionnaire.id = published.questionnaire_id
      order by wave.opens_at desc, wave.id
      limit 200
    ) as newest);
end;
$$;

-- One wave as its office makes it: what stands in api.campaign, and {version_id, target, score_target, planned_design_effect, task, people,
-- responsible, reopened_because, paused_at, has_answers, checks, communities: [{id, name_zh, name_en, households, is_asked, planned_n, codes}]};
-- null where it is not the office's.
-- Security definer: see api.campaign.
create function api.campaign_wave(wave uuid) returns jsonb
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return (
    select jsonb_build_object(
      'id', held.id,
      'name', held.name,
      'area', jsonb_build_object('id', office.id, 'name_zh', office.name_zh, 'name_en', office.name_en),
      'questionnaire', jsonb_build_object(
        'slug', questionnaire.slug, 'version', published.version, 'title', published.form -> 'title'),
      'version_id', published.id,
      'opens_at', held.opens_at,
      'closes_at', held.closes_at,
      'paused_at', held.paused_at,
      'state', private.wave_state(held),
      'channels', held.channels,
      'target', held.target,
      'score_target', held.score_target,
      'planned_design_effect', held.planned_design_effect,
      'task', held.task,
      'people', held.people,
      'responsible', held.responsible,
      'reopened_because', held.reopened_because,
      'checks', private.wave_checks(held),
      'communities', coalesce((
        select jsonb_agg(
          jsonb_build_object(
            'id', community.id,
            'name_zh', community.name_zh,
            'name_en', community.name_en,
            'households', community.households,
            'is_asked', held.communities is null or community.id = any (held.communities),
            'planned_n', (
              select planned.planned_n from app.wave_plan as planned
              where planned.wave_id = held.id and planned.community_id = community.id),
            'codes', (
              select count(*) from app.entry_point as printed
              where printed.area_id = community.id and printed.retired_at is null
                and (held.channels is null or printed.channel = any (held.channels))))
          order by community.place, community.name_zh, community.id)
        from app.area as community
        where community.parent_id = held.area_id and community.kind = 'community'), '[]'))
    from app.wave as held
    join app.area as office on office.id = held.area_id
    join app.questionnaire_version as published on published.id = held.questionnaire_version_id
    join app.questionnaire on questionnaire.id = published.questionnaire_id
    where held.id = campaign_wave.wave and private.is_mine(held.area_id, 'office'));
end;
$$;

grant execute on function api.askable_versions() to authenticated;
grant execute on function api.save_wave(jsonb) to authenticated;
grant execute on function api.steer_wave(uuid, text, boolean, timestamptz, text) to authenticated;
grant execute on function api.campaign() to authenticated;
grant execute on function api.campaign_wave(uuid) to authenticated;
