/** Is there a PostgreSQL that we can use? Says why not without ever quoting the address, which holds a password. */
import type { PostgresConnection } from '@supabase/lite/postgres';

import { BackendProblem } from '../lite/backend-problem.ts';

type Driver = PostgresConnection['driver'];

const OLDEST = 150_000;

export async function requireDatabase(driver: Driver, place: string): Promise<void> {
  const number = await versionOf(driver, place);
  if (number < OLDEST) {
    throw new BackendProblem('database-too-old', { version: String(Math.floor(number / 10_000)), place });
  }
}

/** Host, port and name of the database: what an operator needs to recognise it. */
export function placeOf(databaseUrl: string): string {
  const { host, pathname, searchParams } = new URL(databaseUrl);
  return `${searchParams.get('host') ?? host}${pathname}`;
}

async function versionOf(driver: Driver, place: string): Promise<number> {
  try {
    const [row] = await driver.unsafe<{ number: number }[]>(
      `select current_setting('server_version_num')::integer as number`,
    );
    return row?.number ?? 0;
  } catch (cause) {
    throw new BackendProblem('database-unreachable', { place, reason: reasonOf(cause) });
  }
}

/** PostgreSQL's own words name the user or the database; a failure on the way has a code only. */
function reasonOf(cause: unknown): string {
  const { code, message } = (cause ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return `${code} ${String(message)}`;
  return typeof code === 'string' ? code : String(message);
}
