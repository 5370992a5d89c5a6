-- Whether two versions of a questionnaire measure the same: stable codes of items, the same scale under each. A wave that would mix what cannot
-- be compared is refused here, whoever makes it.

-- What can be answered to an item of a compiled form, as sorted pairs of value and meaning: the order on the page may be anybody's, and words
-- may be put right.
create function private.scale_of(item jsonb) returns jsonb
language sql immutable
set search_path = ''
as $$
  select coalesce(jsonb_agg(given.pair order by given.pair), '[]')
  from (
    select jsonb_build_array(choice -> 'value', choice -> 'role') as pair
    from jsonb_path_query(scale_of.item, '$.choices[*]') as choice
    union all
    select jsonb_build_array(choice -> 'value', choice -> 'role') from jsonb_path_query(scale_of.item, '$.columns[*]') as choice
    union all
    select jsonb_build_array(choice -> 'value', 'none') from jsonb_path_query(scale_of.item, '$.none') as choice
    union all
    select jsonb_build_array('row', choice -> 'value') from jsonb_path_query(scale_of.item, '$.rows[*]') as choice
    union all
    select jsonb_build_array(choice -> 'value', null)
    from jsonb_path_query(scale_of.item, '$.yes') as choice
    union all
    select jsonb_build_array(choice -> 'value', null)
    from jsonb_path_query(scale_of.item, '$.no') as choice
  ) as given;
$$;

-- What a form measures: {items: {code: {indicator, counted, scale}}, headlines: {family: code}}.
create function private.measured(form jsonb, counting jsonb) returns jsonb
language sql immutable
set search_path = ''
begin atomic
  select jsonb_build_object(
    'headlines', coalesce(measured.counting -> 'headlines', '{}'),
    'items', coalesce((
      select jsonb_object_agg(item.asked ->> 'name', jsonb_build_object(
        'indicator', item.asked -> 'indicator',
        'counted', case
          when item.asked ->> 'kind' = 'checkbox' or item.asked -> 'multiple' = 'true' then 'many'
          when item.asked ->> 'kind' in ('text', 'comment', 'multipletext', 'expression') then 'words'
          else 'one' end,
        'scale', private.scale_of(item.asked)))
      from (
        select distinct found as asked
        from jsonb_path_query(measured.form, 'strict $.pages.** ? (exists (@.indicator) && exists (@.name))', '{}', true) as found
      ) as item
    ), '{}'));
end;

alter table app.questionnaire_version
  add column measured jsonb not null generated always as (private.measured(form, counting)) stored;

-- Why what `later` measures cannot be set beside what `earlier` measured: [{code, indicator, why}], empty where it can. `scale`: other choices or
-- meanings under the same code; `indicator`: the code stands for something else; `renamed`: the indicator is asked under other codes alone;
-- `headline`: the family's verdict rests on another item.
create function private.not_comparable(earlier jsonb, later jsonb) returns jsonb
language sql immutable
set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('code', found.code, 'indicator', found.indicator, 'why', found.why)
    order by found.code, found.why), '[]')
  from (
    select later_item.key as code, later_item.value ->> 'indicator' as indicator,
      case when later_item.value -> 'indicator' <> earlier_item.value -> 'indicator' then 'indicator' else 'scale' end as why
    from jsonb_each(not_comparable.earlier -> 'items') as earlier_item
    join jsonb_each(not_comparable.later -> 'items') as later_item on later_item.key = earlier_item.key
    where later_item.value <> earlier_item.value
    union all
    select later_item.key, later_item.value ->> 'indicator', 'renamed'
    from jsonb_each(not_comparable.later -> 'items') as later_item
    where exists (
      select from jsonb_each(not_comparable.earlier -> 'items') as earlier_item
      where earlier_item.value -> 'indicator' = later_item.value -> 'indicator')
    and not exists (
      select from jsonb_each(not_comparable.earlier -> 'items') as earlier_item
      join jsonb_each(not_comparable.later -> 'items') as kept on kept.key = earlier_item.key
      where earlier_item.value -> 'indicator' = later_item.value -> 'indicator'
        and kept.value -> 'indicator' = later_item.value -> 'indicator')
    and not (not_comparable.earlier -> 'items' ? later_item.key)
    union all
    select later_head.value, later_head.key, 'headline'
    from jsonb_each_text(not_comparable.earlier -> 'headlines') as earlier_head
    join jsonb_each_text(not_comparable.later -> 'headlines') as later_head on later_head.key = earlier_head.key
    where later_head.value <> earlier_head.value
  ) as found;
$$;

-- Why a wave of this place may not ask this version; null where it may. {reason: unpublished | foreign} | {reason: incomparable, version, wave,
-- items: [{code, indicator, why}]}: another wave of the place asked another version of the same questionnaire, and what the two measure cannot
-- be set side by side. The way out is another code for what is asked otherwise, or a questionnaire of its own.
create function private.version_refusal(version uuid, area uuid, wave uuid) returns jsonb
language plpgsql stable
set search_path = ''
as $$
declare
  asked app.questionnaire_version;
  owner uuid;
  refusal jsonb;
begin
  select known.* into asked from app.questionnaire_version as known
  where known.id = version_refusal.version and known.published_at is not null;
  if asked.id is null then
    return jsonb_build_object('reason', 'unpublished');
  end if;
  select known.area_id into owner from app.questionnaire as known where known.id = asked.questionnaire_id;
  if owner is not null and not exists (
    with recursive around as (
      select version_refusal.area as id
      union
      select held.parent_id from app.area as held join around on held.id = around.id where held.parent_id is not null
    )
    select from around where around.id = owner
  ) then
    return jsonb_build_object('reason', 'foreign');
  end if;
  select jsonb_build_object('reason', 'incomparable', 'version', earlier.version, 'wave', other.name,
    'items', private.not_comparable(earlier.measured, asked.measured)) into refusal
  from app.wave as other
  join app.questionnaire_version as earlier on earlier.id = other.questionnaire_version_id
  where other.area_id = version_refusal.area
    and other.id is distinct from version_refusal.wave
    and earlier.questionnaire_id = asked.questionnaire_id and earlier.id <> asked.id
    and private.not_comparable(earlier.measured, asked.measured) <> '[]'
  order by other.opens_at desc, other.id
  limit 1;
  return refusal;
end;
$$;

create function private.check_wave_version() returns trigger
language plpgsql
set search_path = ''
as $$
declare
  refusal jsonb;
begin
  if tg_op = 'UPDATE' and new.questionnaire_version_id = old.questionnaire_version_id and new.area_id = old.area_id then
    return new;
  end if;
  refusal := private.version_refusal(new.questionnaire_version_id, new.area_id, new.id);
  if refusal is not null then
    raise exception 'this version cannot be asked in this wave: %', refusal ->> 'reason'
      using errcode = 'PT409', detail = refusal::text;
  end if;
  return new;
end;
$$;

create trigger wave_asks_what_can_be_compared
  before insert or update of questionnaire_version_id, area_id on app.wave
  for each row execute function private.check_wave_version();

-- Policies let whoever asks read the versions; what they hold is compared as the reader.
grant execute on function private.not_comparable(jsonb, jsonb) to authenticated;
grant execute on function private.measured(jsonb, jsonb) to authenticated;
grant execute on function private.scale_of(jsonb) to authenticated;

-- Versions that a wave of this sub-district may be made of, the latest first: [{version_id, questionnaire_id, slug, shipped, version, title,
-- published_at, refusal}]; `refusal` says why one may not (see private.version_refusal), null where it may. With `wave`, as seen from that wave.
-- Empty for anybody but the office of the place.
-- Security definer: what other waves of the place ask is read in a function that is bound to nothing; whose office it is, is asked here.
create function api.versions_for(area uuid, wave uuid default null) returns jsonb
language sql stable security definer
set search_path = ''
begin atomic
  select coalesce(jsonb_agg(listed.one order by listed.published_at desc, listed.id), '[]')
  from (
    select published.id, published.published_at, jsonb_build_object(
      'version_id', published.id,
      'questionnaire_id', published.questionnaire_id,
      'slug', questionnaire.slug,
      'shipped', questionnaire.area_id is null,
      'version', published.version,
      'title', published.title,
      'published_at', published.published_at,
      'refusal', private.version_refusal(published.id, versions_for.area, versions_for.wave)) as one
    from app.questionnaire_version as published
    join app.questionnaire on questionnaire.id = published.questionnaire_id
    where published.published_at is not null
      and versions_for.area in (select private.my_areas('office'))
      and (questionnaire.area_id is null or questionnaire.area_id = versions_for.area)
    order by published.published_at desc, published.id
    limit 200
  ) as listed;
end;

grant execute on function api.versions_for(uuid, uuid) to authenticated;

-- Whether figures of two published versions can be set side by side: {comparable, items: [{code, indicator, why}]}; null where the
-- signed-in person may not see both.
create function api.comparable_versions(earlier uuid, later uuid) returns jsonb
language sql stable
set search_path = ''
begin atomic
  select jsonb_build_object('comparable', compared.items = '[]', 'items', compared.items)
  from (
    select private.not_comparable(one.measured, other.measured) as items
    from app.questionnaire_version as one, app.questionnaire_version as other
    where one.id = comparable_versions.earlier and other.id = comparable_versions.later
  ) as compared;
end;

grant execute on function api.comparable_versions(uuid, uuid) to authenticated;

-- The same for what is not published yet, beside a published version.
create function api.comparable_draft(earlier uuid, form jsonb, counting jsonb) returns jsonb
language sql stable
set search_path = ''
begin atomic
  select jsonb_build_object('comparable', compared.items = '[]', 'items', compared.items)
  from (
    select private.not_comparable(
      one.measured, private.measured(comparable_draft.form, comparable_draft.counting)) as items
    from app.questionnaire_version as one
    where one.id = comparable_draft.earlier
  ) as compared;
end;

grant execute on function api.comparable_draft(uuid, jsonb, jsonb) to authenticated;
