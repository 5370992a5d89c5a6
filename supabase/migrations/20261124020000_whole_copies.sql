-- A copy of everything at one moment, handed out and taken back page by page: how a backup is made and restored on any backend.

-- Pages are made in one statement, so that they show one moment however long it takes to fetch them; and they are put in place in one
-- transaction, so that a restore happens wholly or not at all.
create table app.copy (
  id uuid primary key default gen_random_uuid(),
  purpose text not null check (purpose in ('backup', 'restore')),
  began_at timestamptz not null default now(),
  finished_at timestamptz,
  -- {migrations: [version, …], tables: {name: rows}}
  manifest jsonb not null default '{}'
);

-- Unlogged: what a crash takes away is asked for again.
create unlogged table app.copy_page (
  copy_id uuid not null references app.copy (id) on delete cascade,
  table_name text not null,
  place integer not null,
  count integer not null,
  -- One row a line, as JSON. Text, so that no number passes through anybody's floating point.
  rows text not null,
  primary key (copy_id, table_name, place)
);

comment on table app.copy_page is 'Holds everything, password hashes too, while a backup or a restore runs; emptied at its end, at the next one, and after a day.';

-- Compressing a page that is read once would take longer than everything else.
alter table app.copy_page alter column rows set storage external;

alter table app.copy enable row level security;
alter table app.copy_page enable row level security;

-- Who took everything, and when, leaves a line; so does a restore, once it is in place.
create trigger backup_is_audited
  after insert on app.copy
  for each row when (new.purpose = 'backup')
  execute function private.write_audit('id');

create trigger restore_is_audited
  after update on app.copy
  for each row when (new.purpose = 'restore' and old.finished_at is null and new.finished_at is not null)
  execute function private.write_audit('id');

-- Never copied: what may not outlive 48 hours, when jobs ran on this database, and copies themselves.
create function private.tables_left_out() returns text[]
language sql immutable
set search_path = ''
as $$ select array['daily_salt', 'throttle', 'duplicate_trace', 'job', 'copy', 'copy_page'] $$;

-- What a copy holds, parents before children: accounts without their sessions, and every table of ours. `columns` are those a row
-- can be put back with; of the accounts, those that every Auth service has.
create function private.copied_tables()
returns table (place bigint, name text, relation regclass, columns text[], key text)
language sql stable
set search_path = ''
as $$
  with recursive
    ours as (
      select oid, relname from pg_catalog.pg_class
      where relnamespace = 'app'::regnamespace and relkind = 'r' and relname <> all (private.tables_left_out())
    ),
    depth as (
      select oid, 0 as steps from ours
      union
      select child.conrelid, depth.steps + 1
      from depth
      join pg_catalog.pg_constraint as child
        on child.contype = 'f' and child.confrelid = depth.oid and child.conrelid <> child.confrelid
      join ours on ours.oid = child.conrelid
    ),
    listed as (
      select -2 as steps, 'auth.users' as name, 'auth.users'::regclass as relation, array[
        'id', 'aud', 'role', 'email', 'encrypted_password', 'email_confirmed_at', 'phone', 'phone_confirmed_at',
        'raw_app_meta_data', 'raw_user_meta_data', 'banned_until', 'is_sso_user', 'is_anonymous', 'last_sign_in_at',
        'created_at', 'updated_at'] as essential
      union all
      select -1, 'auth.identities', 'auth.identities'::regclass, array[
        'id', 'provider', 'provider_id', 'user_id', 'identity_data', 'last_sign_in_at', 'created_at', 'updated_at']
      union all
      select max(depth.steps), 'app.' || ours.relname, ours.oid::regclass, null
      from ours join depth on depth.oid = ours.oid
      group by ours.oid, ours.relname
    )
  select
    row_number() over (order by listed.steps, listed.name),
    listed.name,
    listed.relation,
    (select array_agg(attribute.attname::text order by attribute.attnum)
     from pg_catalog.pg_attribute as attribute
     where attribute.attrelid = listed.relation and attribute.attnum > 0
       and not attribute.attisdropped and attribute.attgenerated = ''
       and (listed.essential is null or attribute.attname = any (listed.essential))),
    (select string_agg(quote_ident(attribute.attname), ', ' order by keyed.place)
     from pg_catalog.pg_index as index
     cross join lateral unnest(index.indkey::smallint[]) with ordinality as keyed (attnum, place)
     join pg_catalog.pg_attribute as attribute
       on attribute.attrelid = listed.relation and attribute.attnum = keyed.attnum
     where index.indrelid = listed.relation and index.indisprimary)
  from listed;
$$;

-- The statement that pages one table, about half a megabyte each, in key order: the order in which answers came is nobody's business.
create function private.paging(name text, relation regclass, columns text[], key text) returns text
language sql stable
set search_path = ''
as $$
  select format(
    $page$
    select $1, %L, numbered.page::integer, count(*)::integer, string_agg(numbered.line, e'\n' order by numbered.turn)
    from (
      select line, turn, sum(octet_length(line)) over (order by turn) / 524288 as page
      from (
        select to_jsonb(kept)::text as line, row_number() over (order by %s) as turn
        from (select %s from %s) as kept
      ) as written
    ) as numbered
    group by numbered.page
    $page$,
    paging.name,
    paging.key,
    (select string_agg(quote_ident(listed.name), ', ') from unnest(paging.columns) as listed (name)),
    paging.relation);
$$;

-- Takes a copy of everything for a backup; {copy, migrations, tables: [{name, rows}]}, tables in the order in which they can be put back.
-- One statement takes all of it, so that no answer is in it without its tallies. An unfinished copy, whosever it was, ends here.
-- Security definer: nobody else reads answers and accounts.
create function api.begin_backup() returns jsonb
language plpgsql security definer
set search_path = ''
set timezone = 'UTC'
set jit = off
set statement_timeout = '30min'
as $$
declare
  made uuid;
begin
  delete from app.copy where finished_at is null;
  insert into app.copy (purpose) values ('backup') returning id into made;
  execute 'insert into app.copy_page (copy_id, table_name, place, count, rows) ' || (
    select string_agg(private.paging(copied.name, copied.relation, copied.columns, copied.key), ' union all ')
    from private.copied_tables() as copied)
  using made;
  return jsonb_build_object(
    'copy', made,
    'migrations', api.schema_state() -> 'migrations',
    'tables', (
      select jsonb_agg(jsonb_build_object('name', copied.name, 'rows', coalesce((
        select sum(page.count) from app.copy_page as page
        where page.copy_id = made and page.table_name = copied.name), 0)) order by copied.place)
      from private.copied_tables() as copied));
end;
$$;

-- {place, rows} of the next page of a table, null after the last one; {gone: true} where another copy was begun meanwhile.
-- Security definer: see api.begin_backup.
create function api.read_copy_page(copy uuid, table_name text, after_place integer) returns jsonb
language sql stable security definer
set search_path = ''
as $$
  select case
    when not exists (select from app.copy as held where held.id = read_copy_page.copy and held.purpose = 'backup')
      then jsonb_build_object('gone', true)
    else (
      select jsonb_build_object('place', page.place, 'rows', page.rows)
      from app.copy_page as page
      where page.copy_id = read_copy_page.copy and page.table_name = read_copy_page.table_name
        and page.place > read_copy_page.after_place
      order by page.place
      limit 1)
  end;
$$;

-- Gives a copy up, its pages with it: a backup that was fetched, a restore that failed.
-- Security definer: no role but the owner writes tables.
create function api.drop_copy(copy uuid) returns void
language sql security definer
set search_path = ''
as $$ delete from app.copy where copy.id = drop_copy.copy and copy.finished_at is null $$;

-- The first table that would have to be empty and is not.
create function private.first_filled_table() returns text
language plpgsql stable
set search_path = ''
as $$
declare
  copied record;
  filled boolean;
begin
  for copied in select listed.name, listed.relation from private.copied_tables() as listed order by listed.place loop
    execute format('select exists (select from %s)', copied.relation) into filled;
    if filled then
      return copied.name;
    end if;
  end loop;
  return null;
end;
$$;

-- Why a copy with these migrations and tables cannot be restored here: {reason, detail}; null where it can.
create function private.why_not_restorable(migrations jsonb, tables jsonb) returns jsonb
language plpgsql stable
set search_path = ''
as $$
declare
  ours constant jsonb := api.schema_state() -> 'migrations';
  newer constant text := (
    select min(version) from jsonb_array_elements_text(why_not_restorable.migrations) as version where not ours ? version);
  older constant text := (
    select min(version) from jsonb_array_elements_text(ours) as version where not why_not_restorable.migrations ? version);
  unknown constant text := (
    select min(listed ->> 'name') from jsonb_array_elements(why_not_restorable.tables) as listed
    where listed ->> 'name' not in (select copied.name from private.copied_tables() as copied));
  filled constant text := private.first_filled_table();
begin
  return case
    when newer is not null then jsonb_build_object('reason', 'newer', 'detail', newer)
    when older is not null then jsonb_build_object('reason', 'older', 'detail', older)
    when unknown is not null then jsonb_build_object('reason', 'unknown-table', 'detail', unknown)
    when filled is not null then jsonb_build_object('reason', 'not-empty', 'detail', filled)
  end;
end;
$$;

-- Makes ready to take pages back: {copy}, or {reason, detail} where this database is not the place for them.
-- Security definer: no role but the owner writes tables.
create function api.begin_restore(migrations jsonb, tables jsonb) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
  refusal constant jsonb := private.why_not_restorable(begin_restore.migrations, begin_restore.tables);
  begun uuid;
begin
  if refusal is not null then
    return refusal;
  end if;
  delete from app.copy where finished_at is null;
  insert into app.copy (purpose, manifest)
  values ('restore', jsonb_build_object('migrations', begin_restore.migrations, 'tables', begin_restore.tables))
  returning id into begun;
  return jsonb_build_object('copy', begun);
end;
$$;

-- Takes one page back; sending it again changes nothing. False where the copy was given up.
-- Security definer: no role but the owner writes tables.
create function api.put_copy_page(copy uuid, table_name text, place integer, rows text) returns boolean
language sql security definer
set search_path = ''
as $$
  with kept as (
    insert into app.copy_page (copy_id, table_name, place, count, rows)
    select held.id, put_copy_page.table_name, put_copy_page.place,
      octet_length(put_copy_page.rows) - octet_length(replace(put_copy_page.rows, e'\n', '')) + 1, put_copy_page.rows
    from app.copy as held
    where held.id = put_copy_page.copy and held.purpose = 'restore' and held.finished_at is null
    on conflict on constraint copy_page_pkey do update set count = excluded.count, rows = excluded.rows
    returning 1
  )
  select exists (select from kept);
$$;

-- Accounts that come back from a backup took up their invitations long ago. The condition is true but inside the transaction that puts
-- a restore in place; it calls nothing of ours, for the Auth service signs people up and may not.
create or replace trigger only_invited_people_sign_up
  after insert on auth.users
  for each row when (coalesce(current_setting('linli.restoring', true), '') <> pg_current_xact_id()::text)
  execute function private.take_up_invitation();

-- Puts the pages of one table in place and answers how many rows that were. A sequence goes on after the last number.
create function private.put_table_in_place(copy uuid, name text, relation regclass, columns text[]) returns bigint
language plpgsql
set search_path = ''
as $$
declare
  listed constant text := (select string_agg(quote_ident(held.name), ', ') from unnest(columns) as held (name));
  returned constant text := (select string_agg('returned.' || quote_ident(held.name), ', ') from unnest(columns) as held (name));
  numbered text;
  put bigint;
begin
  execute format(
    $put$
    insert into %1$s (%2$s) overriding system value
    select %3$s
    from app.copy_page as page
    cross join lateral string_to_table(page.rows, e'\n') as line
    cross join lateral jsonb_populate_record(null::%1$s, line::jsonb) as returned
    where page.copy_id = $1 and page.table_name = $2
    $put$, relation, listed, returned)
  using copy, name;
  get diagnostics put = row_count;
  select attname into numbered from pg_catalog.pg_attribute where attrelid = relation and attidentity <> '';
  if numbered is not null then
    execute format('select setval(pg_get_serial_sequence(%1$L, %2$L), max(%2$I)) from %1$s having count(*) > 0', relation, numbered);
  end if;
  return put;
end;
$$;

-- Supabase's Auth service expects empty texts where it keeps no token, and its own mark on every account; others have no such column.
create function private.suit_auth_service() returns void
language plpgsql
set search_path = ''
as $$
declare
  token text;
begin
  if not exists (select from pg_catalog.pg_attribute where attrelid = 'auth.users'::regclass and attname = 'instance_id') then
    return;
  end if;
  execute $mark$ update auth.users set instance_id = '00000000-0000-0000-0000-000000000000' $mark$;
  for token in
    select attname from pg_catalog.pg_attribute
    where attrelid = 'auth.users'::regclass
      and attname in ('confirmation_token', 'recovery_token', 'email_change_token_new', 'email_change')
  loop
    execute format('update auth.users set %1$I = %2$L where %1$I is null', token, '');
  end loop;
end;
$$;

-- Everything of a copy in its tables, our triggers silent meanwhile: what they would say was said when it first happened.
-- Answers how many waves had tallies that disagreed with their answers and were set right.
create function private.put_in_place(held app.copy) returns integer
language plpgsql
set search_path = ''
as $$
declare
  copied record;
  put bigint;
  expected bigint;
  corrected integer := 0;
  wave uuid;
begin
  perform set_config('linli.restoring', pg_current_xact_id()::text, true);
  for copied in select * from private.copied_tables() as listed order by listed.place loop
    if copied.name like 'app.%' then
      execute format('alter table %s disable trigger user', copied.relation);
    end if;
    put := private.put_table_in_place(held.id, copied.name, copied.relation, copied.columns);
    expected := (
      select (listed ->> 'rows')::bigint from jsonb_array_elements(held.manifest -> 'tables') as listed
      where listed ->> 'name' = copied.name);
    if put <> coalesce(expected, 0) then
      raise exception '%', copied.name using errcode = 'PT409';
    end if;
    if copied.name like 'app.%' then
      execute format('alter table %s enable trigger user', copied.relation);
      execute format('analyze %s', copied.relation);
    end if;
  end loop;
  perform private.suit_auth_service();
  for wave in select id from app.wave order by id loop
    corrected := corrected + (not api.rebuild_tallies(wave))::integer;
  end loop;
  perform set_config('linli.restoring', '', true);
  return corrected;
end;
$$;

-- Puts what was sent in place, wholly or not at all: {tables: [{name, rows}], waves, corrected}, or {reason, detail}.
-- Asked again after it was done, it says so again.
-- Security definer: no role but the owner writes tables.
create function api.finish_restore(copy uuid) returns jsonb
language plpgsql security definer
set search_path = ''
set jit = off
set statement_timeout = '30min'
as $$
declare
  held app.copy;
  refusal jsonb;
  corrected integer;
begin
  select * into held from app.copy as begun where begun.id = finish_restore.copy and begun.purpose = 'restore' for update;
  if held.id is null then
    return jsonb_build_object('reason', 'gone', 'detail', null);
  end if;
  if held.finished_at is not null then
    return held.manifest -> 'result';
  end if;
  -- From here on nobody writes: what is empty stays empty.
  lock table app.area, app.staff, app.questionnaire, app.audit, auth.users in share row exclusive mode;
  refusal := private.why_not_restorable(held.manifest -> 'migrations', held.manifest -> 'tables');
  if refusal is not null then
    return refusal;
  end if;
  begin
    corrected := private.put_in_place(held);
  exception when sqlstate 'PT409' then
    return jsonb_build_object('reason', 'incomplete', 'detail', sqlerrm);
  end;
  held.manifest := held.manifest || jsonb_build_object('result', jsonb_build_object(
    'tables', held.manifest -> 'tables', 'waves', (select count(*) from app.wave), 'corrected', corrected));
  delete from app.copy_page where copy_id = held.id;
  update app.copy set finished_at = now(), manifest = held.manifest where id = held.id;
  return held.manifest -> 'result';
end;
$$;

-- As before; an abandoned copy does not outlive a day either.
-- Security definer: no role but the owner writes tables.
create or replace function api.purge_traces() returns jsonb
language sql security definer
set search_path = ''
as $$
  with
    salts as (delete from app.daily_salt where day < private.local_day() - 1 returning 1),
    counters as (delete from app.throttle where window_start < now() - interval '48 hours' returning 1),
    traces as (delete from app.duplicate_trace where noted_at < now() - interval '48 hours' returning 1),
    copies as (delete from app.copy where finished_at is null and began_at < now() - interval '24 hours')
  select jsonb_build_object(
    'salts', (select count(*) from salts),
    'counters', (select count(*) from counters),
    'traces', (select count(*) from traces));
$$;

grant execute on function api.begin_backup() to service_role;
grant execute on function api.read_copy_page(uuid, text, integer) to service_role;
grant execute on function api.drop_copy(uuid) to service_role;
grant execute on function api.begin_restore(jsonb, jsonb) to service_role;
grant execute on function api.put_copy_page(uuid, text, integer, text) to service_role;
grant execute on function api.finish_restore(uuid) to service_role;
