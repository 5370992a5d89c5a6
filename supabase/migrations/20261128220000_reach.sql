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

-- The first day that is not to be kept yet: a day counts as over an hour after midnight, when what waited to be written has come.
create function private.reach_border() returns date
language sql stable
set search_path = ''
as $$ select private.local_day_of(now() - interval '1 hour') $$;

-- Quarters follow each other from a Monday on; the first day of the one a day lies in.
create function private.reach_quarter_of(day date) returns date
language sql immutable
set search_path = ''
as $$ select date '2024-01-01' + (floor((reach_quarter_of.day - date '2024-01-01') / 91.0) * 91)::integer $$;

-- Writes beside the openings of each week how many questionnaires of a sub-district were opened and completed in it, up to the day that is going on,
-- and sums quarters that are over. Each time whole weeks are counted again, so that writing twice writes the same; a recount of tallies stays
-- within its week.
create function private.keep_reach_weeks(office uuid) returns void
language plpgsql volatile
set search_path = ''
set jit = off
as $$
declare
  border constant date := private.reach_border();
  known constant date := (select held.days_before from app.reach_kept as held where held.area_id = keep_reach_weeks.office);
  first_week constant date := coalesce(date_trunc('week', known)::date, '-infinity');
begin
  if known >= border then
    return;
  end if;
  insert into app.reach_week as held (area_id, week, channel, scans, completed)
  select coalesce(each.community_id, keep_reach_weeks.office), each.week, coalesce(each.channel, 'none'), sum(each.scans), sum(each.completed)
  from (
    select begun.community_id, date_trunc('week', begun.day)::date as week, begun.channel, begun.scans, 0 as completed
    from app.tally_begun as begun join app.wave on wave.id = begun.wave_id and wave.area_id = keep_reach_weeks.office
    where begun.day >= first_week and begun.day < border
    union all
    select done.community_id, date_trunc('week', done.day)::date, done.channel, 0, done.count
    from app.tally_completed as done join app.wave on wave.id = done.wave_id and wave.area_id = keep_reach_weeks.office
    where done.day >= first_week and done.day < border
  ) as each
  group by grouping sets ((each.community_id, each.week, each.channel), (each.week))
  order by 1, 2, 3
  on conflict on constraint reach_week_pkey do update set scans = excluded.scans, completed = excluded.completed;
  insert into app.reach_quarter as held (area_id, quarter, channel, opened, read, went_on, scans, completed)
  select week.area_id, private.reach_quarter_of(week.week), week.channel,
    sum(week.opened), sum(week.read), sum(week.went_on), sum(week.scans), sum(week.completed)
  from app.reach_week as week
  join app.area as community on community.id = week.area_id
  where (community.id = keep_reach_weeks.office or community.parent_id = keep_reach_weeks.office)
    and week.week >= coalesce(private.reach_quarter_of(known), '-infinity') and week.week < private.reach_quarter_of(border)
  group by 1, 2, 3
  order by 1, 2, 3
  on conflict on constraint reach_quarter_pkey do update set
    opened = excluded.opened, read = excluded.read, went_on = excluded.went_on, scans = excluded.scans, completed = excluded.completed;
  insert into app.reach_kept as held (area_id, days_before) values (keep_reach_weeks.office, border)
  on conflict on constraint reach_kept_pkey do update set days_before = greatest(held.days_before, excluded.days_before);
end;
$$;

-- How publicity reached a sub-district in some whole weeks; without `area`, or where it is not the person's, their first one:
-- {area, areas: [{id, name_zh, name_en}], places: [{id, name_zh, name_en}], community, today, as_of, since, until, site: [[page, opened, read, went_on]],
--  communities: [{id, name_zh, name_en, channels: [[channel, opened, read, went_on, scans, completed]]}],
--  pages: [[page, from code: opened, read, went_on, otherwise: opened, read, went_on]], titles: {page: [title_zh, title_en]} of news among them,
--  days: [[day, from code, otherwise, completed]], `by` week of whole weeks, by their Monday,
--  dates: [{day, what: news | round | wave, name_zh, name_en}]}.
-- `site`: pages that belong to all sub-districts, opened from no code; it is nobody's and stands beside. `as_of`: for a lead the last day counted.
-- `places`: the communities that can be asked for; `community`: the one that was. Null for whoever runs and leads nothing.
-- Security definer: nobody may name the tables; the conditions are those of the policies.
create function api.reach_report(since date, until date, by text default 'week', area uuid default null, community uuid default null) returns jsonb
language plpgsql volatile security definer
set search_path = ''
set jit = off
set plan_cache_mode = force_custom_plan
as $$
declare
  areas constant uuid[] := array(
    select held.id from app.area as held
    where held.kind = 'subdistrict'
      and (held.id in (select private.my_areas('office')) or held.id in (select private.areas_around_me('lead')))
    order by held.place, held.name_zh, held.id);
  asked constant uuid := case when reach_report.area = any (areas) then reach_report.area else areas[1] end;
  is_run constant boolean := private.is_mine(asked, 'office');
  first_day constant date := date_trunc('week', reach_report.since)::date;
  last_day constant date := least(
    date_trunc('week', reach_report.until)::date + 6, private.local_day() - case when is_run then 0 else 1 end);
  places constant uuid[] := array(
    select held.id from app.area as held
    where held.parent_id = asked and held.kind = 'community' and (held.ended_on is null or held.ended_on >= first_day)
      and (is_run or held.id in (select private.my_areas('lead'))));
  only_one constant uuid := case when reach_report.community = any (places) then reach_report.community end;
  mine constant uuid[] := case when only_one is null then places else array[only_one] end;
  is_whole constant boolean := is_run and only_one is null;
  -- From here on questionnaires are counted from their tallies.
  uncounted constant date := case when is_whole then greatest(first_day, private.reach_border()) else first_day end;
  -- Quarters that lie wholly within the days and are over; `last_quarter` is where they end.
  first_quarter constant date := private.reach_quarter_of(first_day + 90);
  last_quarter constant date := least(private.reach_quarter_of(last_day + 1), private.reach_quarter_of(private.reach_border()));
  asking constant uuid[] := array(
    select wave.id from app.wave
    where wave.area_id = asked and not wave.is_draft and private.local_day_of(wave.opens_at) <= last_day
      and private.local_day_of(wave.closes_at) + 4 >= case when reach_report.by = 'day' then first_day else uncounted end);
begin
  if asked is null then
    return null;
  end if;
  if is_whole then
    perform private.keep_reach_weeks(asked);
  end if;
  return (
    with
      -- Sums where all is asked for, the days themselves where a few communities are.
      steps as materialized (
        select each.area_id, each.channel, sum(each.opened) as opened, sum(each.read) as read, sum(each.went_on) as went_on,
          sum(each.scans) as scans, sum(each.completed) as completed
        from (
          select held.area_id, held.channel, held.opened, held.read, held.went_on, held.scans, held.completed
          from app.reach_quarter as held
          where is_whole and held.area_id = any (mine || asked) and held.quarter >= first_quarter and held.quarter < last_quarter
            and held.channel <> 'none'
          union all
          select held.area_id, held.channel, held.opened, held.read, held.went_on, held.scans, held.completed
          from app.reach_week as held
          where is_whole and held.area_id = any (mine || asked) and held.week between first_day and last_day
            and not (held.week >= first_quarter and held.week < last_quarter) and held.channel <> 'none'
          union all
          select held.area_id, held.channel, held.opened, held.read, held.went_on, 0, 0
          from app.reach_count as held
          where not is_whole and held.area_id = any (mine) and held.day between first_day and last_day and held.channel <> 'none'
          union all
          select held.community_id, held.channel, 0, 0, 0, held.scans, 0
          from app.tally_begun as held
          where held.wave_id = any (asking) and held.community_id = any (mine) and held.day between uncounted and last_day
          union all
          select held.community_id, held.channel, 0, 0, 0, 0, held.count
          from app.tally_completed as held
          where held.wave_id = any (asking) and held.community_id = any (mine) and held.day between uncounted and last_day
        ) as each
        group by each.area_id, each.channel
      ),
      -- By page, and by day or week; the other is null.
      shown as materialized (
        select each.page, each.at, each.carried, sum(each.opened) as opened, sum(each.read) as read, sum(each.went_on) as went_on
        from (
          select held.page, case when reach_report.by = 'day' then held.day else held.day - (extract(isodow from held.day)::integer - 1) end as at,
            held.channel <> 'none' as carried, held.opened, held.read, held.went_on
          from app.reach_day as held
          where is_whole and held.office_id = asked and held.day between first_day and last_day
          union all
          select held.page, case when reach_report.by = 'day' then held.day else held.day - (extract(isodow from held.day)::integer - 1) end,
            held.channel <> 'none', held.opened, held.read, held.went_on
          from app.reach_count as held
          where not is_whole and held.area_id = any (mine) and held.day between first_day and last_day
        ) as each
        group by grouping sets ((each.page, each.carried), (each.at, each.carried))
      ),
      course as (
        select shown.at as day, case when shown.carried then shown.opened else 0 end as carried,
          case when shown.carried then 0 else shown.opened end as otherwise, 0 as completed
        from shown where shown.at is not null
        union all
        select held.week, 0, 0, held.completed
        from app.reach_week as held
        where is_whole and reach_report.by <> 'day' and held.area_id = asked and held.channel = 'none' and held.week between first_day and last_day
        union all
        select case when reach_report.by = 'day' then held.day else date_trunc('week', held.day)::date end, 0, 0, sum(held.count)
        from app.tally_completed as held
        where held.wave_id = any (asking) and held.community_id = any (mine)
          and held.day between case when reach_report.by = 'day' then first_day else uncounted end and last_day
        group by 1
      ),
      by_channel as (
        select steps.area_id, jsonb_agg(
          jsonb_build_array(steps.channel, steps.opened, steps.read, steps.went_on, steps.scans, steps.completed)
          order by steps.channel) as rows
        from steps
        group by steps.area_id
      )
    select jsonb_build_object(
      'area', (select jsonb_build_object('id', held.id, 'name_zh', held.name_zh, 'name_en', held.name_en)
               from app.area as held where held.id = asked),
      'areas', (select jsonb_agg(
          jsonb_build_object('id', held.id, 'name_zh', held.name_zh, 'name_en', held.name_en)
          order by held.place, held.name_zh, held.id)
        from app.area as held where held.id = any (areas)),
      'places', coalesce((select jsonb_agg(
          jsonb_build_object('id', held.id, 'name_zh', held.name_zh, 'name_en', held.name_en)
          order by held.place, held.name_zh, held.id)
        from app.area as held where held.id = any (places)), '[]'),
      'community', only_one,
      'today', private.local_day(),
      'as_of', case when not is_run then last_day end,
      'since', first_day,
      'until', last_day,
      'communities', coalesce((
        select jsonb_agg(
          jsonb_build_object(
            'id', held.id, 'name_zh', held.name_zh, 'name_en', held.name_en, 'channels', coalesce(by_channel.rows, '[]'))
          order by held.id = asked, held.place, held.name_zh, held.id)
        from app.area as held
        left join by_channel on by_channel.area_id = held.id
        -- Last the sub-district itself, for links that name no community.
        where held.id = any (mine) or (is_whole and held.id = asked and by_channel.area_id is not null)
      ), '[]'),
      'pages', coalesce((
        select jsonb_agg(
          jsonb_build_array(
            summed.page, summed.opened_c, summed.read_c, summed.went_on_c, summed.opened, summed.read, summed.went_on)
          order by summed.opened_c + summed.opened desc, summed.page)
        from (
          select shown.page,
            coalesce(sum(shown.opened) filter (where shown.carried), 0) as opened_c,
            coalesce(sum(shown.read) filter (where shown.carried), 0) as read_c,
            coalesce(sum(shown.went_on) filter (where shown.carried), 0) as went_on_c,
            coalesce(sum(shown.opened) filter (where not shown.carried), 0) as opened,
            coalesce(sum(shown.read) filter (where not shown.carried), 0) as read,
            coalesce(sum(shown.went_on) filter (where not shown.carried), 0) as went_on
          from shown where shown.page is not null group by shown.page
        ) as summed
      ), '[]'),
      'titles', coalesce((
        select jsonb_object_agg(
          'news/' || held.number, jsonb_build_array(held.title_zh, coalesce(nullif(held.title_en, ''), held.title_zh)))
        from app.news_item as held
        where held.area_id = asked and held.publish_at <= now() and 'news/' || held.number in (select shown.page from shown)
      ), '{}'),
      'site', case when is_whole then coalesce((
        select jsonb_agg(
          jsonb_build_array(summed.page, summed.opened, summed.read, summed.went_on) order by summed.opened desc, summed.page)
        from (
          select held.page, sum(held.opened) as opened, sum(held.read) as read, sum(held.went_on) as went_on
          from app.reach_day as held
          where held.office_id = '00000000-0000-0000-0000-000000000000' and held.day between first_day and last_day
          group by held.page
        ) as summed
      ), '[]') else '[]' end,
      'days', coalesce((
        select jsonb_agg(jsonb_build_array(summed.day, summed.carried, summed.otherwise, summed.completed) order by summed.day)
        from (
          select course.day, sum(course.carried) as carried, sum(course.otherwise) as otherwise, sum(course.completed) as completed
          from course
          group by course.day
        ) as summed
      ), '[]'),
      'dates', coalesce((
        select jsonb_agg(
          jsonb_build_object('day', dated.day, 'what', dated.what, 'name_zh', dated.name_zh, 'name_en', dated.name_en)
          order by dated.day desc, dated.what, dated.name_zh)
        from (
          select private.local_day_of(held.publish_at) as day, 'news' as what, held.title_zh as name_zh,
            coalesce(nullif(held.title_en, ''), held.title_zh) as name_en
          from app.news_item as held
          where held.area_id = asked and held.publish_at <= now() and held.withdrawn_at is null
          union all
          select held.opens_on, 'round', held.title, held.title
          from app.outreach_round as held
          where held.area_id = asked and held.state <> 'draft'
          union all
          select private.local_day_of(held.opens_at), 'wave', held.name, held.name
          from app.wave as held
          where held.area_id = asked and not held.is_draft and held.opens_at <= now()
        ) as dated
        where dated.day between first_day and last_day
      ), '[]')));
end;
$$;

grant execute on function api.reach_report(date, date, text, uuid, uuid) to authenticated;
