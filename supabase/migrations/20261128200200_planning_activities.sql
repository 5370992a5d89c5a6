-- What an office does with activities: writes, publishes, withdraws, cancels them, and reads who has signed up. A lead reads along for their community.

-- Activities this person may see: {total, items: […]} with where each stands. `show` is upcoming (drafts among them), past or all; `sort` is begins or
-- changed.
create function api.office_activities(
  show text default 'upcoming', sort text default 'begins', skip integer default 0, most integer default 50) returns jsonb
language sql stable
set search_path = ''
begin atomic
  with listed as materialized (
    select item.*, coalesce(item.ends_at <= now(), false) as is_past from app.activity as item
    where office_activities.show = 'all'
      or coalesce(item.ends_at <= now(), false) = (office_activities.show = 'past')
  )
  select jsonb_build_object(
    'total', (select count(*) from listed),
    'items', coalesce((
      select jsonb_agg(jsonb_build_object(
        'id', shown.id, 'number', shown.number, 'title_zh', shown.title_zh, 'title_en', shown.title_en,
        'begins_at', shown.begins_at, 'ends_at', shown.ends_at, 'places', shown.places,
        'people', (select count(*) from app.sign_up where sign_up.activity_id = shown.id),
        'signed_up', shown.signed_up, 'purged_at', shown.purged_at,
        'published_at', shown.published_at, 'withdrawn_at', shown.withdrawn_at, 'cancelled_at', shown.cancelled_at,
        'changed_at', shown.changed_at,
        'area', (
          select jsonb_build_object('id', area.id, 'name_zh', area.name_zh, 'name_en', area.name_en)
          from app.area where area.id = shown.area_id),
        'community', (
          select jsonb_build_object('id', area.id, 'name_zh', area.name_zh, 'name_en', area.name_en)
          from app.area where area.id = shown.community_id))
        order by shown.at)
      from (
        select listed.*, row_number() over (order by
          case when office_activities.sort = 'changed' then listed.changed_at end desc,
          case when office_activities.show = 'upcoming' then listed.begins_at end asc nulls first,
          listed.begins_at desc nulls first, listed.number desc) as at
        from listed
        order by at
        offset greatest(office_activities.skip, 0) limit least(greatest(office_activities.most, 1), 100)
      ) as shown), '[]'));
end;

grant execute on function api.office_activities(text, text, integer, integer) to authenticated;

-- One of them with everything that was typed, for whoever may see it; null for everybody else. `mine`: this person's office writes it.
create function api.office_activity(id uuid) returns jsonb
language sql stable
set search_path = ''
begin atomic
  select to_jsonb(item) || jsonb_build_object(
    'mine', item.area_id in (select private.my_areas('office')),
    'people', (select count(*) from app.sign_up where sign_up.activity_id = item.id),
    'code', coalesce((select printed.code from app.entry_point as printed where printed.id = item.entry_point_id), ''),
    'area', (
      select jsonb_build_object('id', area.id, 'name_zh', area.name_zh, 'name_en', area.name_en)
      from app.area where area.id = item.area_id),
    'community', (
      select jsonb_build_object('id', area.id, 'name_zh', area.name_zh, 'name_en', area.name_en)
      from app.area where area.id = item.community_id))
  from app.activity as item
  where item.id = office_activity.id;
end;

grant execute on function api.office_activity(uuid) to authenticated;

-- Who has signed up, in the order in which they came: [{id, name, phone, signed_at, waits}]; nothing for whoever may not see the activity. At most 4000,
-- which is more than a list takes.
create function api.activity_people(activity uuid) returns jsonb
language sql stable
set search_path = ''
begin atomic
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', listed.id, 'name', listed.name, 'phone', listed.phone, 'signed_at', listed.signed_at,
    'waits', listed.rank > listed.places) order by listed.rank), '[]')
  from (
    select held.id, held.name, held.phone, held.signed_at, item.places,
      row_number() over (order by held.turn) as rank
    from app.sign_up as held
    join app.activity as item on item.id = held.activity_id
    where held.activity_id = activity_people.activity
    order by held.turn
    limit 4000
  ) as listed;
end;

grant execute on function api.activity_people(uuid) to authenticated;

-- Keeps what was typed, as often as it comes: {status: kept, number} | {status: unknown | malformed | too_few | over | code}. What is public changes at once.
-- `too_few`: fewer places than people who were told that they have one. `over`: an activity that is over keeps its times, for names are kept by them.
-- `code`: no code of this sub-district in use, or one of a building.
-- Security definer: no role but the owner writes tables; whose office it is, is asked here.
create function api.keep_activity(item jsonb) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  said app.activity := jsonb_populate_record(null::app.activity, keep_activity.item);
  code constant text := coalesce(keep_activity.item ->> 'code', '');
  held app.activity;
  kept integer;
begin
  if said.id is null or said.area_id is null or said.area_id not in (select private.my_areas('office'))
    or not exists (select from app.area where area.id = said.area_id and area.kind = 'subdistrict')
    or said.community_id is not null and not exists (
      select from app.area
      where area.id = said.community_id and area.parent_id = said.area_id and area.kind = 'community')
  then
    return jsonb_build_object('status', 'unknown');
  end if;
  select known.* into held from app.activity as known where known.id = said.id for no key update;
  if held.area_id <> said.area_id then
    return jsonb_build_object('status', 'unknown');
  end if;
  if held.published_at is not null and held.ends_at <= now()
    and (held.begins_at, held.ends_at) is distinct from (said.begins_at, said.ends_at)
  then
    return jsonb_build_object('status', 'over');
  end if;
  -- Names are kept by the end of an activity: one that is planned for never would keep them for ever.
  if said.begins_at > now() + interval '2 years' then
    return jsonb_build_object('status', 'malformed');
  end if;
  if said.places < held.places
    and said.places < (select count(*) from app.sign_up where sign_up.activity_id = said.id)
  then
    return jsonb_build_object('status', 'too_few');
  end if;
  said.entry_point_id := (
    select printed.id from app.entry_point as printed
    join app.area as place on place.id = printed.area_id
    where printed.code = keep_activity.item ->> 'code' and place.parent_id = said.area_id
      and printed.retired_at is null and printed.cluster_number is null);
  if code <> '' and said.entry_point_id is null then
    return jsonb_build_object('status', 'code');
  end if;
  insert into app.activity as known (
    id, area_id, community_id, title_zh, title_en, about_zh, about_en, place_zh, place_en, bring_zh, bring_en,
    begins_at, ends_at, places, entry_point_id)
  values (
    said.id, said.area_id, said.community_id, coalesce(said.title_zh, ''), coalesce(said.title_en, ''),
    coalesce(said.about_zh, ''), coalesce(said.about_en, ''), coalesce(said.place_zh, ''), coalesce(said.place_en, ''),
    coalesce(said.bring_zh, ''), coalesce(said.bring_en, ''), said.begins_at, said.ends_at, said.places, said.entry_point_id)
  on conflict on constraint activity_pkey do update set
    community_id = excluded.community_id, title_zh = excluded.title_zh, title_en = excluded.title_en,
    about_zh = excluded.about_zh, about_en = excluded.about_en, place_zh = excluded.place_zh, place_en = excluded.place_en,
    bring_zh = excluded.bring_zh, bring_en = excluded.bring_en, begins_at = excluded.begins_at, ends_at = excluded.ends_at,
    places = excluded.places, entry_point_id = excluded.entry_point_id, changed_at = now(), revision = known.revision + 1
  returning known.number into kept;
  return jsonb_build_object('status', 'kept', 'number', kept);
exception
  when check_violation or not_null_violation or string_data_right_truncation or data_exception then
    return jsonb_build_object('status', 'malformed');
end;
$$;

grant execute on function api.keep_activity(jsonb) to authenticated;

-- A step in the life of an activity: publish (a withdrawn one comes back), withdraw, cancel (it does not take place, and why), resume (it does after all):
-- {status: done | unknown | missing | over | no_reason}. Each may come twice.
-- Security definer: see api.keep_activity.
create function api.steer_activity(id uuid, step text, because_zh text default '', because_en text default '') returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  held app.activity;
begin
  select item.* into held from app.activity as item
  where item.id = steer_activity.id and item.area_id in (select private.my_areas('office'))
  for no key update;
  if held.id is null or steer_activity.step not in ('publish', 'withdraw', 'cancel', 'resume') then
    return jsonb_build_object('status', 'unknown');
  elsif steer_activity.step = 'publish' and held.published_at is null and held.ends_at <= now() then
    return jsonb_build_object('status', 'over');
  elsif steer_activity.step = 'cancel' and btrim(coalesce(steer_activity.because_zh, '')) = '' then
    return jsonb_build_object('status', 'no_reason');
  elsif steer_activity.step = 'cancel' and held.published_at is null then
    return jsonb_build_object('status', 'missing');
  end if;
  update app.activity as item set
    published_at = case when steer_activity.step = 'publish' then coalesce(item.published_at, now()) else item.published_at end,
    withdrawn_at = case steer_activity.step
      when 'publish' then null
      when 'withdraw' then case when item.published_at is not null then coalesce(item.withdrawn_at, now()) end
      else item.withdrawn_at end,
    cancelled_at = case steer_activity.step
      when 'cancel' then coalesce(item.cancelled_at, now()) when 'resume' then null else item.cancelled_at end,
    cancelled_because_zh = case when steer_activity.step = 'cancel' then btrim(steer_activity.because_zh) else item.cancelled_because_zh end,
    cancelled_because_en = case when steer_activity.step = 'cancel' then btrim(coalesce(steer_activity.because_en, ''))
      else item.cancelled_because_en end,
    changed_at = now(),
    revision = item.revision + 1
  where item.id = held.id;
  return jsonb_build_object('status', 'done');
exception
  when check_violation or string_data_right_truncation then
    return jsonb_build_object('status', 'missing');
end;
$$;

grant execute on function api.steer_activity(uuid, text, text, text) to authenticated;

-- Takes somebody off a list who asked for it, or who never was there: {status: struck | unknown}. The record counts it and names nobody.
-- Security definer: see api.keep_activity.
create function api.strike_sign_up(id uuid) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  listed uuid;
begin
  delete from app.sign_up as held
  where held.id = strike_sign_up.id and exists (
    select from app.activity as item
    where item.id = held.activity_id and item.area_id in (select private.my_areas('office')))
  returning held.activity_id into listed;
  if listed is null then
    return jsonb_build_object('status', 'unknown');
  end if;
  update app.activity as item set struck_off = item.struck_off + 1 where item.id = listed;
  return jsonb_build_object('status', 'struck');
end;
$$;

grant execute on function api.strike_sign_up(uuid) to authenticated;
