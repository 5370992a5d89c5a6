/** What must not be read: answers by anybody, tallies by people who are signed out, and by workers. */
import { asAnonymous, callApi, DatabaseError } from '../../src/server/db/clients.ts';
import type { Db, UserDb } from '../../src/server/db/clients.ts';
import { waveTallies } from '../../src/server/db/tallies.ts';
import { wavesOf } from '../../src/server/db/waves.ts';
import { CheckProblem, mustHold } from './check-problem.ts';
import type { Claims } from './claims.ts';

export interface Wanted {
  readonly worker: UserDb;
  readonly waveId: string;
  readonly question: string;
}

export async function readWithoutRight({ worker, waveId, question }: Wanted, claims: Claims): Promise<void> {
  await claims('anonymousRefused', async () => {
    await requireNoAnswers(asAnonymous());
    await requireRefused('wave_tallies', () => callApi(asAnonymous(), 'wave_tallies', { wave: waveId }));
    // The keys themselves: the publishable one must not do what the secret one does.
    await requireRefused('schema_state', () => callApi(asAnonymous(), 'schema_state'));
  });
  await claims('workerRefused', async () => {
    await requireNoAnswers(worker);
    const seen = await waveTallies(worker, waveId, { questions: [question], dimensions: [] });
    mustHold(seen === null && (await wavesOf(worker)).length === 0, 'readable', { what: 'wave_tallies' });
  });
}

async function requireNoAnswers(db: Db): Promise<void> {
  for (const schema of ['api', 'app', 'public']) {
    // The type names our own schema alone.
    const { error, status } = await db
      .schema(schema as 'api')
      .from('answer')
      .select()
      .limit(1);
    if (error !== null && status === 0) throw new DatabaseError('answer', error);
    mustHold(error !== null, 'readable', { what: `${schema}.answer` });
  }
}

/** PostgreSQL: no right to call this. */
const NO_RIGHT = '42501';

async function requireRefused(what: string, read: () => Promise<unknown>): Promise<void> {
  try {
    await read();
  } catch (cause) {
    if (cause instanceof DatabaseError && cause.code === NO_RIGHT) return;
    throw cause;
  }
  throw new CheckProblem('readable', { what });
}
