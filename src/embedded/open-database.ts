/**
 * Opens the database and makes it ready to serve: system schemas, migrations, and lite's own first-request work, all before
 * the first request can reach it.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { InMemoryLruCacheDriver } from '@supabase/lite';
import type { App, CacheDriver } from '@supabase/lite';
import { PgliteConnection } from '@supabase/lite/pglite';

import { isoTimestamp, liteApp, primeRoles } from '../lite/lite-app.ts';
import { migrate, readMigrations } from '../lite/migrations.ts';
import type { Migration } from '../lite/migrations.ts';
import type { Secrets } from '../lite/secrets.ts';
import { supabaseBase } from '../lite/supabase-base.ts';
import { schemaCache } from './schema-cache.ts';
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
