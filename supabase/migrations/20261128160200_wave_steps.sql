-- How a wave comes along: how often its codes were opened and its questionnaire begun, per community, channel and day. No code, no place, no
-- phone: what a resident did is a number among others.

create table app.tally_begun (
  wave_id uuid not null references app.wave (id) on delete cascade,
  community_id uuid not null references app.area (id),
  channel text not null check (channel in ('door', 'poster', 'school', 'shop', 'window', 'group', 'street')),
  day date not null,
  scans integer not null default 0 check (scans >= 0),
  -- The first page that was accepted, or the first answer that was given.
  starts integer not null default 0 check (starts >= 0),
  primary key (wave_id, community_id, channel, day)
) with (fillfactor = 70);

alter table app.tally_begun enable row level security;

create index tally_begun_community_id_idx on app.tally_begun (community_id);

grant select on app.tally_begun to authenticated;

create policy "the office reads what was begun in its communities" on app.tally_begun
  for select to authenticated
  using (community_id in (select private.my_areas('office')));

-- Leads see figures of the day, here as well.
create policy "leads read what was begun in their communities until yesterday" on app.tally_begun
  for select to authenticated
  using (day < (select private.local_day()) and community_id in (select private.my_areas('lead')));

-- Adds [{wave_id, community_id, channel, day, scans, starts}]; what names no wave or no community of it is passed over. In key order, so
-- that two sites never deadlock.
-- Security definer: no role but the owner writes tables.
create function api.count_begun(batch jsonb) returns integer
language sql security definer
set search_path = ''
as $$
  with counted as (
    insert into app.tally_begun as held (wave_id, community_id, channel, day, scans, starts)
    select begun.wave_id, begun.community_id, begun.channel, begun.day,
      sum(coalesce(begun.scans, 0)), sum(coalesce(begun.starts, 0))
    from jsonb_to_recordset(count_begun.batch) as begun (
      wave_id uuid, community_id uuid, channel text, day date, scans integer, starts integer)
    join app.wave on wave.id = begun.wave_id
    join app.area as community on community.id = begun.community_id and community.parent_id = wave.area_id
    group by begun.wave_id, begun.community_id, begun.channel, begun.day
    order by begun.wave_id, begun.community_id, begun.channel, begun.day
    on conflict on constraint tally_begun_pkey do update
      set scans = held.scans + excluded.scans, starts = held.starts + excluded.starts
    returning 1
  )
  select count(*)::integer from counted;
$$;

grant execute on function api.count_begun(jsonb) to service_role;

-- How a wave comes along in the signed-in person's communities: {wave: {id, name, area, state, opens_at, closes_at, channels}, today, as_of,
-- communities: [{id, name_zh, name_en, planned_n, channels: [{channel, scans, starts, completed}], days: [{day, completed}]}]}. `as_of`: for a
-- lead the day on which it was counted, null for running figures. Null where the wave is not theirs, or still a draft.
-- Security definer: nobody may name the tables; the conditions are those of the policies.
create function api.wave_progress(wave uuid) returns jsonb
language plpgsql volatile security definer
set search_path = ''
set jit = off
as $$
declare
  held constant app.wave := (select asked from app.wave as asked where asked.id = wave_progress.wave and not asked.is_draft);
  is_run constant boolean := private.is_mine(held.area_id, 'office');
begin
  if held.id is null or not (is_run or held.area_id in (select private.areas_around_me('lead'))) then
    return null;
  end if;
  if not is_run then
    perform private.keep_figures_of_day(held.id);
  end if;
  return (
    with
      mine as materialized (
        select community.id, community.name_zh, community.name_en, community.place
        from app.area as community
        where community.parent_id = held.area_id and community.kind = 'community'
          and (held.communities is null or community.id = any (held.communities))
          and (is_run or community.id in (select private.my_areas('lead')))
      ),
      completed as materialized (
        select counted.community_id, counted.channel, counted.day, counted.count
        from app.tally_completed as counted
        where is_run and counted.wave_id = held.id
        union all
        select kept.community_id, counted.channel, counted.day, counted.count
        from app.daily_figures as kept
        cross join lateral jsonb_to_recordset(kept.completed) as counted (channel text, day date, count integer)
        where not is_run and kept.wave_id = held.id and kept.day = private.local_day()
      ),
      begun as materialized (
        select counted.community_id, counted.channel, counted.scans, counted.starts
        from app.tally_begun as counted
        where counted.wave_id = held.id and (is_run or counted.day < private.local_day())
      ),
      by_channel as (
        select summed.community_id, jsonb_agg(
          jsonb_build_object(
            'channel', summed.channel, 'scans', summed.scans, 'starts', summed.starts, 'completed', summed.completed)
          order by summed.channel) as rows
        from (
          select each.community_id, each.channel, sum(each.scans) as scans, sum(each.starts) as starts, sum(each.completed) as completed
          from (
            select begun.community_id, begun.channel, begun.scans, begun.starts, 0 as completed from begun
            union all
            select completed.community_id, completed.channel, 0, 0, completed.count from completed
          ) as each
          group by each.community_id, each.channel
        ) as summed
        group by summed.community_id
      ),
      by_day as (
        select summed.community_id,
          jsonb_agg(jsonb_build_object('day', summed.day, 'completed', summed.completed) order by summed.day) as rows
        from (
          select completed.community_id, completed.day, sum(completed.count) as completed
          from completed
          where completed.day > private.local_day() - 15
          group by completed.community_id, completed.day
        ) as summed
        group by summed.community_id
      )
    select jsonb_build_object(
      'wave', jsonb_build_object(
        'id', held.id,
        'name', held.name,
        'area', (select jsonb_build_object('id', area.id, 'name_zh', area.name_zh, 'name_en', area.name_en)
                 from app.area where area.id = held.area_id),
        'state', private.wave_state(held),
        'opens_at', held.opens_at,
        'closes_at', held.closes_at,
        'channels', held.channels),
      'today', private.local_day(),
      'as_of', case when not is_run then private.local_day() end,
      'communities', coalesce((
        select jsonb_agg(
          jsonb_build_object(
            'id', mine.id,
            'name_zh', mine.name_zh,
            'name_en', mine.name_en,
            'planned_n', (select planned.planned_n from app.wave_plan as planned
                          where planned.wave_id = held.id and planned.community_id = mine.id),
            'channels', coalesce(by_channel.rows, '[]'),
            'days', coalesce(by_day.rows, '[]'))
          order by mine.place, mine.name_zh, mine.id)
        from mine
        left join by_channel on by_channel.community_id = mine.id
        left join by_day on by_day.community_id = mine.id
      ), '[]')));
end;
$$;

grant execute on function api.wave_progress(uuid) to authenticated;
