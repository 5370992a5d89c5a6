-- Answering for residents on the street, by telephone and from paper: for which entry points and waves a person may do it.
-- The answers themselves go the way of all answers: nothing of the person who typed is kept with them.

-- Communities where the signed-in person holds a role, or in one of whose grids.
-- Security definer: see private.my_staff_id.
create function private.my_communities() returns setof uuid
language sql stable security definer
set search_path = ''
as $$
  select area.id from app.area
  where area.kind = 'community'
    and (area.id in (select private.my_areas('worker', 'lead', 'office'))
      or area.id in (select private.areas_around_me('worker', 'lead')));
$$;

-- Entry points of those communities, and the waves that take answers now, those closed within the grace included.
-- Security definer: workers read neither entry points nor waves; they learn which of them they may answer for.
create function api.my_entry_points() returns jsonb
language sql stable security definer
set search_path = ''
as $$
  with mine as (
    select community.id, community.name_zh, community.name_en, community.place, community.parent_id as office_id
    from app.area as community
    where community.id in (select private.my_communities())
  )
  select jsonb_build_object(
    'entry_points', coalesce((
      select jsonb_agg(
        jsonb_build_object(
          'code', printed.code,
          'channel', printed.channel,
          'cluster', printed.cluster_number,
          'office_id', mine.office_id,
          'community', jsonb_build_object('id', mine.id, 'name_zh', mine.name_zh, 'name_en', mine.name_en))
        order by mine.place, mine.name_zh, mine.id, printed.channel, printed.cluster_number, printed.code)
      from app.entry_point as printed
      join mine on mine.id = printed.area_id), '[]'),
    'waves', coalesce((
      select jsonb_agg(
        jsonb_build_object(
          'id', wave.id,
          'name', wave.name,
          'office_id', wave.area_id,
          'opens_at', wave.opens_at,
          'closes_at', wave.closes_at,
          'accepts_until', wave.closes_at + private.grace_after_closing(),
          'version_id', wave.questionnaire_version_id)
        order by wave.closes_at desc, wave.id)
      from app.wave
      where wave.area_id in (select mine.office_id from mine)
        and now() >= wave.opens_at and now() <= wave.closes_at + private.grace_after_closing()), '[]'));
$$;

grant execute on function api.my_entry_points() to authenticated;

-- What stands behind a code, for somebody who answers for others: unknown where the code is none of their communities'.
-- Security definer: see api.my_entry_points.
create function api.my_entry_point(code text, wave uuid default null) returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select case
    when exists (
      select from app.entry_point as printed
      where printed.code = my_entry_point.code and printed.area_id in (select private.my_communities()))
    then api.entry_point(my_entry_point.code, my_entry_point.wave)
    else jsonb_build_object('status', 'unknown')
  end;
$$;

grant execute on function api.my_entry_point(text, uuid) to authenticated;
