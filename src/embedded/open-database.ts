/**
 * Opens the database and makes it ready to serve: system schemas, migrations, and lite's own first-request work, all before
 * the first request can reach it.
 */
import { join } from 'node:path';

import { App, ConsoleEmailDriver } from '@supabase/lite';
import { PgliteConnection } from '@supabase/lite/pglite';

import { migrate, readMigrations } from './migrations.ts';
import type { Secrets } from './secrets.ts';
import { supabaseBase } from './supabase-base.ts';
import { databaseTemplate } from './template.ts';

export type OpenDatabase = { readonly app: App; readonly driver: PgliteConnection['driver'] };

export type Place = { readonly dataDir: string; readonly migrationsDir: string; readonly templateDir?: string };

export async function openDatabase(place: Place, secrets: Secrets): Promise<OpenDatabase> {
  const migrations = readMigrations(place.migrationsDir);
  const template = databaseTemplate(place.templateDir, migrations);
  const loadDataDir = await template.load();
  const connection = new PgliteConnection({
    ...(place.dataDir === 'memory' ? {} : { url: join(place.dataDir, 'database') }),
    pgliteOptions: { parsers: { 1184: isoTimestamp }, ...(loadDataDir === null ? {} : { loadDataDir }) },
  });
  try {
    const app = liteApp(connection, secrets);
    await connection.driver.waitReady;
    await app.ensureSystemSchema();
    await connection.driver.exec(supabaseBase);
    await migrate(connection.driver, migrations);
    await primeRoles(connection);
    if (loadDataDir === null) await template.keep(connection.driver);
    return { app, driver: connection.driver };
  } catch (cause) {
    await connection.driver.close();
    throw cause;
  }
}

function liteApp(connection: PgliteConnection, { jwtSecret, publishableKey, secretKey }: Secrets): App {
  return new App({
    connection,
    api: { schemas: ['api'], extra_search_path: [] },
    auth: { enabled: true, jwt_secret: jwtSecret, publishable_key: publishableKey, secret_key: secretKey },
    studio: { enabled: false },
    options: {
      server: { admin: false, disableStudio: true },
      drivers: { email: new ConsoleEmailDriver({ silent: true }) },
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
