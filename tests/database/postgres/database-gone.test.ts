/** A PostgreSQL that stops in the middle of everything, and comes back: the site outlives it and says so in the meantime. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { startPostgres } from '../../../src/postgres/index.ts';
import type { PostgresBackend } from '../../../src/postgres/index.ts';
import { provideBackend } from '../../../src/server/db/backend.ts';
import { DatabaseError } from '../../../src/server/db/clients.ts';
import { takeTokens } from '../../../src/server/db/service/take-tokens.ts';
import { isOutage } from '../../../src/server/intake/outage.ts';
import { startPostgresServer } from '../../postgres/server.ts';
import type { PostgresServer } from '../../postgres/server.ts';
import { migrationsDir } from '../harness.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'linli-gone-'));
let server: PostgresServer;
let backend: PostgresBackend;
beforeAll(async () => {
  server = await startPostgresServer();
  const databaseUrl = await server.createDatabase('linli_gone');
  backend = await startPostgres({ databaseUrl, migrationsDir, jwtSecret: null, dataDir });
  provideBackend(backend);
});
afterAll(async () => {
  await backend.close();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** More at once than there are connections, each a transaction of many statements. */
const manyAtOnce = () =>
  Promise.allSettled(Array.from({ length: 40 }, (_, index) => takeTokens(`visitor ${index}`, 10, 60)));

test('whoever asks while it stops is told that it is away, and nobody waits for ever', async () => {
  await manyAtOnce();
  const asked = manyAtOnce();
  await new Promise((resolve) => setTimeout(resolve, 5));
  await server.crash();
  const refused = [...(await asked), ...(await manyAtOnce())].flatMap((one) =>
    one.status === 'rejected' ? [one.reason as unknown] : [],
  );
  expect(refused.length).toBeGreaterThanOrEqual(40);
  expect(refused.filter((cause) => !(cause instanceof DatabaseError && isOutage(cause)))).toEqual([]);
});

test('once it is back everybody is served again, on every connection', async () => {
  await server.start();
  expect((await manyAtOnce()).map(({ status }) => status)).toEqual(Array<string>(40).fill('fulfilled'));
});

test('a mistake is still a mistake', async () => {
  const nonsense = takeTokens('visitor', Number.NaN, 60).catch((cause: unknown) => cause);
  expect(isOutage(await nonsense)).toBe(false);
});
