-- Entry points: printed QR codes that never change, and how often each was opened per day.

create table app.entry_point (
  id uuid primary key default gen_random_uuid(),
  code text not null unique check (code ~ '^[A-HJ-NP-Z2-9]{6}$'),
  area_id uuid not null references app.area (id),
  channel text not null check (channel in ('door', 'poster', 'school', 'shop', 'window', 'group', 'street')),
  cluster_number integer check (cluster_number > 0),
  households integer check (households > 0),
  -- A number for fewer households would point at people.
  constraint entry_point_cluster_is_large check (cluster_number is null or coalesce(households, 0) >= 30)
);

create table app.scan (
  entry_point_id uuid not null references app.entry_point (id) on delete cascade,
  day date not null,
  count integer not null check (count > 0),
  primary key (entry_point_id, day)
);

alter table app.entry_point enable row level security;
alter table app.scan enable row level security;

create index entry_point_area_id_idx on app.entry_point (area_id);

create trigger entry_point_is_audited
  after insert or update or delete on app.entry_point
  for each row execute function private.write_audit('id');

grant select on app.entry_point, app.scan to authenticated;

create policy "office and leads read the entry points of their areas" on app.entry_point
  for select to authenticated
  using (area_id in (select private.my_areas('office', 'lead')));

create policy "the office reads the scans of its entry points" on app.scan
  for select to authenticated
  using (entry_point_id in (
    select entry_point.id from app.entry_point where entry_point.area_id in (select private.my_areas('office'))
  ));

-- The wave an entry point leads to: the open one, else the next, else the last.
create function private.wave_of_area(subdistrict uuid) returns app.wave
language sql stable
set search_path = ''
as $$
  select wave.* from app.wave
  where wave.area_id = wave_of_area.subdistrict
  order by
    case when now() >= wave.opens_at and now() < wave.closes_at then 0 when now() < wave.opens_at then 1 else 2 end,
    case when now() < wave.opens_at then wave.opens_at end,
    wave.opens_at desc,
    wave.id
  limit 1;
$$;

-- What stands behind a code. With `wave`, that wave of the same place: for an answer begun before it closed.
-- Security definer: residents are signed out and read no table; they learn only what is printed beside the code.
create function api.entry_point(code text, wave uuid default null) returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select coalesce((
    select jsonb_build_object(
      'status', case
        when chosen.id is null or now() < chosen.opens_at then 'not_open'
        when now() < chosen.closes_at then 'open'
        else 'closed' end,
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
      select asked.* from app.wave as asked where asked.id = entry_point.wave and asked.area_id = office.id
      union all
      select standard.* from private.wave_of_area(office.id) as standard
      where entry_point.wave is null and standard.id is not null
    ) as chosen on true
    where printed.code = entry_point.code
  ), jsonb_build_object('status', 'unknown'));
$$;

grant execute on function api.entry_point(text, uuid) to anon, authenticated, service_role;

-- Adds openings of entry points per day; what is no entry point is passed over. In key order, so that two sites never deadlock.
-- Security definer: no role but the owner writes tables.
create function api.count_scans(batch jsonb) returns integer
language sql security definer
set search_path = ''
as $$
  with counted as (
    insert into app.scan (entry_point_id, day, count)
    select entry_point.id, opened.day, sum(opened.count)
    from jsonb_to_recordset(count_scans.batch) as opened (entry_point_id uuid, day date, count integer)
    join app.entry_point on entry_point.id = opened.entry_point_id
    where opened.count > 0
    group by entry_point.id, opened.day
    order by entry_point.id, opened.day
    on conflict (entry_point_id, day) do update set count = scan.count + excluded.count
    returning 1
  )
  select count(*)::integer from counted;
$$;

grant execute on function api.count_scans(jsonb) to service_role;
