/**
 * What a role could do with the tables if somebody got that far: each attempt is made for real inside the database, as that
 * person, and undone. It answers with a number of rows or with the SQLSTATE of the refusal.
 */
import type { Person, TwoOffices } from './two-offices.ts';

export type Verb = 'select' | 'insert' | 'update' | 'delete' | 'truncate';
export const verbs: readonly Verb[] = ['select', 'insert', 'update', 'delete', 'truncate'];
export type Asker = Person | 'anyone' | 'the site';

/** `as it is`: with our grants. `wide open`: as if every right on every schema had been granted, so that policies stand alone. */
export type Grants = 'as it is' | 'wide open';

export const denied = '42501';

export async function prepareAttempts({ sql }: TwoOffices): Promise<void> {
  await sql('create schema attempts');
  await sql(`
    create function attempts.made(asker text, auth_user text, statement text, wide_open boolean) returns text
    language plpgsql as $body$
    declare
      touched bigint;
    begin
      if wide_open then
        grant usage on schema app, private to anon, authenticated, service_role;
        grant select, insert, update, delete on all tables in schema app, private to anon, authenticated, service_role;
        -- What works out a column of questionnaire_version: PostgreSQL 15 asks for it before it looks for a row.
        grant execute on function private.measured(jsonb, jsonb), private.scale_of(jsonb) to anon, service_role;
      end if;
      perform set_config('request.jwt.claim.sub', auth_user, true);
      perform set_config('role', asker, true);
      execute statement;
      get diagnostics touched = row_count;
      raise exception using errcode = 'ZZ000', message = touched::text;
    exception
      when sqlstate 'ZZ000' then return sqlerrm;
      when others then return sqlstate;
    end
    $body$`);
}

export async function attempt(
  { sql, authIds }: TwoOffices,
  asker: Asker,
  statement: string,
  grants: Grants = 'as it is',
): Promise<string> {
  const role = asker === 'anyone' ? 'anon' : asker === 'the site' ? 'service_role' : 'authenticated';
  const person = asker === 'anyone' || asker === 'the site' ? '' : authIds[asker];
  const [row] = await sql('select attempts.made($1, $2, $3, $4) as outcome', [
    role,
    person,
    statement,
    grants === 'wide open',
  ]);
  return String(row?.['outcome']);
}

/** A statement that would touch rows if it were let through: no condition, no value that a constraint refuses first. */
export function statement(verb: Verb, table: string, column: string): string {
  switch (verb) {
    case 'select':
      return `select from ${table}`;
    case 'insert':
      return `insert into ${table} default values`;
    case 'update':
      return `update ${table} set ${column} = ${column}`;
    case 'delete':
      return `delete from ${table}`;
    case 'truncate':
      return `truncate ${table} cascade`;
  }
}

/** Every table and view of our schemas with a column that can be set. */
export async function tables({ sql }: TwoOffices): Promise<Map<string, string>> {
  const rows = await sql(`
    select relation.oid::regclass::text as name, (
      select quote_ident(attname) from pg_attribute
      where attrelid = relation.oid and attnum > 0 and attgenerated = '' and attidentity = ''
      order by attnum limit 1) as settable
    from pg_class as relation
    where relation.relnamespace::regnamespace::text in ('app', 'private', 'api')
      and relation.relkind in ('r', 'v', 'm', 'p', 'f')
    order by 1`);
  return new Map(rows.map(({ name, settable }) => [String(name), String(settable)]));
}
