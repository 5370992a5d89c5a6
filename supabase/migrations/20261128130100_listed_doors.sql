-- What stands in the lists of doors: the way into planning, community by community.

-- [{id, name_zh, name_en, office: {id, name_zh, name_en}, households, buildings, unowned, kinds: {kind: doors}}] of the communities of the signed-in office
-- or lead. `unowned`: buildings with doors that nobody has, neither a person nor a unit. Counts and no door.
create function api.listed_doors() returns jsonb
language sql stable
set search_path = ''
begin atomic
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', community.id,
    'name_zh', community.name_zh,
    'name_en', community.name_en,
    'office', jsonb_build_object('id', office.id, 'name_zh', office.name_zh, 'name_en', office.name_en),
    'households', community.households,
    'buildings', listed.buildings,
    'unowned', listed.unowned,
    'kinds', coalesce((
      select jsonb_object_agg(summed.kind, summed.doors)
      from (
        select held.kind, sum(held.doors) as doors from app.building_doors as held
        where held.community_id = community.id
        group by held.kind
      ) as summed), '{}'))
    order by office.name_zh, community.place, community.name_zh, community.id), '[]')
  from app.area as community
  join app.area as office on office.id = community.parent_id
  cross join lateral (
    select count(*) as buildings, count(*) filter (
      where not exists (
        select from app.building_assignment as own where own.building_id = building.id and own.ends_at is null)
      and not exists (
        select from app.estate_assignment as own where own.estate_id = building.estate_id and own.ends_at is null)) as unowned
    from app.building
    where building.community_id = community.id
      and exists (select from app.building_doors as held where held.building_id = building.id and held.doors > 0)
  ) as listed
  where community.kind = 'community' and community.id in (select private.my_areas('office', 'lead'));
end;

grant execute on function api.listed_doors() to authenticated;
