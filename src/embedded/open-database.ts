/**
 * Opens the database and makes it ready to serve: system schemas, migrations, and lite's own first-request work, all before
 * the first request can reach it.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { App, ConsoleEmailDriver, InMemoryLruCacheDriver } from '@supabase/lite';
import type { CacheDriver } from '@supabase/lite';
import { PgliteConnection } from '@supabase/lite/pglite';

import { migrate, readMigrations } from './migrations.ts';
import type { Migration } from './migrations.ts';
import { schemaCache } from './schema-cache.ts';
import type { Secrets } from './secrets.ts';
import { supabaseBase } from './supabase-base.ts';
import { templates } from './template.ts';

export type OpenDatabase = { readonly app: App; readonly driver: PgliteConnection['driver'] };

export type Place = { readonly dataDir: string; readonly migrationsDir: string; readonly templateDir?: string };

export async function openDatabase(place: Place, secrets: Secrets): Promise<OpenDatabase> {
  const migrations = readMigrations(place.migrationsDir);
  const template = templates(place.templateDir, migrations);
  const connection = await connect(place.dataDir, template.load);
  try {
    const app = liteApp(connection, secrets, cacheFor(place, migrations));
    const { driver } = connection;
    await driver.waitReady;
    await app.ensureSystemSchema();
    await driver.exec(supabaseBase);
    await template.keepBare(driver);
    await migrate(driver, migrations);
    await primeRoles(connection);
    await template.keepMigrated(driver);
    return { app, driver };
  } catch (cause) {
    await connection.driver.close();
    throw cause;
  }
}

async function connect(dataDir: string, loadTemplate: () => Promise<Blob | null>): Promise<PgliteConnection> {
  const url = dataDir === 'memory' ? undefined : join(dataDir, 'database');
  const isNew = url === undefined || !existsSync(join(url, 'PG_VERSION'));
  const loadDataDir = isNew ? await loadTemplate() : null;
  return new PgliteConnection({
    ...(url === undefined ? {} : { url }),
    pgliteOptions: { parsers: { 1184: isoTimestamp }, ...(loadDataDir === null ? {} : { loadDataDir }) },
  });
}

/** Beside the data, or, for a database in memory, beside its template. */
function cacheFor({ dataDir, templateDir }: Place, migrations: readonly Migration[]): CacheDriver {
  const folder = dataDir === 'memory' ? templateDir : dataDir;
  return folder === undefined ? new InMemoryLruCacheDriver() : schemaCache(folder, migrations);
}

function liteApp(
  connection: PgliteConnection,
  { jwtSecret, publishableKey, secretKey }: Secrets,
  cache: CacheDriver,
): App {
  return new App({
    connection,
    api: { schemas: ['api'], extra_search_path: [] },
    auth: { enabled: true, jwt_secret: jwtSecret, publishable_key: publishableKey, secret_key: secretKey },
    studio: { enabled: false },
    options: {
      server: { admin: false, disableStudio: true },
      drivers: { email: new ConsoleEmailDriver({ silent: true }), cache },
    },
  });
}

/**
 * The first request makes lite grant every right on every protected table to every role, and remember that it did. Here it does
 * so inside a transaction that is rolled back: it remembers, and the grants of the migrations stay as they were.
 */
async function primeRoles(connection: PgliteConnection): Promise<void> {
  await connection.driver.exec('begin');
  try {
    const request = { auth: { role: 'anon' } };
    await connection.withContext(request, () => Promise.resolve(), { transaction: connection.kysely });
  } finally {
    await connection.driver.exec('rollback');
  }
}

/** PostgreSQL writes `2026-11-23 08:00:00+00`; supabase-js and `Date` expect ISO 8601. */
function isoTimestamp(text: string): string {
  const date = new Date(text.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00'));
  return Number.isNaN(date.getTime()) ? text : date.toISOString();
}
