-- Names and numbers of those who signed up go some days after the activity; how many there were stays.

-- The day from which on they are to be gone: so many days after the activity, or after it was cancelled, as its office keeps them.
create function private.sign_ups_purged_on(item app.activity) returns date
language sql stable
set search_path = ''
as $$
  select private.local_day_of(least(item.ends_at, item.cancelled_at)) + private.sign_up_days_of(item.area_id) + 1;
$$;

-- Deletes those that are due: {activities, people}.
-- Security definer: no role but the owner deletes.
create function api.purge_sign_ups() returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  due constant uuid[] := array(
    select item.id from app.activity as item
    where private.sign_ups_purged_on(item) <= private.local_day()
      and exists (select from app.sign_up where sign_up.activity_id = item.id)
    order by item.id);
  people integer;
begin
  update app.activity as item set
    purged_at = now(),
    signed_up = item.signed_up + (select count(*) from app.sign_up where sign_up.activity_id = item.id)
  where item.id = any (due);
  delete from app.sign_up where sign_up.activity_id = any (due);
  get diagnostics people = row_count;
  return jsonb_build_object('activities', cardinality(due), 'people', people);
end;
$$;

grant execute on function api.purge_sign_ups() to service_role;

-- Once a day, by whichever site asks first; what it did is written down. Null where another did it.
-- Security definer: no role but the owner writes tables.
create function api.purge_sign_ups_when_due() returns jsonb
language plpgsql security definer
set search_path = ''
as $$
begin
  if not private.begin_job('purge sign-ups', interval '23 hours') then
    return null;
  end if;
  return private.end_job('purge sign-ups', api.purge_sign_ups());
end;
$$;

grant execute on function api.purge_sign_ups_when_due() to service_role;

-- How long the signed-in office keeps names, and what the daily job would delete, the next first; nothing is changed:
-- {last_run, next_run, offices: [{area: {id, name_zh, name_en}, keep_days}], activities: [{id, title, on, people}]}. Null for nobody's office.
-- Security definer: no role reads jobs and settings; whose office it is, is asked in the first step.
create function api.sign_up_retention() returns jsonb
language sql stable security definer
set search_path = ''
as $$
  with mine as materialized (select private.my_areas('office') as id)
  select jsonb_build_object(
    'last_run', (select job.began_at from app.job where job.name = 'purge sign-ups'),
    'next_run', (select greatest(job.began_at + interval '23 hours', now()) from app.job where job.name = 'purge sign-ups'),
    'offices', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'area', jsonb_build_object('id', area.id, 'name_zh', area.name_zh, 'name_en', area.name_en),
        'keep_days', private.sign_up_days_of(area.id)) order by area.place, area.name_zh, area.id), '[]')
      from app.area where area.kind = 'subdistrict' and area.id in (select mine.id from mine)),
    'activities', coalesce((
      select jsonb_agg(jsonb_build_object('id', listed.id, 'title', listed.title_zh, 'on', listed.on_day, 'people', listed.people)
        order by listed.on_day, listed.title_zh, listed.id)
      from (
        select item.id, item.title_zh, private.sign_ups_purged_on(item) as on_day, counted.people
        from app.activity as item
        join lateral (
          select count(*) as people from app.sign_up where sign_up.activity_id = item.id) as counted on counted.people > 0
        where item.area_id in (select mine.id from mine)
        order by 3, 2, 1
        limit 50
      ) as listed), '[]'))
  where exists (select from mine);
$$;

grant execute on function api.sign_up_retention() to authenticated;

-- For how many days after an activity an office keeps names: {status: kept | unknown | malformed}.
-- Security definer: no role but the owner writes tables; whose office it is, is asked here.
create function api.keep_sign_up_days(area uuid, days integer) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
begin
  if not exists (
    select from app.area as office
    where office.id = keep_sign_up_days.area and office.kind = 'subdistrict' and office.id in (select private.my_areas('office')))
  then
    return jsonb_build_object('status', 'unknown');
  end if;
  insert into app.sign_up_setting (area_id, keep_sign_ups_days) values (keep_sign_up_days.area, keep_sign_up_days.days)
  on conflict on constraint sign_up_setting_pkey do update set keep_sign_ups_days = excluded.keep_sign_ups_days;
  return jsonb_build_object('status', 'kept');
exception
  when check_violation or not_null_violation then
    return jsonb_build_object('status', 'malformed');
end;
$$;

grant execute on function api.keep_sign_up_days(uuid, integer) to authenticated;
