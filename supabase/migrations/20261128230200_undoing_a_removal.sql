-- The last thing that was taken out of a draft can be put back, until the draft is changed again. One step, no history.

create table app.draft_removal (
  draft_id uuid primary key references app.questionnaire_draft (id) on delete cascade,
  -- {kind: item | page | choices, at: where it stood, zh, en: what it is called}.
  removed jsonb not null check (jsonb_typeof(removed) = 'object' and octet_length(removed::text) <= 8000),
  -- The draft as it was, but for the removal.
  definition text not null check (octet_length(definition) <= 5000000),
  -- Of the draft without it; only while that stands can it be put back.
  revision integer not null,
  -- Of the draft that has it again.
  undone_revision integer
);

-- Nobody reads it as a table: a definition goes out through the functions below alone.
alter table app.draft_removal enable row level security;

-- Keeps a draft like api.keep_draft, and beside it what was taken out and the definition that has it still.
-- Security definer: see api.keep_draft, which asks whose office it is.
create function api.keep_removal(draft jsonb, removed jsonb, definition text) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  outcome constant jsonb := api.keep_draft(keep_removal.draft);
  seen constant integer := (keep_removal.draft ->> 'revision')::integer;
begin
  -- The same again is kept already, and with it what can be put back.
  if outcome ->> 'status' = 'kept' and (outcome ->> 'revision')::integer = seen + 1 then
    insert into app.draft_removal as held (draft_id, removed, definition, revision)
    values ((keep_removal.draft ->> 'id')::uuid, keep_removal.removed, keep_removal.definition, seen + 1)
    on conflict on constraint draft_removal_pkey do update set
      removed = excluded.removed, definition = excluded.definition, revision = excluded.revision, undone_revision = null
      where held.revision < excluded.revision;
  end if;
  return outcome;
end;
$$;

grant execute on function api.keep_removal(jsonb, jsonb, text) to authenticated;

-- What can be put back into a draft as it stands: {kind, at, zh, en}; null where nothing can.
-- Security definer: nobody may name the table; whose draft it is, is asked here.
create function api.draft_removal(draft uuid) returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select held.removed
  from app.draft_removal as held
  join app.questionnaire_draft as known on known.id = held.draft_id and known.revision = held.revision
  where held.draft_id = draft_removal.draft and known.area_id in (select private.my_areas('office'));
$$;

grant execute on function api.draft_removal(uuid) to authenticated;

-- Puts it back where it stood, with all it had: {status: kept, revision, removed} | {status: changed} (something was changed since) | {status: unknown}.
-- `revision` is that of the draft without it; a second time it is back already.
-- Security definer: see api.keep_draft.
create function api.undo_removal(draft uuid, revision integer) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  known app.questionnaire_draft;
  held app.draft_removal;
  outcome jsonb;
begin
  select drafted.* into known from app.questionnaire_draft as drafted
  where drafted.id = undo_removal.draft and drafted.area_id in (select private.my_areas('office')) for update;
  if known.id is null then
    return jsonb_build_object('status', 'unknown');
  end if;
  select gone.* into held from app.draft_removal as gone where gone.draft_id = known.id;
  if held.revision is distinct from undo_removal.revision then
    return jsonb_build_object('status', 'changed');
  elsif held.undone_revision = known.revision then
    return jsonb_build_object('status', 'kept', 'revision', known.revision, 'removed', held.removed);
  end if;
  outcome := api.keep_draft(jsonb_build_object(
    'id', known.id, 'area', known.area_id, 'questionnaire', known.questionnaire_id, 'definition', held.definition,
    'reasons', known.reasons, 'revision', undo_removal.revision));
  if outcome ->> 'status' <> 'kept' then
    return jsonb_build_object('status', 'changed');
  end if;
  update app.draft_removal as gone set undone_revision = (outcome ->> 'revision')::integer where gone.draft_id = known.id;
  return outcome || jsonb_build_object('removed', held.removed);
end;
$$;

grant execute on function api.undo_removal(uuid, integer) to authenticated;
