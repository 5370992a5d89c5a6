/** Two sites over one PostgreSQL, as two processes would be: each with a pool and keys of its own, and the same secret. */
import { inject } from 'vitest';

import type { LiteBackend } from '../../../src/lite/lite-backend.ts';
import { clientOf } from '../../../src/server/db/clients.ts';
import type { Db } from '../../../src/server/db/clients.ts';
import { addressOf } from '../../postgres/databases.ts';
import { migrationsDir } from '../harness.ts';
import { openTestPostgres } from '../test-backend.ts';
import { twoOffices } from '../two-offices.ts';
import type { TwoOffices } from '../two-offices.ts';

export type Sites = {
  readonly db: TwoOffices;
  readonly backends: readonly [LiteBackend<'embedded' | 'postgres'>, LiteBackend<'postgres'>];
  /** The secret key's client of each. */
  readonly services: readonly [Db, Db];
  close(): Promise<void>;
};

export async function twoSites(): Promise<Sites> {
  const db = await twoOffices();
  const [here] = await db.sql('select current_database() as name');
  const other = await openTestPostgres(addressOf(inject('postgresTemplate'), String(here?.name)), migrationsDir);
  return {
    db,
    backends: [db.backend, other],
    services: [db.service(), clientOf(other, other.secretKey)],
    close: () => other.close().then(() => db.close()),
  };
}
