-- Reach over years: what is summed once days, weeks and quarters are over.

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
