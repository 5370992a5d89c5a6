/** One PostgreSQL for a whole run of tests, with a migrated database in it that each test file copies. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { TestProject } from 'vitest/node';

import { startPostgres } from '../../src/postgres/index.ts';
import { startPostgresServer } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the migrated database, to be copied and never opened. */
    readonly postgresTemplate: string;
  }
}

const migrationsDir = fileURLToPath(new URL('../../supabase/migrations', import.meta.url));

export default async function startForTheRun(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgresServer();
  const databaseUrl = await server.createDatabase('linli_template');
  const dataDir = mkdtempSync(join(tmpdir(), 'linli-template-'));
  const backend = await startPostgres({
    databaseUrl,
    migrationsDir,
    jwtSecret: 'only for the template of the tests',
    dataDir,
  });
  await backend.close();
  project.provide('postgresTemplate', databaseUrl);
  return () => server.stop();
}
