-- What stands beside residents' answers to “did somebody come to your home in the last three months”.

-- {doors, informed} of the households of a community in these days, each door once whatever the round: without those found vacant in
-- the same days, and those where the talk was given. Null where it cannot be said: no household is known, no round ran there then, or its visits
-- are gone. Counts, so an office may ask.
-- Security definer: no office reads a door; whose community it is, is asked here.
create function api.informed_households(community uuid, since date, until date) returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select jsonb_build_object('doors', listed.doors - found.vacant, 'informed', found.informed)
  from (
    select sum(held.doors) as doors from app.building_doors as held
    where held.community_id = informed_households.community and held.kind = 'household'
  ) as listed
  cross join (
    select
      count(*) filter (where door.informed) as informed,
      count(*) filter (where door.vacant and not door.informed) as vacant
    from (
      select
        bool_or(coalesce(stands.informed_on between informed_households.since and informed_households.until, false)) as informed,
        bool_or(stands.state = 'vacant'
          and stands.settled_on between informed_households.since and informed_households.until) as vacant
      from app.door_state as stands
      where stands.kind = 'household'
        and stands.building_id in (select building.id from app.building where building.community_id = informed_households.community)
      group by stands.premises_id
    ) as door
  ) as found
  where informed_households.community in (select private.my_areas('office', 'lead'))
    and listed.doors > found.vacant
    and exists (
      select from app.round_area
      join app.outreach_round as ran on ran.id = round_area.round_id
      where round_area.community_id = informed_households.community and ran.state <> 'draft'
        and ran.opens_on <= informed_households.until
        and least(ran.closes_on, private.local_day_of(ran.closed_at)) >= informed_households.since)
    and not exists (
      select from app.round_area
      join app.outreach_round as ran on ran.id = round_area.round_id
      where round_area.community_id = informed_households.community and ran.purged_at is not null
        and ran.opens_on <= informed_households.until
        and least(ran.closes_on, private.local_day_of(ran.closed_at)) >= informed_households.since);
$$;

grant execute on function api.informed_households(uuid, date, date) to authenticated;
