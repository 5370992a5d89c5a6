/** The demo in a PostgreSQL, for journeys alone: filled by the same code as the embedded one, before a site starts over it. */
import { join } from 'node:path';

import { fillDemo } from '../../src/embedded/demo/index.ts';
import type { FilledDemo } from '../../src/embedded/demo/fill.ts';
import { startPostgres } from '../../src/postgres/index.ts';
import { provideBackend } from '../../src/server/db/backend.ts';
import { callApi, clientOf } from '../../src/server/db/clients.ts';
import { signUp } from '../../src/server/start/demo-door.ts';
import { publishQuestionnaires } from '../../src/server/start/publish-questionnaires.ts';
import type { Settings } from '../../src/server/start/settings.ts';

export async function fillPostgres(root: string, { backend, dataDir }: Settings): Promise<FilledDemo> {
  if (backend.kind !== 'postgres') throw new Error(`not a PostgreSQL: ${backend.kind}`);
  const migrationsDir = join(root, 'supabase', 'migrations');
  const database = await startPostgres({ ...backend, dataDir, migrationsDir });
  provideBackend(database);
  const service = clientOf(database, database.secretKey);
  const demo = await fillDemo({
    door: { sql: database.sql, call: (name, args) => callApi(service, name, args), signUp },
    folder: dataDir,
    questionnaires: await publishQuestionnaires(join(root, 'surveys')),
    now: new Date(),
    beforeFilling: () => undefined,
  });
  await database.close();
  return demo;
}
