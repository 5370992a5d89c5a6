-- Questionnaires and their versions; a published version never changes.

create table app.questionnaire (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,63}$')
);

create table app.questionnaire_version (
  id uuid primary key default gen_random_uuid(),
  questionnaire_id uuid not null references app.questionnaire (id),
  version integer not null check (version > 0),
  -- The SurveyJS definition, what the compiler made of it, and what of the answers is counted.
  definition jsonb not null,
  form jsonb not null,
  counting jsonb not null check (jsonb_typeof(counting -> 'countable') = 'object'),
  published_at timestamptz,
  -- What record_answers splits by channel, age, week and cluster: headlines and the cross-check of coverage.
  split_questions jsonb not null generated always as (
    jsonb_path_query_array(counting, '$.headlines.*') || jsonb_path_query_array(counting, '$.outreachReached')
  ) stored,
  age_question text generated always as (counting ->> 'age') stored,
  unique (questionnaire_id, version)
);

alter table app.questionnaire enable row level security;
alter table app.questionnaire_version enable row level security;

create trigger published_version_never_changes
  before update or delete on app.questionnaire_version
  for each row when (old.published_at is not null)
  execute function private.refuse_change();

create trigger questionnaire_is_audited
  after insert or update or delete on app.questionnaire
  for each row execute function private.write_audit('id');

create trigger questionnaire_version_is_audited
  after insert or update or delete on app.questionnaire_version
  for each row execute function private.write_audit('id');

grant select on app.questionnaire, app.questionnaire_version to authenticated;

create policy "staff read questionnaires" on app.questionnaire
  for select to authenticated
  using ((select private.my_staff_id()) is not null);

create policy "staff read published versions" on app.questionnaire_version
  for select to authenticated
  using (published_at is not null and (select private.my_staff_id()) is not null);

-- Security definer: residents are signed out and read no table, but everybody may see a published form.
create function api.questionnaire_form(version_id uuid) returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select jsonb_build_object(
    'form', published.form,
    'counting', published.counting,
    'slug', questionnaire.slug,
    'version', published.version)
  from app.questionnaire_version as published
  join app.questionnaire on questionnaire.id = published.questionnaire_id
  where published.id = questionnaire_form.version_id and published.published_at is not null;
$$;

grant execute on function api.questionnaire_form(uuid) to anon, authenticated, service_role;

-- Publishes a version once: the same again does nothing, other content under the same number is refused.
-- Security definer: no role but the owner writes tables.
create function api.publish_questionnaire(slug text, version integer, definition jsonb, form jsonb, counting jsonb)
returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  questionnaire_of_slug uuid;
  known app.questionnaire_version;
  published_id uuid;
begin
  insert into app.questionnaire (slug) values (publish_questionnaire.slug) on conflict do nothing;
  select id into questionnaire_of_slug
  from app.questionnaire where questionnaire.slug = publish_questionnaire.slug
  for no key update;

  select * into known from app.questionnaire_version as held
  where held.questionnaire_id = questionnaire_of_slug and held.version = publish_questionnaire.version;
  if known.id is null then
    insert into app.questionnaire_version (questionnaire_id, version, definition, form, counting, published_at)
    values (questionnaire_of_slug, publish_questionnaire.version, publish_questionnaire.definition,
            publish_questionnaire.form, publish_questionnaire.counting, now())
    returning id into published_id;
    return jsonb_build_object('status', 'published', 'version_id', published_id);
  end if;
  if known.definition = publish_questionnaire.definition then
    return jsonb_build_object('status', 'already', 'version_id', known.id);
  end if;
  return jsonb_build_object('status', 'refused', 'reason', 'version_taken', 'version_id', known.id);
end;
$$;

grant execute on function api.publish_questionnaire(text, integer, jsonb, jsonb, jsonb) to service_role;
