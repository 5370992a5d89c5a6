/**
 * Applies `supabase/migrations` in order, each in its own transaction, and records what was applied in the table of the
 * Supabase CLI. A migration that was changed after it was applied, or that fails, stops the start with its name.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { BackendProblem } from './backend-problem.ts';

export type Migration = { readonly version: string; readonly name: string; readonly sql: string };

/** The part of a database session that migrating needs. */
export type MigrationSession = {
  query(sql: string, parameters?: unknown[]): Promise<{ rows: unknown[] }>;
  /** Runs several statements in one transaction, all or nothing. */
  transaction(
    work: (run: { exec(sql: string): Promise<unknown>; query: MigrationSession['query'] }) => Promise<void>,
  ): Promise<unknown>;
};

const fileName = /^(\d{14})_([a-z0-9_]+)\.sql$/;

const recordTable = `
  create schema if not exists supabase_migrations;
  create table if not exists supabase_migrations.schema_migrations (version text primary key, statements text[], name text);
`;

export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const [, version, name] = fileName.exec(file) ?? [];
      if (version === undefined || name === undefined) return [];
      return [{ version, name, sql: readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n') }];
    });
}

/** Applies what is new and returns how many that were. */
export async function migrate(session: MigrationSession, migrations: readonly Migration[]): Promise<number> {
  await session.transaction((run) => run.exec(recordTable).then(() => undefined));
  const applied = await appliedMigrations(session);
  refuseChanges(applied, migrations);
  const fresh = migrations.filter(({ version }) => !applied.has(version));
  for (const migration of fresh) await apply(session, migration);
  return fresh.length;
}

async function appliedMigrations(session: MigrationSession): Promise<Map<string, string>> {
  const { rows } = await session.query(
    'select version, array_to_string(statements, chr(10)) as sql from supabase_migrations.schema_migrations',
  );
  return new Map((rows as { version: string; sql: string }[]).map(({ version, sql }) => [version, sql]));
}

function refuseChanges(applied: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.version, migration]));
  for (const [version, sql] of applied) {
    const migration = known.get(version);
    if (migration === undefined) throw new BackendProblem('migration-missing', { migration: version });
    if (migration.sql !== sql) throw new BackendProblem('migration-changed', { migration: fullName(migration) });
  }
}

async function apply(session: MigrationSession, migration: Migration): Promise<void> {
  try {
    await session.transaction(async (run) => {
      await run.exec(migration.sql);
      await run.query(
        'insert into supabase_migrations.schema_migrations (version, name, statements) values ($1, $2, array[$3])',
        [migration.version, migration.name, migration.sql],
      );
    });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new BackendProblem('migration-failed', { migration: fullName(migration), reason });
  }
}

function fullName({ version, name }: Migration): string {
  return `${version}_${name}`;
}
