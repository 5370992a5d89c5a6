-- Who is on duty while a wave runs, and where posters and notice boards are and in what state.

create table app.wave_duty (
  id uuid primary key,
  wave_id uuid not null references app.wave (id) on delete cascade,
  day date not null,
  hours text not null default '' check (length(hours) <= 40),
  -- Null: for the whole sub-district.
  community_id uuid references app.area (id),
  person text not null check (length(btrim(person)) between 1 and 40),
  -- How to reach them at work.
  contact text not null default '' check (length(contact) <= 60),
  duty text not null default '' check (length(duty) <= 120)
);

-- A poster, a notice board, a card: what hangs where, in what state, when somebody last saw it.
create table app.poster (
  id uuid primary key,
  area_id uuid not null references app.area (id),
  kind text not null check (kind in ('poster', 'board', 'sticker', 'card', 'screen')),
  place text not null check (length(btrim(place)) between 1 and 80),
  -- The code on it, where there is one.
  entry_point_id uuid references app.entry_point (id),
  version text not null default '' check (length(version) <= 30),
  condition text not null check (condition in ('good', 'worn', 'damaged', 'gone')),
  seen_on date not null,
  note text not null default '' check (length(note) <= 200)
);

-- What passers-by said of what carries a code: how often a day, and nothing of who said it.
create table app.poster_report (
  entry_point_id uuid not null references app.entry_point (id) on delete cascade,
  what text not null check (what in ('torn', 'covered', 'fallen', 'unreadable', 'wrong_place')),
  day date not null,
  count integer not null check (count > 0),
  primary key (entry_point_id, what, day)
);

alter table app.wave_duty enable row level security;
alter table app.poster enable row level security;
alter table app.poster_report enable row level security;

create index wave_duty_wave_id_day_idx on app.wave_duty (wave_id, day);
create index wave_duty_community_id_idx on app.wave_duty (community_id);
create index poster_area_id_idx on app.poster (area_id);
create index poster_entry_point_id_idx on app.poster (entry_point_id);

create trigger wave_duty_is_audited
  after insert or update or delete on app.wave_duty
  for each row execute function private.write_audit('id');
create trigger poster_is_audited
  after insert or update or delete on app.poster
  for each row execute function private.write_audit('id');

grant select on app.wave_duty, app.poster, app.poster_report to authenticated;

create policy "whoever reads a wave reads who is on duty" on app.wave_duty
  for select to authenticated
  using (wave_id in (select wave.id from app.wave));

create policy "office and leads read the posters of their areas" on app.poster
  for select to authenticated
  using (area_id in (select private.my_areas('office', 'lead')));

create policy "the office reads what was said of its posters" on app.poster_report
  for select to authenticated
  using (entry_point_id in (
    select entry_point.id from app.entry_point where entry_point.area_id in (select private.my_areas('office'))
  ));

-- {wave: {id, name, area, opens_at, closes_at, task, people, responsible}, duties: [{id, day, hours, community, person, contact, duty}]} by day;
-- null where the wave is not the signed-in person's.
-- Security definer: nobody may name the tables; the conditions are those of the policies.
create function api.wave_roster(wave uuid) returns jsonb
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return (
    select jsonb_build_object(
      'wave', jsonb_build_object(
        'id', held.id, 'name', held.name, 'opens_at', held.opens_at, 'closes_at', held.closes_at,
        'area', jsonb_build_object('id', office.id, 'name_zh', office.name_zh, 'name_en', office.name_en),
        'task', held.task, 'people', held.people, 'responsible', held.responsible),
      'communities', coalesce((
        select jsonb_agg(jsonb_build_object('id', community.id, 'name_zh', community.name_zh, 'name_en', community.name_en)
          order by community.place, community.name_zh, community.id)
        from app.area as community
        where community.parent_id = held.area_id and community.kind = 'community'
          and (held.communities is null or community.id = any (held.communities))), '[]'),
      'duties', coalesce((
        select jsonb_agg(
          jsonb_build_object(
            'id', listed.id, 'day', listed.day, 'hours', listed.hours,
            'community', case when community.id is not null then
              jsonb_build_object('id', community.id, 'name_zh', community.name_zh, 'name_en', community.name_en) end,
            'person', listed.person, 'contact', listed.contact, 'duty', listed.duty)
          order by listed.day, listed.hours, community.place nulls first, listed.person, listed.id)
        from (
          select duty.* from app.wave_duty as duty where duty.wave_id = held.id order by duty.day, duty.hours, duty.id limit 2000
        ) as listed
        left join app.area as community on community.id = listed.community_id), '[]'))
    from app.wave as held
    join app.area as office on office.id = held.area_id
    where held.id = wave_roster.wave
      and (private.is_mine(held.area_id, 'office')
        or (not held.is_draft and held.area_id in (select private.areas_around_me('lead')))));
end;
$$;

-- Puts lines [{id, day, hours, community_id, person, contact, duty}] on the roster of a wave, at most 100 in one call:
-- {status: kept | unknown | malformed | full}.
-- Security definer: no role but the owner writes tables; whose office it is, is asked here.
create function api.keep_duties(wave uuid, duties jsonb) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  office constant uuid := (select held.area_id from app.wave as held where held.id = keep_duties.wave);
begin
  if office is null or not private.is_mine(office, 'office') or exists (
    select from jsonb_to_recordset(keep_duties.duties) as listed (id uuid, community_id uuid)
    where exists (select from app.wave_duty as known where known.id = listed.id and known.wave_id <> keep_duties.wave)
      or (listed.community_id is not null and not exists (
        select from app.area as community where community.id = listed.community_id and community.parent_id = office)))
  then
    return jsonb_build_object('status', 'unknown');
  elsif jsonb_array_length(keep_duties.duties) not between 1 and 100 then
    return jsonb_build_object('status', 'malformed');
  elsif (select count(*) from app.wave_duty as known where known.wave_id = keep_duties.wave) + jsonb_array_length(keep_duties.duties) > 2000 then
    return jsonb_build_object('status', 'full');
  end if;
  insert into app.wave_duty as held (id, wave_id, day, hours, community_id, person, contact, duty)
  select listed.id, keep_duties.wave, listed.day, coalesce(listed.hours, ''), listed.community_id, listed.person, coalesce(listed.contact, ''),
    coalesce(listed.duty, '')
  from jsonb_to_recordset(keep_duties.duties) as listed (
    id uuid, day date, hours text, community_id uuid, person text, contact text, duty text)
  order by listed.id
  on conflict on constraint wave_duty_pkey do nothing;
  return jsonb_build_object('status', 'kept');
exception when check_violation or not_null_violation or data_exception then
  return jsonb_build_object('status', 'malformed');
end;
$$;

-- Takes a line off the roster: {status: dropped | unknown}; one that is gone is dropped.
-- Security definer: see api.keep_duties.
create function api.drop_duty(id uuid) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  office constant uuid := (
    select wave.area_id from app.wave_duty as held join app.wave on wave.id = held.wave_id where held.id = drop_duty.id);
begin
  if office is not null and not private.is_mine(office, 'office') then
    return jsonb_build_object('status', 'unknown');
  end if;
  delete from app.wave_duty as held where held.id = drop_duty.id;
  return jsonb_build_object('status', 'dropped');
end;
$$;

-- The register of an office, what needs somebody first: {all, posters: [{id, community, kind, place, code, version, condition, seen_on, note,
-- reports: [{what, count, last_on}]}], reported: [{code, community, channel, place, reports}]}. Reports are those since somebody last saw it;
-- `reported`: codes that passers-by spoke of and that no poster in the register carries.
-- Security definer: nobody may name the tables; only for the office of the place.
create function api.poster_register(area uuid, community uuid default null, skip integer default 0, most integer default 100) returns jsonb
language plpgsql stable security definer
set search_path = ''
as $$
begin
  if not private.is_mine(poster_register.area, 'office') then
    return jsonb_build_object('all', 0, 'posters', '[]'::jsonb, 'reported', '[]'::jsonb);
  end if;
  return (
    with
      place as materialized (
        select listed.id, listed.name_zh, listed.name_en, listed.place
        from app.area as listed
        where listed.parent_id = poster_register.area and listed.kind = 'community'
          and (poster_register.community is null or listed.id = poster_register.community)
      ),
      hung as materialized (
        select poster.*, place.name_zh, place.name_en, place.place as community_place, printed.code, (
          select coalesce(jsonb_agg(jsonb_build_object('what', said.what, 'count', said.times, 'last_on', said.last_on)
            order by said.times desc, said.what), '[]')
          from (
            select report.what, sum(report.count) as times, max(report.day) as last_on
            from app.poster_report as report
            where report.entry_point_id = poster.entry_point_id and report.day > poster.seen_on
            group by report.what
          ) as said) as reports
        from place
        join app.poster on poster.area_id = place.id
        left join app.entry_point as printed on printed.id = poster.entry_point_id
      ),
      page as (
        select hung.*, hung.reports <> '[]' as is_reported from hung
        order by hung.reports <> '[]' desc, hung.condition in ('damaged', 'gone') desc, hung.seen_on, hung.community_place, hung.place, hung.id
        limit least(greatest(poster_register.most, 0), 500) offset greatest(poster_register.skip, 0)
      )
    select jsonb_build_object(
      'all', (select count(*) from hung),
      'posters', coalesce((
        select jsonb_agg(
          jsonb_build_object(
            'id', page.id,
            'community', jsonb_build_object('id', page.area_id, 'name_zh', page.name_zh, 'name_en', page.name_en),
            'kind', page.kind,
            'place', page.place,
            'code', page.code,
            'version', page.version,
            'condition', page.condition,
            'seen_on', page.seen_on,
            'note', page.note,
            'reports', page.reports)
          order by page.is_reported desc, page.condition in ('damaged', 'gone') desc, page.seen_on, page.community_place, page.place, page.id)
        from page), '[]'),
      'reported', coalesce((
        select jsonb_agg(
          jsonb_build_object(
            'code', spoken.code,
            'community', jsonb_build_object('id', spoken.area_id, 'name_zh', spoken.name_zh, 'name_en', spoken.name_en),
            'channel', spoken.channel,
            'place', spoken.place,
            'reports', spoken.reports)
          order by spoken.last_on desc, spoken.code)
        from (
          select printed.code, printed.area_id, printed.channel, printed.place, place.name_zh, place.name_en, max(said.last_on) as last_on,
            jsonb_agg(jsonb_build_object('what', said.what, 'count', said.times, 'last_on', said.last_on)
              order by said.times desc, said.what) as reports
          from place
          join app.entry_point as printed on printed.area_id = place.id and printed.retired_at is null
          join lateral (
            select report.what, sum(report.count) as times, max(report.day) as last_on
            from app.poster_report as report
            where report.entry_point_id = printed.id and report.day > private.local_day() - 90
            group by report.what
          ) as said on true
          where not exists (select from app.poster where poster.entry_point_id = printed.id)
          group by printed.code, printed.area_id, printed.channel, printed.place, place.name_zh, place.name_en
          order by max(said.last_on) desc, printed.code
          limit 100
        ) as spoken), '[]')));
end;
$$;

-- Keeps a poster {id, area_id, kind, place, code, version, condition, seen_on, note} in the register: {status: kept | unknown | no_code |
-- malformed}; `no_code`: the community has no such code.
-- Security definer: see api.keep_duties.
create function api.keep_poster(poster jsonb) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  asked constant uuid := private.uuid_or_null(keep_poster.poster ->> 'id');
  community constant uuid := private.uuid_or_null(keep_poster.poster ->> 'area_id');
  spelled constant text := nullif(keep_poster.poster ->> 'code', '');
  printed uuid;
begin
  if asked is null or community is null or not private.is_mine(community, 'office')
    or not exists (select from app.area where area.id = community and area.kind = 'community')
    or exists (
      select from app.poster as known where known.id = asked and not private.is_mine(known.area_id, 'office'))
  then
    return jsonb_build_object('status', 'unknown');
  end if;
  printed := (select held.id from app.entry_point as held where held.code = spelled and held.area_id = community);
  if spelled is not null and printed is null then
    return jsonb_build_object('status', 'no_code');
  end if;
  insert into app.poster as held (id, area_id, kind, place, entry_point_id, version, condition, seen_on, note)
  values (
    asked, community, keep_poster.poster ->> 'kind', keep_poster.poster ->> 'place', printed,
    coalesce(keep_poster.poster ->> 'version', ''), keep_poster.poster ->> 'condition', (keep_poster.poster ->> 'seen_on')::date,
    coalesce(keep_poster.poster ->> 'note', ''))
  on conflict on constraint poster_pkey do update
    set area_id = excluded.area_id, kind = excluded.kind, place = excluded.place, entry_point_id = excluded.entry_point_id,
      version = excluded.version, condition = excluded.condition, seen_on = excluded.seen_on, note = excluded.note;
  return jsonb_build_object('status', 'kept');
exception when check_violation or not_null_violation or data_exception then
  return jsonb_build_object('status', 'malformed');
end;
$$;

-- A passer-by says what is wrong with what carries this code: true where there is such a code. Counted per day, up to a thousand.
-- Security definer: no role but the owner writes tables.
create function api.report_poster(code text, what text) returns boolean
language plpgsql security definer
set search_path = ''
as $$
declare
  printed constant uuid := (select held.id from app.entry_point as held where held.code = report_poster.code);
begin
  if printed is null or report_poster.what not in ('torn', 'covered', 'fallen', 'unreadable', 'wrong_place') then
    return false;
  end if;
  insert into app.poster_report as held (entry_point_id, what, day, count)
  values (printed, report_poster.what, private.local_day(), 1)
  on conflict on constraint poster_report_pkey do update set count = held.count + 1 where held.count < 1000;
  return true;
end;
$$;

grant execute on function api.wave_roster(uuid) to authenticated;
grant execute on function api.keep_duties(uuid, jsonb) to authenticated;
grant execute on function api.drop_duty(uuid) to authenticated;
grant execute on function api.poster_register(uuid, uuid, integer, integer) to authenticated;
grant execute on function api.keep_poster(jsonb) to authenticated;
grant execute on function api.report_poster(text, text) to service_role;
