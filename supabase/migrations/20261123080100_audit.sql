-- Who changed what: written by a trigger on every table that people write, changed by nobody.

create table app.audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  role text not null,
  auth_user_id uuid,
  table_name text not null,
  action text not null check (action in ('insert', 'update', 'delete')),
  row_key jsonb not null,
  before jsonb,
  after jsonb
);

comment on table app.audit is 'Only columns that changed; secrets and whole questionnaires are left out.';

alter table app.audit enable row level security;

create index audit_table_name_at_idx on app.audit (table_name, at);

-- The role of the request; outside a request, the database role.
create function private.acting_role() returns text
language sql stable
set search_path = ''
as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.role', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role',
    session_user::text
  );
$$;

-- The columns of one row version that another does not have or has otherwise.
create function private.differing(one jsonb, other jsonb) returns jsonb
language sql immutable returns null on null input
set search_path = ''
as $$
  select coalesce(jsonb_object_agg(key, value), '{}')
  from jsonb_each(one)
  where other -> key is distinct from value;
$$;

-- Security definer: nobody may write app.audit, and still every change must leave its line there.
-- The trigger's arguments are the names of the key columns.
create function private.write_audit() returns trigger
language plpgsql security definer
set search_path = ''
as $$
declare
  unlogged constant text[] := array['token_hash', 'definition', 'form', 'counting'];
  before jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) - unlogged end;
  after jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) - unlogged end;
begin
  if before = after then
    return null;
  end if;
  insert into app.audit (role, auth_user_id, table_name, action, row_key, before, after)
  values (
    private.acting_role(),
    (select auth.uid()),
    tg_table_name,
    lower(tg_op),
    (select jsonb_object_agg(key, coalesce(after, before) -> key) from unnest(tg_argv) as key),
    case when after is null then before else private.differing(before, after) end,
    case when before is null then after else private.differing(after, before) end
  );
  return null;
end;
$$;

create function private.refuse_change() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  raise exception '% is never changed', tg_table_name using errcode = 'PT409';
end;
$$;

create trigger audit_stays_as_written
  before update or delete on app.audit
  for each row execute function private.refuse_change();
