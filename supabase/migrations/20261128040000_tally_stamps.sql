-- Which counts are new: a stamp per wave and community that changes with them, so that a site reads and judges only what changed.

-- Random, not counted up: after a restore the same stamp must not stand for other counts.
create table app.tally_stamp (
  wave_id uuid not null references app.wave (id) on delete cascade,
  community_id uuid not null references app.area (id),
  stamp uuid not null default gen_random_uuid(),
  primary key (wave_id, community_id)
) with (fillfactor = 70);

alter table app.tally_stamp enable row level security;

create index tally_stamp_community_id_idx on app.tally_stamp (community_id);

grant select on app.tally_stamp to authenticated;

create policy "the office reads the stamps of its communities" on app.tally_stamp
  for select to authenticated
  using (community_id in (select private.my_areas('office')));

insert into app.tally_stamp (wave_id, community_id)
select distinct wave_id, community_id from app.tally_completed;

-- In the transaction of the counts: whoever sees them sees the stamp. In key order, like the tallies.
create function private.stamp_tallies() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  insert into app.tally_stamp as held (wave_id, community_id)
  select distinct wave_id, community_id from changed order by wave_id, community_id
  on conflict on constraint tally_stamp_pkey do update set stamp = excluded.stamp;
  return null;
end;
$$;

-- Every answer is counted by its day, last of all; a correction of the other tallies stamps them itself.
create trigger tally_is_stamped_when_added
  after insert on app.tally_completed
  referencing new table as changed
  for each statement execute function private.stamp_tallies();

create trigger tally_is_stamped_when_changed
  after update on app.tally_completed
  referencing new table as changed
  for each statement execute function private.stamp_tallies();

create trigger tally_is_stamped_when_removed
  after delete on app.tally_completed
  referencing old table as changed
  for each statement execute function private.stamp_tallies();

-- Stamps are made anew where a copy is put in place.
create or replace function private.tables_left_out() returns text[]
language sql immutable
set search_path = ''
as $$ select array['daily_salt', 'throttle', 'duplicate_trace', 'job', 'copy', 'copy_page', 'tally_stamp'] $$;
