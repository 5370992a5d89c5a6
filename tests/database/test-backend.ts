/**
 * The backend under the database tests: the embedded one, or, in the project `database-postgres`, one over the PostgreSQL of the run,
 * with a database of its own for each. The tests are the same.
 */
import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';

import { startEmbedded } from '../../src/embedded/index.ts';
import type { LiteBackend } from '../../src/lite/lite-backend.ts';
import { startPostgres } from '../../src/postgres/index.ts';
import { createDatabase, dropDatabase } from '../postgres/databases.ts';

export type TestBackend = LiteBackend<'embedded' | 'postgres'>;

export const onPostgres = process.env['LINLI_TEST_BACKEND'] === 'postgres';

export type TestPlace = {
  readonly migrationsDir: string;
  readonly templateDir: string;
  /** Whether the migrations are ours: then there is a migrated database to copy. */
  readonly migrated: boolean;
};

export async function startTestBackend({ migrationsDir, templateDir, migrated }: TestPlace): Promise<TestBackend> {
  if (!onPostgres) return startEmbedded({ dataDir: 'memory', migrationsDir, templateDir });
  const database = await testPostgres(migrated);
  const backend = await openTestPostgres(database.url, migrationsDir);
  return { ...backend, close: () => backend.close().then(database.drop) };
}

export type TestPostgres = { readonly url: string; readonly drop: () => Promise<void> };

/** A database of the run's PostgreSQL, migrated or bare. */
export async function testPostgres(migrated: boolean): Promise<TestPostgres> {
  const template = inject('postgresTemplate');
  const name = `linli_${randomUUID().replaceAll('-', '')}`;
  const url = await createDatabase(template, name, migrated ? 'linli_template' : 'template0');
  return { url, drop: () => dropDatabase(template, name) };
}

/** One site's backend over it: what another process would have. */
export function openTestPostgres(databaseUrl: string, migrationsDir: string): Promise<LiteBackend<'postgres'>> {
  return startPostgres({ databaseUrl, migrationsDir, jwtSecret: 'the same at every site of these tests', dataDir: '' });
}
