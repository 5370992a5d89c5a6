-- How far publicity reaches: how often public pages were opened, read to the end, and left for a questionnaire. Sums of a day per community and
-- channel, and nothing else: no address, no phone, no code, no hour, so that nobody is counted but openings.

create table app.reach_count (
  -- A community, or a sub-district where no community is known; all zeros: of the whole site. No foreign key, because nobody's removal of a
  -- place should hang on who read a page, and zeros name none.
  area_id uuid not null,
  day date not null,
  -- As the site names its pages: home, learn/how, news/12. An open list, because pages come and go with the program.
  page text not null check (page ~ '^[a-z0-9][a-z0-9/_-]{0,79}$'),
  -- How the address came to the reader, as far as the address says; none: it says nothing.
  channel text not null check (channel in ('door', 'poster', 'school', 'shop', 'window', 'group', 'street', 'none')),
  opened integer not null default 0 check (opened >= 0),
  -- The end of the page stood on the screen.
  read integer not null default 0 check (read >= 0),
  -- A questionnaire was opened from the page.
  went_on integer not null default 0 check (went_on >= 0),
  primary key (area_id, day, page, channel)
) with (fillfactor = 70);

-- The same summed over pages and weeks, for a table of all communities; weeks by their Monday. What became of questionnaires in a week is written
-- beside it as days go by (private.keep_reach_weeks), and in the line of the sub-district without channel what became of all of them.
create table app.reach_week (
  area_id uuid not null,
  week date not null,
  channel text not null,
  opened integer not null default 0,
  read integer not null default 0,
  went_on integer not null default 0,
  scans integer not null default 0,
  completed integer not null default 0,
  primary key (area_id, week, channel)
) with (fillfactor = 70);

-- Thirteen weeks together, once they are over, for a table of all communities and years; by their first Monday.
create table app.reach_quarter (
  area_id uuid not null,
  quarter date not null,
  channel text not null,
  opened integer not null default 0,
  read integer not null default 0,
  went_on integer not null default 0,
  scans integer not null default 0,
  completed integer not null default 0,
  primary key (area_id, quarter, channel)
);

-- Up to which day, exclusive, the weeks of a sub-district hold its questionnaires.
create table app.reach_kept (
  area_id uuid primary key references app.area (id) on delete cascade,
  days_before date not null
);

alter table app.reach_kept enable row level security;
alter table app.reach_quarter enable row level security;

-- The same summed over the communities of a sub-district, for what is said day by day and page by page.
create table app.reach_day (
  office_id uuid not null,
  day date not null,
  page text not null,
  channel text not null,
  opened integer not null default 0,
  read integer not null default 0,
  went_on integer not null default 0,
  primary key (office_id, day, page, channel)
) with (fillfactor = 70);

alter table app.reach_count enable row level security;
alter table app.reach_week enable row level security;
alter table app.reach_day enable row level security;

grant select on app.reach_count, app.reach_week, app.reach_quarter, app.reach_day to authenticated;

create policy "the office reads how far pages reached in its areas" on app.reach_count
  for select to authenticated
  using (area_id in (select private.my_areas('office')));

-- Leads see figures of the day, here as well.
create policy "leads read how far pages reached in their communities until yesterday" on app.reach_count
  for select to authenticated
  using (day < (select private.local_day()) and area_id in (select private.my_areas('lead')));

create policy "the office reads the weeks of its areas" on app.reach_week
  for select to authenticated
  using (area_id in (select private.my_areas('office')));

create policy "the office reads the quarters of its areas" on app.reach_quarter
  for select to authenticated
  using (area_id in (select private.my_areas('office')));

create policy "the office reads the days of its sub-district" on app.reach_day
  for select to authenticated
  using (office_id in (select private.my_areas('office')));

-- What a batch of the site means: the code that carried a page is resolved to its community and channel here, and forgotten. A code, a channel
-- or an area that does not exist is none.
create function private.reach_given(batch jsonb)
returns table (area_id uuid, office_id uuid, day date, page text, channel text, opened integer, read integer, went_on integer)
language sql stable
set search_path = ''
as $$
  select
    coalesce(place.id, zero.id),
    coalesce(case when place.kind = 'subdistrict' then place.id else place.parent_id end, zero.id),
    given.day, given.page,
    coalesce(printed.channel, case when given.channel in ('door', 'poster', 'school', 'shop', 'window', 'group', 'street') then given.channel end, 'none'),
    sum(coalesce(given.opened, 0))::integer, sum(coalesce(given.read, 0))::integer, sum(coalesce(given.went_on, 0))::integer
  from jsonb_to_recordset(reach_given.batch) as given (
    page text, code text, channel text, area uuid, day date, opened integer, read integer, went_on integer)
  cross join (select '00000000-0000-0000-0000-000000000000'::uuid as id) as zero
  left join app.entry_point as printed on printed.code = given.code
  left join app.area as place on place.id = coalesce(printed.area_id, given.area) and place.kind in ('subdistrict', 'community')
  where given.page ~ '^[a-z0-9][a-z0-9/_-]{0,79}$' and given.day is not null
  group by 1, 2, 3, 4, 5;
$$;

-- Adds [{page, code?, channel?, area?, day, opened?, read?, went_on?}] to the three tables. In key order, so that two sites never deadlock.
-- Security definer: no role but the owner writes tables.
create function api.count_reach(batch jsonb) returns integer
language plpgsql security definer
set search_path = ''
as $$
declare
  rows integer;
begin
  insert into app.reach_count as held (area_id, day, page, channel, opened, read, went_on)
  select given.area_id, given.day, given.page, given.channel, given.opened, given.read, given.went_on
  from private.reach_given(count_reach.batch) as given
  order by given.area_id, given.day, given.page, given.channel
  on conflict on constraint reach_count_pkey do update set
    opened = held.opened + excluded.opened, read = held.read + excluded.read, went_on = held.went_on + excluded.went_on;
  get diagnostics rows = row_count;
  insert into app.reach_week as held (area_id, week, channel, opened, read, went_on)
  select given.area_id, date_trunc('week', given.day)::date, given.channel, sum(given.opened), sum(given.read), sum(given.went_on)
  from private.reach_given(count_reach.batch) as given
  group by 1, 2, 3
  order by 1, 2, 3
  on conflict on constraint reach_week_pkey do update set
    opened = held.opened + excluded.opened, read = held.read + excluded.read, went_on = held.went_on + excluded.went_on;
  insert into app.reach_day as held (office_id, day, page, channel, opened, read, went_on)
  select given.office_id, given.day, given.page, given.channel, sum(given.opened), sum(given.read), sum(given.went_on)
  from private.reach_given(count_reach.batch) as given
  group by 1, 2, 3, 4
  order by 1, 2, 3, 4
  on conflict on constraint reach_day_pkey do update set
    opened = held.opened + excluded.opened, read = held.read + excluded.read, went_on = held.went_on + excluded.went_on;
  return rows;
end;
$$;

grant execute on function api.count_reach(jsonb) to service_role;
