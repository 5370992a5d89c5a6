/**
 * Supabase over a real PostgreSQL: lite with a pool of connections and every guard of `lite/`, reached only through the returned
 * `fetch`. Several sites may share the database, as long as they share the secret that signs sessions.
 */
import { InMemoryLruCacheDriver } from '@supabase/lite';

import { liteApp } from '../lite/lite-app.ts';
import { liteBackend } from '../lite/lite-backend.ts';
import type { LiteBackend } from '../lite/lite-backend.ts';
import { makeFolder } from '../lite/make-folder.ts';
import { readMigrations } from '../lite/migrations.ts';
import { quietly } from '../lite/quiet-console.ts';
import { keepSecrets, secretsAround } from '../lite/secrets.ts';
import type { Secrets } from '../lite/secrets.ts';
import { connect } from './connect.ts';
import { prepareDatabase } from './prepare-database.ts';
import { tellingOutages } from './outage.ts';
import { placeOf, requireDatabase } from './require-database.ts';
import { requireSameSecret, siteName } from './same-secret.ts';
import { together } from './together.ts';

export type PostgresOptions = {
  /** `postgres://user:password@host:port/database`, with `?sslmode=require` where the way to it is not your own. */
  readonly databaseUrl: string;
  readonly migrationsDir: string;
  /** Given from the environment where sites run on several machines; else kept in the folder. */
  readonly jwtSecret: string | null;
  readonly dataDir: string;
};

export type PostgresBackend = LiteBackend<'postgres'>;

export async function startPostgres(options: PostgresOptions): Promise<PostgresBackend> {
  const secrets = secretsOf(options);
  const connection = connect(options.databaseUrl, siteName(secrets));
  try {
    return await quietly(() => open(options, secrets, connection));
  } catch (cause) {
    await connection.driver.end({ timeout: 0 });
    throw cause;
  }
}

async function open(
  { databaseUrl, migrationsDir }: PostgresOptions,
  secrets: Secrets,
  connection: ReturnType<typeof connect>,
): Promise<PostgresBackend> {
  const { driver } = connection;
  await requireDatabase(driver, placeOf(databaseUrl));
  await requireSameSecret(driver, secrets);
  const app = liteApp(connection, secrets, new InMemoryLruCacheDriver());
  await prepareDatabase(app, connection, readMigrations(migrationsDir));
  const turn = together();
  return liteBackend({
    kind: 'postgres',
    app: { fetch: (request: Request) => tellingOutages(() => app.fetch(request)) },
    secrets,
    turn,
    query: async (statement, parameters = []) => [...(await driver.unsafe(statement, parameters as never[]))],
    end: () => turn.done().then(() => driver.end({ timeout: 5 })),
  });
}

function secretsOf({ jwtSecret, dataDir }: PostgresOptions): Secrets {
  return jwtSecret === null ? keepSecrets(makeFolder(dataDir)) : secretsAround(jwtSecret);
}
