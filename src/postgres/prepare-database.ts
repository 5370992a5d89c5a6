/**
 * Makes the database ready to serve: system schemas, migrations, and lite's own first-request work. Under a lock of the database, so
 * that of two sites that start at once one does it and the other finds it done.
 */
import type { App } from '@supabase/lite';
import type { PostgresConnection } from '@supabase/lite/postgres';

import { BackendProblem } from '../lite/backend-problem.ts';
import { primeRoles } from '../lite/lite-app.ts';
import { migrate } from '../lite/migrations.ts';
import type { Migration, MigrationSession } from '../lite/migrations.ts';
import { supabaseBase } from '../lite/supabase-base.ts';

type Driver = PostgresConnection['driver'];

export async function prepareDatabase(
  app: App,
  connection: PostgresConnection,
  migrations: readonly Migration[],
): Promise<void> {
  await underLock(connection.driver, async () => {
    await app.ensureSystemSchema();
    await connection.driver.unsafe(supabaseBase);
    await migrate(sessionOf(connection.driver), migrations);
    await primeRoles(connection);
  }).catch((cause: unknown) => {
    throw lacksRights(cause) ? new BackendProblem('database-rights', { reason: (cause as Error).message }) : cause;
  });
}

/** The lock belongs to a connection: it ends with the process, however that ends. */
async function underLock(driver: Driver, work: () => Promise<void>): Promise<void> {
  const held = await driver.reserve();
  try {
    await held`select pg_advisory_lock(hashtextextended('linli: preparing the database', 0))`;
    await work();
  } finally {
    await held`select pg_advisory_unlock_all()`.catch(() => undefined);
    held.release();
  }
}

function sessionOf(driver: Driver): MigrationSession {
  const query = (sql: string, parameters: unknown[] = []) =>
    driver.unsafe(sql, parameters as never[]).then((rows) => ({ rows: [...rows] as unknown[] }));
  return {
    query,
    transaction: (work) =>
      driver.begin((transaction) =>
        work({
          exec: (sql) => transaction.unsafe(sql),
          query: async (sql, parameters = []) => ({
            rows: [...(await transaction.unsafe(sql, parameters as never[]))],
          }),
        }),
      ),
  };
}

function lacksRights(cause: unknown): boolean {
  return (cause as { code?: unknown } | null)?.code === '42501';
}
