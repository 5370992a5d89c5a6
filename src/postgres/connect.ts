/** A pool of connections to PostgreSQL with values as supabase-js and our migrations expect them. */
import { PostgresConnection } from '@supabase/lite/postgres';

import type { Sql } from 'postgres';

import { isoTimestamp } from '../lite/lite-app.ts';
import { steadyLines } from './steady-lines.ts';

/** Enough to keep the database's cores busy; each site of several has its own. */
const CONNECTIONS = 10;
const PATIENCE_SECONDS = 10;

export function connect(databaseUrl: string, applicationName: string): PostgresConnection {
  const connection = new PostgresConnection({
    url: databaseUrl,
    postgresOptions: {
      max: CONNECTIONS,
      connect_timeout: PATIENCE_SECONDS,
      onnotice: () => undefined,
      // Compiling a query takes longer than any of ours runs.
      connection: { application_name: applicationName, jit: 'off' },
      types: {
        json: json(114),
        jsonb: json(3802),
        timestamptz: { to: 1184, from: [1184], serialize: String, parse: isoTimestamp },
      },
    },
  });
  standOnSteadyLines(connection);
  return connection;
}

/** lite reserves a connection for each request; statements of the starter go through the driver's own pool. */
function standOnSteadyLines({ driver }: PostgresConnection): void {
  const lines = steadyLines(driver as Sql, CONNECTIONS);
  const endPool = driver.end.bind(driver);
  driver.reserve = () => lines.reserve();
  driver.end = async (options) => {
    await Promise.all([lines.end(), endPool(options)]);
  };
}

/** lite hands over JSON that is text already; encoding it again would store a string. */
function json(type: number) {
  return {
    to: type,
    from: [type],
    serialize: (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)),
    parse: (text: string) => JSON.parse(text) as unknown,
  };
}
