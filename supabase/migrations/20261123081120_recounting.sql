-- Reading what was counted besides, and counting a wave again from its answers.

-- Median seconds that answers of a wave took, from its histogram; null below 30 answers.
-- Security definer: no role but the owner reads the histogram.
create function api.duration_median(wave_id uuid) returns double precision
language sql stable security definer
set search_path = ''
as $$
  with running as (
    select bucket, count, sum(count) over (order by bucket) as up_to, sum(count) over () as total
    from app.duration_histogram as held
    where held.wave_id = duration_median.wave_id
  )
  -- Inside the bucket of the middle answer, as if its answers were spread evenly.
  select 5 * (bucket + (total / 2.0 - (up_to - count)) / count)::double precision
  from running
  where total >= 30 and up_to >= total / 2.0
  order by bucket
  limit 1;
$$;

grant execute on function api.duration_median(uuid) to service_role;

-- Counts a wave's tallies again from its answers; true where nothing had to be corrected.
-- Days are not kept with answers: where a week's sum disagrees, the week is booked on its Monday.
-- Security definer: no role but the owner reads answers and writes tallies.
create function api.rebuild_tallies(wave_id uuid) returns boolean
language plpgsql security definer
set search_path = ''
set jit = off
as $$
declare
  corrected integer := 0;
  changed integer;
begin
  lock table app.tally, app.tally_split, app.tally_completed in exclusive mode;

  with recounted as (
    select given.wave_id, given.community_id, given.flagged, given.question, given.choice, given.mode,
      count(*)::integer as count
    from private.choice_given as given
    where given.wave_id = rebuild_tallies.wave_id
    group by given.wave_id, given.community_id, given.flagged, given.question, given.choice, given.mode
  ),
  gone as (
    delete from app.tally as held
    where held.wave_id = rebuild_tallies.wave_id
      and not exists (
        select from recounted
        where (recounted.community_id, recounted.flagged, recounted.question, recounted.choice, recounted.mode)
          = (held.community_id, held.flagged, held.question, held.choice, held.mode))
    returning 1
  ),
  set_right as (
    insert into app.tally as held (wave_id, community_id, flagged, question, choice, mode, count)
    select * from recounted
    on conflict on constraint tally_pkey do update set count = excluded.count where held.count <> excluded.count
    returning 1
  )
  select (select count(*) from gone) + (select count(*) from set_right) into changed;
  corrected := corrected + changed;

  with recounted as (
    select given.wave_id, given.community_id, given.flagged, given.question, given.choice, given.dimension, given.value,
      count(*)::integer as count
    from private.choice_split as given
    where given.wave_id = rebuild_tallies.wave_id
    group by given.wave_id, given.community_id, given.flagged, given.question, given.choice, given.dimension, given.value
  ),
  gone as (
    delete from app.tally_split as held
    where held.wave_id = rebuild_tallies.wave_id
      and not exists (
        select from recounted
        where (recounted.community_id, recounted.flagged, recounted.question, recounted.choice, recounted.dimension, recounted.value)
          = (held.community_id, held.flagged, held.question, held.choice, held.dimension, held.value))
    returning 1
  ),
  set_right as (
    insert into app.tally_split as held (wave_id, community_id, flagged, question, choice, dimension, value, count)
    select * from recounted
    on conflict on constraint tally_split_pkey do update set count = excluded.count where held.count <> excluded.count
    returning 1
  )
  select (select count(*) from gone) + (select count(*) from set_right) into changed;
  corrected := corrected + changed;

  with recounted as (
    select answer.community_id, answer.channel, answer.week, answer.eligible, count(*)::integer as count
    from app.answer
    where answer.wave_id = rebuild_tallies.wave_id
    group by answer.community_id, answer.channel, answer.week, answer.eligible
  ),
  held_weeks as (
    select held.community_id, held.channel, date_trunc('week', held.day)::date as week, held.eligible, sum(held.count) as count
    from app.tally_completed as held
    where held.wave_id = rebuild_tallies.wave_id
    group by held.community_id, held.channel, date_trunc('week', held.day)::date, held.eligible
  ),
  wrong as (
    select community_id, channel, week, eligible, recounted.count
    from recounted
    full join held_weeks using (community_id, channel, week, eligible)
    where recounted.count is distinct from held_weeks.count
  ),
  gone as (
    delete from app.tally_completed as held
    using wrong
    where held.wave_id = rebuild_tallies.wave_id
      and (held.community_id, held.channel, held.eligible) = (wrong.community_id, wrong.channel, wrong.eligible)
      and held.day between wrong.week + 1 and wrong.week + 6
    returning 1
  ),
  gone_whole as (
    delete from app.tally_completed as held
    using wrong
    where held.wave_id = rebuild_tallies.wave_id
      and (held.community_id, held.channel, held.eligible) = (wrong.community_id, wrong.channel, wrong.eligible)
      and held.day = wrong.week and wrong.count is null
    returning 1
  ),
  set_right as (
    insert into app.tally_completed as held (wave_id, community_id, channel, day, eligible, count)
    select rebuild_tallies.wave_id, community_id, channel, week, eligible, count
    from wrong
    where count is not null
    on conflict on constraint tally_completed_pkey do update set count = excluded.count
    returning 1
  )
  select (select count(*) from gone) + (select count(*) from gone_whole) + (select count(*) from set_right) into changed;
  return corrected + changed = 0;
end;
$$;

grant execute on function api.rebuild_tallies(uuid) to service_role;
