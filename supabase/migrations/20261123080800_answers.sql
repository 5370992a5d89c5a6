-- Anonymous answers and what is counted of them. An answer keeps no time, no code and nothing of the phone.

create table app.answer (
  id uuid primary key,
  wave_id uuid not null references app.wave (id),
  community_id uuid not null references app.area (id),
  -- The Monday of its week.
  week date not null check (extract(isodow from week) = 1),
  channel text not null check (channel in ('door', 'poster', 'school', 'shop', 'window', 'group', 'street')),
  mode text not null check (mode in ('self', 'paper', 'assisted', 'street', 'telephone')),
  cluster integer,
  -- 1 duplicate, 2 haste, 4 straight line with haste, 8 night.
  flags integer not null check (flags between 0 and 15),
  flagged boolean not null generated always as ((flags & 7) <> 0) stored,
  eligible boolean not null,
  answers jsonb not null check (jsonb_typeof(answers) = 'object'),
  -- Tells a repeated submission from another one under the same id.
  digest text not null check (length(digest) between 1 and 128)
);

-- How often each choice was given by eligible residents. Choice '' of a multi-select: answered at all.
create table app.tally (
  wave_id uuid not null references app.wave (id),
  community_id uuid not null references app.area (id),
  flagged boolean not null,
  question text not null,
  choice text not null,
  mode text not null,
  count integer not null,
  primary key (wave_id, community_id, flagged, question, choice, mode)
) with (fillfactor = 70);

-- The same for headlines and the cross-check, along one dimension at a time: crossed cells would single people out.
create table app.tally_split (
  wave_id uuid not null references app.wave (id),
  community_id uuid not null references app.area (id),
  flagged boolean not null,
  question text not null,
  choice text not null,
  dimension text not null check (dimension in ('channel', 'age', 'week', 'cluster')),
  value text not null,
  count integer not null,
  primary key (wave_id, community_id, flagged, question, choice, dimension, value)
) with (fillfactor = 70);

-- Completed answers per day, ineligible ones included.
create table app.tally_completed (
  wave_id uuid not null references app.wave (id),
  community_id uuid not null references app.area (id),
  channel text not null,
  day date not null,
  eligible boolean not null,
  count integer not null,
  primary key (wave_id, community_id, channel, day, eligible)
) with (fillfactor = 70);

-- How long answers took: buckets of five seconds, the last one open.
create table app.duration_histogram (
  wave_id uuid not null references app.wave (id),
  bucket integer not null check (bucket between 0 and 720),
  count integer not null,
  primary key (wave_id, bucket)
);

alter table app.answer enable row level security;
alter table app.tally enable row level security;
alter table app.tally_split enable row level security;
alter table app.tally_completed enable row level security;
alter table app.duration_histogram enable row level security;

create index answer_wave_id_community_id_idx on app.answer (wave_id, community_id);
create index answer_community_id_idx on app.answer (community_id);
create index tally_community_id_idx on app.tally (community_id);
create index tally_split_community_id_idx on app.tally_split (community_id);
create index tally_completed_community_id_idx on app.tally_completed (community_id);

grant select on app.tally, app.tally_split, app.tally_completed to authenticated;

create policy "the office reads the tallies of its communities" on app.tally
  for select to authenticated
  using (community_id in (select private.my_areas('office')));

create policy "the office reads the split tallies of its communities" on app.tally_split
  for select to authenticated
  using (community_id in (select private.my_areas('office')));

create policy "the office reads the completed answers of its communities" on app.tally_completed
  for select to authenticated
  using (community_id in (select private.my_areas('office')));
