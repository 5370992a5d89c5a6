/** The application of `@supabase/lite` with everything closed that it would leave open, over whichever connection. */
import { App, ConsoleEmailDriver } from '@supabase/lite';
import type { CacheDriver } from '@supabase/lite';
import type { PgliteConnection } from '@supabase/lite/pglite';
import type { PostgresConnection } from '@supabase/lite/postgres';

import type { Secrets } from './secrets.ts';

type LiteConnection = PgliteConnection | PostgresConnection;

/** Not an address of this machine: lite is readier to trust requests that look local. */
export const LITE_URL = 'http://embedded.invalid';

export function liteApp(connection: LiteConnection, secrets: Secrets, cache: CacheDriver): App {
  silenceTelemetry();
  const { jwtSecret, publishableKey, secretKey } = secrets;
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
export async function primeRoles(connection: LiteConnection): Promise<void> {
  const pool = connection.kysely;
  const done = new Error('rolled back on purpose');
  try {
    await pool.transaction().execute(async (transaction) => {
      connection.kysely = transaction;
      await connection.withContext({ auth: { role: 'anon' } }, () => Promise.resolve(), { transaction });
      throw done;
    });
  } catch (cause) {
    if (cause !== done) throw cause;
  } finally {
    connection.kysely = pool;
  }
}

function silenceTelemetry(): void {
  process.env.LITE_TELEMETRY = '0';
  process.env.DO_NOT_TRACK = '1';
}

/** PostgreSQL writes `2026-11-23 08:00:00+00`; supabase-js and `Date` expect ISO 8601. */
export function isoTimestamp(text: string): string {
  const date = new Date(text.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00'));
  return Number.isNaN(date.getTime()) ? text : date.toISOString();
}
