-- Visits as they happened: added, never changed. What a door stands at follows from them.

create function private.local_day_of(at timestamptz) returns date
language sql immutable
set search_path = ''
as $$ select (local_day_of.at at time zone 'Asia/Shanghai')::date $$;

-- Nothing about the questionnaire: whether it was offered, and what came of it, must not be joined to a door.
create table app.visit (
  -- Made by the phone.
  id uuid primary key,
  round_id uuid not null references app.outreach_round (id),
  premises_id uuid not null references app.premises (id),
  building_id uuid not null references app.building (id),
  worker_id uuid not null references app.staff (id),
  -- Who sent it, where that was somebody else.
  sender_id uuid references app.staff (id),
  -- By the phone's clock, and by the server's: the difference that was applied is kept.
  claimed_at timestamptz not null,
  happened_at timestamptz not null,
  offset_ms bigint not null default 0,
  -- When somebody stood at the door: a correction corrects the visit, not its time.
  visited_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  result text not null check (result in (
    'talk_given', 'met_later', 'nobody_home', 'no_answer', 'refused', 'no_access', 'vacant', 'not_found', 'withdrawn')),
  parts text[] not null default '{}' check (parts <@ array['what', 'why', 'how']),
  materials uuid[] not null default '{}' check (cardinality(materials) <= 10),
  note text not null default '' check (length(note) <= 200),
  -- When to come again.
  next_time text check (next_time in ('morning', 'midday', 'afternoon', 'evening', 'weekend')),
  corrects uuid references app.visit (id),
  -- Only what was recorded can be taken back.
  check (result <> 'withdrawn' or corrects is not null)
);

comment on table app.visit is 'Append-only. Deleted as a whole 90 days after the round, by a logged job; by nobody and nothing else.';

alter table app.visit enable row level security;

create index visit_premises_id_idx on app.visit (premises_id, round_id);
create index visit_building_id_idx on app.visit (building_id, round_id, visited_at);
create index visit_round_id_idx on app.visit (round_id);
create index visit_corrects_idx on app.visit (corrects) where corrects is not null;
create index visit_worker_id_idx on app.visit (worker_id, visited_at);
create index visit_sender_id_idx on app.visit (sender_id) where sender_id is not null;

create trigger visit_stays_as_written
  before update on app.visit
  for each row execute function private.refuse_change();

-- What counts: not what was withdrawn, nor what was corrected, nor all but the last of several corrections of one visit.
create view private.effective_visit as
  select visit.*
  from app.visit
  where visit.result <> 'withdrawn'
    and not exists (select from app.visit as correction where correction.corrects = visit.id)
    and not exists (
      select from app.visit as rival
      where rival.corrects = visit.corrects
        and (rival.happened_at, rival.id) > (visit.happened_at, visit.id));

-- Of each building and week, how often the questionnaire was offered at a door and declined, begun or answered whole. Weeks by their
-- Monday.
create table app.door_interview_count (
  round_id uuid not null references app.outreach_round (id),
  building_id uuid not null references app.building (id),
  week date not null check (extract(isodow from week) = 1),
  outcome text not null check (outcome in ('declined', 'partial', 'complete')),
  community_id uuid not null references app.area (id),
  count integer not null check (count >= 0),
  primary key (round_id, building_id, week, outcome)
);

-- Ids of reports that were counted, so that a repeated one counts once. An id says nothing: it is no visit's, and neither building
-- nor outcome nor week nor person stand beside it.
create table app.counted_interview (
  id uuid primary key,
  counted_on date not null default private.local_day()
);

alter table app.door_interview_count enable row level security;
alter table app.counted_interview enable row level security;

create index door_interview_count_community_id_idx on app.door_interview_count (community_id, round_id);
create index door_interview_count_building_id_idx on app.door_interview_count (building_id);
create index counted_interview_counted_on_idx on app.counted_interview (counted_on);

-- No other verb is granted to anybody, on any of these.
grant select on app.visit, app.door_interview_count to authenticated;

create policy "workers read visits of their buildings" on app.visit
  for select to authenticated
  using (building_id in (select private.my_buildings()));

create policy "leads read visits of their community" on app.visit
  for select to authenticated
  using (building_id in (select private.led_buildings()));

create policy "office and leads read how often the questionnaire was offered" on app.door_interview_count
  for select to authenticated
  using (community_id in (select private.my_areas('office', 'lead')));
