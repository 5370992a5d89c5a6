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
