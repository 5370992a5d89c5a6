-- The office's library: whose a questionnaire is, drafts on their way to a version, what changed in it, and why a warning was let stand.

-- Null: it came with the program and is everybody's to read and to copy.
alter table app.questionnaire add column area_id uuid references app.area (id);
create index questionnaire_area_id_idx on app.questionnaire (area_id);

drop policy "staff read questionnaires" on app.questionnaire;
create policy "staff read questionnaires that came with the program, or of places they work in" on app.questionnaire
  for select to authenticated
  using (
    (select private.my_staff_id()) is not null
    and (
      area_id is null
      or area_id in (select private.my_areas('office'))
      or area_id in (select private.areas_around_me('worker', 'lead', 'office'))
    )
  );

drop policy "staff read published versions" on app.questionnaire_version;
create policy "staff read published versions of questionnaires they may read" on app.questionnaire_version
  for select to authenticated
  using (published_at is not null and questionnaire_id in (select id from app.questionnaire));

alter table app.questionnaire_version
  add column title jsonb generated always as (form -> 'title') stored,
  -- What its author says is new; empty in a first version and in what came with the program.
  add column changes text not null default '' check (length(changes) <= 2000),
  -- [{kind, remark, reason}]: warnings that stood when it was published, each with the reason why.
  add column reasons jsonb not null default '[]' check (jsonb_typeof(reasons) = 'array'),
  add column published_by uuid references app.staff (id),
  -- The draft it came from: publishing it again finds this.
  add column draft_id uuid unique;
create index questionnaire_version_published_by_idx on app.questionnaire_version (published_by);

create table app.questionnaire_draft (
  id uuid primary key,
  -- The sub-district whose office writes it.
  area_id uuid not null references app.area (id),
  -- Of which questionnaire it will be the next version; null: of a new one.
  questionnaire_id uuid references app.questionnaire (id),
  -- SurveyJS JSON as it was sent, to the letter, so that other tools find it as they left it.
  definition text not null check (octet_length(definition) <= 5000000),
  title jsonb,
  -- {key of a warning: why it may stand}.
  reasons jsonb not null default '{}' check (jsonb_typeof(reasons) = 'object' and octet_length(reasons::text) <= 200000),
  -- One more with every change: who writes says what they saw.
  revision integer not null default 1,
  changed_at timestamptz not null default now(),
  changed_by uuid references app.staff (id)
);

alter table app.questionnaire_draft enable row level security;
create index questionnaire_draft_area_id_changed_at_idx on app.questionnaire_draft (area_id, changed_at);
create index questionnaire_draft_questionnaire_id_idx on app.questionnaire_draft (questionnaire_id);
create index questionnaire_draft_changed_by_idx on app.questionnaire_draft (changed_by);

create trigger questionnaire_draft_is_audited
  after insert or update or delete on app.questionnaire_draft
  for each row execute function private.write_audit('id');

grant select on app.questionnaire_draft to authenticated;

create policy "the office reads the drafts of its areas" on app.questionnaire_draft
  for select to authenticated
  using (area_id in (select private.my_areas('office')));

-- {areas: sub-districts whose office the person is, questionnaires: [{id, slug, area, versions: [{id, version, title, published_at}]}], drafts:
-- [{id, area, questionnaire_id, title, revision, changed_at}]}, the latest first, as far as the signed-in person may see them.
create function api.my_questionnaires() returns jsonb
language sql stable
set search_path = ''
begin atomic
  select jsonb_build_object(
    'areas', coalesce((
      select jsonb_agg(
        jsonb_build_object('id', area.id, 'name_zh', area.name_zh, 'name_en', area.name_en) order by area.place, area.name_zh, area.id)
      from app.area where area.kind = 'subdistrict' and area.id in (select private.my_areas('office'))
    ), '[]'),
    'questionnaires', coalesce((
      select jsonb_agg(listed.one order by listed.at desc, listed.slug)
      from (
        select questionnaire.slug, held.at, jsonb_build_object(
          'id', questionnaire.id,
          'slug', questionnaire.slug,
          'area', case when area.id is not null then
            jsonb_build_object('id', area.id, 'name_zh', area.name_zh, 'name_en', area.name_en) end,
          'versions', held.versions) as one
        from app.questionnaire
        left join app.area on area.id = questionnaire.area_id
        cross join lateral (
          select max(published.published_at) as at, jsonb_agg(
            jsonb_build_object(
              'id', published.id,
              'version', published.version,
              'title', published.title,
              'published_at', published.published_at)
            order by published.version desc) as versions
          from app.questionnaire_version as published
          where published.questionnaire_id = questionnaire.id and published.published_at is not null
        ) as held
        where held.versions is not null
        order by held.at desc, questionnaire.slug
        limit 500
      ) as listed
    ), '[]'),
    'drafts', coalesce((
      select jsonb_agg(listed.one order by listed.changed_at desc, listed.id)
      from (
        select draft.id, draft.changed_at, jsonb_build_object(
          'id', draft.id,
          'area_id', draft.area_id,
          'questionnaire_id', draft.questionnaire_id,
          'title', draft.title,
          'revision', draft.revision,
          'changed_at', draft.changed_at) as one
        from app.questionnaire_draft as draft
        order by draft.changed_at desc, draft.id
        limit 500
      ) as listed
    ), '[]'));
end;

grant execute on function api.my_questionnaires() to authenticated;

-- One questionnaire with its versions, the latest first: {id, slug, area, versions: [{id, version, title, published_at, changes, reasons, waves}]};
-- null where the signed-in person may not see it.
create function api.questionnaire(questionnaire uuid) returns jsonb
language sql stable
set search_path = ''
begin atomic
  select jsonb_build_object(
    'id', asked.id,
    'slug', asked.slug,
    'area', case when area.id is not null then
      jsonb_build_object('id', area.id, 'name_zh', area.name_zh, 'name_en', area.name_en) end,
    'versions', coalesce((
      select jsonb_agg(
        jsonb_build_object(
          'id', published.id,
          'version', published.version,
          'title', published.title,
          'published_at', published.published_at,
          'changes', published.changes,
          'reasons', published.reasons,
          'waves', (select count(*) from app.wave where wave.questionnaire_version_id = published.id))
        order by published.version desc)
      from app.questionnaire_version as published
      where published.questionnaire_id = asked.id and published.published_at is not null
    ), '[]'))
  from app.questionnaire as asked
  left join app.area on area.id = asked.area_id
  where asked.id = questionnaire.questionnaire;
end;

grant execute on function api.questionnaire(uuid) to authenticated;

-- The definition of a published version, with the questionnaire it belongs to; null where the signed-in person may not see it.
create function api.questionnaire_definition(version uuid) returns jsonb
language sql stable
set search_path = ''
begin atomic
  select jsonb_build_object(
    'id', published.id,
    'questionnaire_id', published.questionnaire_id,
    'area_id', questionnaire.area_id,
    'slug', questionnaire.slug,
    'version', published.version,
    'title', published.title,
    'definition', published.definition)
  from app.questionnaire_version as published
  join app.questionnaire on questionnaire.id = published.questionnaire_id
  where published.id = questionnaire_definition.version;
end;

grant execute on function api.questionnaire_definition(uuid) to authenticated;

-- A draft whole, and the version it follows: {id, area, questionnaire_id, follows, definition, reasons, revision, changed_at}; null where it is
-- nobody's, or not theirs.
create function api.questionnaire_draft(draft uuid) returns jsonb
language sql stable
set search_path = ''
begin atomic
  select jsonb_build_object(
    'id', held.id,
    'area', jsonb_build_object('id', area.id, 'name_zh', area.name_zh, 'name_en', area.name_en),
    'questionnaire_id', held.questionnaire_id,
    'follows', (
      select jsonb_build_object('id', published.id, 'version', published.version)
      from app.questionnaire_version as published
      where published.questionnaire_id = held.questionnaire_id and published.published_at is not null
      order by published.version desc limit 1),
    'definition', held.definition,
    'reasons', held.reasons,
    'revision', held.revision,
    'changed_at', held.changed_at)
  from app.questionnaire_draft as held
  join app.area on area.id = held.area_id
  where held.id = questionnaire_draft.draft;
end;

grant execute on function api.questionnaire_draft(uuid) to authenticated;

-- Keeps a draft {id, area, questionnaire, definition, reasons, revision}; `revision` is what the writer saw, 0 for a new one. Answers
-- {status: kept, revision} | {status: changed, revision} (somebody else kept another since) | {status: unknown | gone | too_many | malformed}.
-- The same again is kept already.
-- Security definer: no role but the owner writes tables; whose office it is, is asked here.
create function api.keep_draft(draft jsonb) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  asked constant uuid := (keep_draft.draft ->> 'id')::uuid;
  office constant uuid := (keep_draft.draft ->> 'area')::uuid;
  series constant uuid := (keep_draft.draft ->> 'questionnaire')::uuid;
  seen constant integer := coalesce((keep_draft.draft ->> 'revision')::integer, 0);
  why constant jsonb := coalesce(keep_draft.draft -> 'reasons', '{}');
  written constant text := keep_draft.draft ->> 'definition';
  heading jsonb;
  held app.questionnaire_draft;
begin
  if asked is null or office is null or office not in (select private.my_areas('office'))
    or not exists (select from app.area where area.id = office and area.kind = 'subdistrict')
    or (series is not null and not exists (
      select from app.questionnaire where questionnaire.id = series and questionnaire.area_id = office))
  then
    return jsonb_build_object('status', 'unknown');
  end if;
  heading := written::jsonb -> 'title';
  select known.* into held from app.questionnaire_draft as known where known.id = asked for update;
  if held.id is null and (seen > 0 or exists (
    select from app.questionnaire_version as published where published.draft_id = asked)) then
    return jsonb_build_object('status', 'gone');
  elsif held.id is null then
    if (select count(*) from app.questionnaire_draft as known where known.area_id = office) >= 200 then
      return jsonb_build_object('status', 'too_many');
    end if;
    insert into app.questionnaire_draft (id, area_id, questionnaire_id, definition, title, reasons, changed_by)
    values (asked, office, series, written, heading, why, private.my_staff_id());
    return jsonb_build_object('status', 'kept', 'revision', 1);
  elsif held.area_id <> office then
    return jsonb_build_object('status', 'unknown');
  elsif held.definition = written and held.reasons = why then
    return jsonb_build_object('status', 'kept', 'revision', held.revision);
  elsif held.revision <> seen then
    return jsonb_build_object('status', 'changed', 'revision', held.revision);
  end if;
  update app.questionnaire_draft as known
  set (definition, title, reasons, revision, changed_at, changed_by)
    = (written, heading, why, held.revision + 1, now(), private.my_staff_id())
  where known.id = asked;
  return jsonb_build_object('status', 'kept', 'revision', held.revision + 1);
exception when check_violation or not_null_violation or data_exception then
  return jsonb_build_object('status', 'malformed');
end;
$$;

grant execute on function api.keep_draft(jsonb) to authenticated;

-- Throws a draft away: {status: discarded | unknown}.
-- Security definer: see api.keep_draft.
create function api.discard_draft(draft uuid) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
begin
  delete from app.questionnaire_draft as held
  where held.id = discard_draft.draft and held.area_id in (select private.my_areas('office'));
  return jsonb_build_object('status', case when found then 'discarded' else 'unknown' end);
end;
$$;

grant execute on function api.discard_draft(uuid) to authenticated;

-- Whether somebody is the office of an area, asked by the site and not by themselves.
create function private.is_office_of(staff uuid, area uuid) returns boolean
language sql stable
set search_path = ''
as $$
  with recursive around as (
    select is_office_of.area as id
    union
    select held.parent_id from app.area as held join around on held.id = around.id where held.parent_id is not null
  )
  select exists (
    select from app.staff_role
    join app.staff on staff.id = staff_role.staff_id and staff.active
    where staff_role.staff_id = is_office_of.staff and staff_role.role = 'office'
      and staff_role.area_id in (select around.id from around));
$$;

-- Makes the next version of a draft that the site compiled and checked, as `staff` asked: {status: published | already, version_id,
-- questionnaire_id, version} | {status: changed | unknown | no_changes}. `changed`: the draft is another by now than what was compiled;
-- `no_changes`: a version that follows another has to say what is new.
-- Security definer: no role but the owner writes tables. The site alone may call it, because only what it compiled may be asked of residents.
create function api.publish_draft(
  staff uuid, draft uuid, revision integer, form jsonb, counting jsonb, changes text, reasons jsonb
) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  held app.questionnaire_draft;
  published app.questionnaire_version;
  series uuid;
  next_version integer;
begin
  select known.* into held from app.questionnaire_draft as known where known.id = publish_draft.draft for update;
  select known.* into published from app.questionnaire_version as known where known.draft_id = publish_draft.draft;
  if published.id is not null then
    return jsonb_build_object('status', 'already', 'version_id', published.id,
      'questionnaire_id', published.questionnaire_id, 'version', published.version);
  elsif held.id is null or not private.is_office_of(publish_draft.staff, held.area_id) then
    return jsonb_build_object('status', 'unknown');
  elsif held.revision <> publish_draft.revision then
    return jsonb_build_object('status', 'changed');
  elsif held.questionnaire_id is not null and btrim(publish_draft.changes) = '' then
    return jsonb_build_object('status', 'no_changes');
  end if;
  series := held.questionnaire_id;
  if series is null then
    insert into app.questionnaire (slug, area_id)
    values ('own-' || left(replace(held.id::text, '-', ''), 16), held.area_id)
    returning id into series;
  else
    perform from app.questionnaire where questionnaire.id = series for no key update;
  end if;
  select coalesce(max(known.version), 0) + 1 into next_version
  from app.questionnaire_version as known where known.questionnaire_id = series;
  insert into app.questionnaire_version as made (
    questionnaire_id, version, definition, form, counting, published_at, changes, reasons, published_by, draft_id)
  values (series, next_version, held.definition::jsonb, publish_draft.form, publish_draft.counting, now(),
    btrim(publish_draft.changes), publish_draft.reasons, publish_draft.staff, held.id)
  returning made.* into published;
  delete from app.questionnaire_draft as known where known.id = held.id;
  return jsonb_build_object('status', 'published', 'version_id', published.id,
    'questionnaire_id', series, 'version', next_version);
end;
$$;

grant execute on function api.publish_draft(uuid, uuid, integer, jsonb, jsonb, text, jsonb) to service_role;

-- What became of a draft that was published: {questionnaire_id, version_id}; null where it was not, or is not theirs to see. So a second press, or a
-- tab left open, leads to the version instead of to nothing.
create function api.published_draft(draft uuid) returns jsonb
language sql stable
set search_path = ''
begin atomic
  select jsonb_build_object('questionnaire_id', published.questionnaire_id, 'version_id', published.id)
  from app.questionnaire_version as published
  where published.draft_id = published_draft.draft;
end;

grant execute on function api.published_draft(uuid) to authenticated;
