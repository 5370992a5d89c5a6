-- Activities that anybody may take part in, and who has signed up: a name and a number, apart from everything that is answered. Nothing here leads to
-- an answer, a code that was scanned, a phone or an address, and whether somebody came is kept nowhere.

create table app.activity (
  -- Made by the page that begins it, so that it can be sent again.
  id uuid primary key,
  -- The last part of its address, /take-part/<number>.
  number integer generated always as identity unique,
  area_id uuid not null references app.area (id),
  -- Where one community holds it, its lead sees who comes.
  community_id uuid references app.area (id),
  title_zh text not null default '' check (length(title_zh) <= 80),
  title_en text not null default '' check (length(title_en) <= 160),
  -- Markdown.
  about_zh text not null default '' check (length(about_zh) <= 4000),
  about_en text not null default '' check (length(about_en) <= 8000),
  place_zh text not null default '' check (length(place_zh) <= 120),
  place_en text not null default '' check (length(place_en) <= 240),
  bring_zh text not null default '' check (length(bring_zh) <= 300),
  bring_en text not null default '' check (length(bring_en) <= 600),
  begins_at timestamptz,
  ends_at timestamptz,
  places integer check (places between 1 and 2000),
  -- The code of a questionnaire about it, printed for those who were there. No code of a building: it would say who answered.
  entry_point_id uuid references app.entry_point (id) on delete set null,
  -- null: a draft.
  published_at timestamptz,
  withdrawn_at timestamptz,
  -- It does not take place, and anybody may read why.
  cancelled_at timestamptz,
  cancelled_because_zh text not null default '' check (length(cancelled_because_zh) <= 200),
  cancelled_because_en text not null default '' check (length(cancelled_because_en) <= 400),
  -- How many its office took off the list. Its line in the record says who did it and when, and not whom.
  struck_off integer not null default 0,
  -- How many had signed up when their names were deleted.
  signed_up integer not null default 0,
  purged_at timestamptz,
  changed_at timestamptz not null default now(),
  -- Counts changes, for calendars that hold it already.
  revision integer not null default 0,
  constraint activity_is_whole check (
    published_at is null
    or btrim(title_zh) <> '' and btrim(about_zh) <> '' and btrim(place_zh) <> ''
      and begins_at is not null and ends_at is not null and places is not null),
  constraint activity_ends_after_it_begins check (ends_at > begins_at and ends_at <= begins_at + interval '31 days'),
  constraint activity_is_cancelled_for_a_reason check (cancelled_at is null or btrim(cancelled_because_zh) <> '')
);

create table app.sign_up (
  -- Made by the page that begins it, so that it can be sent again.
  id uuid primary key,
  activity_id uuid not null references app.activity (id) on delete cascade,
  -- The order in which they came: the first have a place, the others wait.
  turn bigint generated always as identity,
  name text not null check (btrim(name) <> '' and length(name) <= 40),
  phone text not null check (phone ~ '^\d{7,12}$'),
  -- The link by which somebody withdraws, hashed: from here nobody can follow it.
  token_hash text not null unique,
  signed_at timestamptz not null default now(),
  unique (activity_id, phone)
);

comment on table app.sign_up is 'Names and numbers, deleted some days after the activity. No line of the record ever holds one of them.';

alter table app.activity enable row level security;
alter table app.sign_up enable row level security;

create index activity_area_id_idx on app.activity (area_id, begins_at);
create index activity_community_id_idx on app.activity (community_id);
create index activity_public_idx on app.activity (ends_at) where published_at is not null and withdrawn_at is null;
create index sign_up_activity_id_idx on app.sign_up (activity_id, turn);

create trigger activity_is_audited
  after insert or update or delete on app.activity
  for each row execute function private.write_audit('id');

grant select on app.activity, app.sign_up to authenticated;

create policy "the office reads the activities of its areas" on app.activity
  for select to authenticated
  using (area_id in (select private.my_areas('office')));

create policy "leads read the activities of their community once published" on app.activity
  for select to authenticated
  using (published_at is not null and community_id in (select private.my_areas('lead')));

create policy "whoever reads an activity reads who has signed up" on app.sign_up
  for select to authenticated
  using (activity_id in (select activity.id from app.activity));

-- How long names and numbers are kept after an activity. A table of its own, for it is decided apart from everything else.
create table app.sign_up_setting (
  area_id uuid primary key references app.area (id) on delete cascade,
  keep_sign_ups_days integer not null check (keep_sign_ups_days between 1 and 60)
);

alter table app.sign_up_setting enable row level security;

create trigger sign_up_setting_is_audited
  after insert or update or delete on app.sign_up_setting
  for each row execute function private.write_audit('area_id');

-- Two weeks where an office has decided nothing.
create function private.sign_up_days_of(area uuid) returns integer
language sql stable
set search_path = ''
as $$
  select coalesce(
    (select held.keep_sign_ups_days from app.sign_up_setting as held where held.area_id = sign_up_days_of.area), 14);
$$;

-- As many again as there are places may wait, so that a list has an end.
create function private.most_sign_ups(places integer) returns integer
language sql immutable
set search_path = ''
as $$ select 2 * places $$;

create function private.activity_card(item app.activity) returns jsonb
language sql stable
set search_path = ''
as $$
  select jsonb_build_object(
    'id', item.id, 'number', item.number,
    'title_zh', item.title_zh, 'title_en', item.title_en,
    'about_zh', item.about_zh, 'about_en', item.about_en,
    'place_zh', item.place_zh, 'place_en', item.place_en,
    'bring_zh', item.bring_zh, 'bring_en', item.bring_en,
    'begins_at', item.begins_at, 'ends_at', item.ends_at,
    'places', item.places,
    'left', greatest(item.places - counted.people, 0),
    'waiting', greatest(counted.people - item.places, 0),
    'takes_more', counted.people < private.most_sign_ups(item.places),
    'cancelled_at', item.cancelled_at,
    'cancelled_because_zh', item.cancelled_because_zh, 'cancelled_because_en', item.cancelled_because_en,
    'changed_at', item.changed_at, 'revision', item.revision,
    'community', (
      select jsonb_build_object('id', area.id, 'name_zh', area.name_zh, 'name_en', area.name_en)
      from app.area where area.id = item.community_id),
    'office', (
      select jsonb_build_object(
        'id', area.id, 'name_zh', area.name_zh, 'name_en', area.name_en, 'contact', area.contact,
        'slug', private.home_slug(area.id, home.slug),
        'keep_days', private.sign_up_days_of(area.id))
      from app.area left join app.public_home as home on home.area_id = area.id
      where area.id = item.area_id))
  from (select count(*) as people from app.sign_up where sign_up.activity_id = item.id) as counted;
$$;

-- What anybody may take part in, the next first; with `past`, what is over, the last first: {total, items: […]}. At most 100 at a time.
-- Security definer: visitors are signed out and read no table; they see what an office has published.
create function api.activities(area uuid default null, past boolean default false, skip integer default 0, most integer default 12) returns jsonb
language sql stable security definer
set search_path = ''
as $$
  with listed as materialized (
    select item from app.activity as item
    where item.published_at is not null and item.withdrawn_at is null
      and (item.ends_at <= now()) = activities.past
      and (activities.area is null or item.area_id = activities.area)
  )
  select jsonb_build_object(
    'total', (select count(*) from listed),
    'items', coalesce((
      select jsonb_agg(private.activity_card(shown.item)
        order by
          case when not activities.past then (shown.item).begins_at end,
          case when activities.past then (shown.item).begins_at end desc,
          (shown.item).number)
      from (
        select listed.item from listed
        order by
          case when not activities.past then (listed.item).begins_at end,
          case when activities.past then (listed.item).begins_at end desc,
          (listed.item).number
        offset greatest(activities.skip, 0) limit least(greatest(activities.most, 1), 100)
      ) as shown), '[]'));
$$;

grant execute on function api.activities(uuid, boolean, integer, integer) to anon, authenticated;

-- One of them: {status: public, …}, {status: withdrawn}, or {status: unknown}, which a draft is to everybody.
-- Security definer: see api.activities.
create function api.activity(number integer) returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select coalesce((
    select case
      when item.withdrawn_at is not null then jsonb_build_object('status', 'withdrawn')
      else private.activity_card(item) || jsonb_build_object('status', 'public') end
    from app.activity as item
    where item.number = activity.number and item.published_at is not null
  ), jsonb_build_object('status', 'unknown'));
$$;

grant execute on function api.activity(integer) to anon, authenticated;
