/**
 * The whole check: one line for each claim, up to the first that does not hold; then everything it made is taken away, whatever
 * happened. Before it knows that the project is empty it changes nothing.
 */
import { join } from 'node:path';

import { provideBackend } from '../../src/server/db/backend.ts';
import { checkState, clearCheck } from '../../src/server/db/service/check.ts';
import { checkClaim, checkMessage } from '../../src/server/start/messages.ts';
import { openSupabase } from '../../src/server/start/open-supabase.ts';
import { readBackendSettings } from '../../src/server/start/backend-settings.ts';
import type { Environment } from '../../src/server/start/environment.ts';
import { readMigrations } from '../../src/lite/migrations.ts';
import { answerAndCount } from './answering.ts';
import { CheckProblem } from './check-problem.ts';
import type { Claim, Claims } from './claims.ts';
import { enrolPeople } from './people.ts';
import { requireEmpty, requireOnlyApi } from './project.ts';
import { reasonOf } from './reason.ts';
import { setUpOffice } from './small-office.ts';

export interface Check {
  readonly root: string;
  readonly environment: Environment;
  /** Aborted when the check is to stop; it then cleans up. */
  readonly stop: AbortSignal;
  readonly say: (line: string) => void;
}

/** The program's exit code. */
export async function runCheck(check: Check): Promise<number> {
  const { say } = check;
  const claims = claimsOf(check);
  try {
    await claims('reached', () => open(check));
    await claims('onlyApi', requireOnlyApi);
    await claims('empty', () => requireEmpty(say));
  } catch (cause) {
    return conclude(say, cause);
  }
  const cause = await examine(check, claims);
  const unclean = await cleanUp(say);
  return conclude(say, cause ?? unclean);
}

async function open({ root, environment }: Check): Promise<void> {
  const settings = readBackendSettings(environment);
  if (settings.kind !== 'supabase') throw new CheckProblem('no-supabase');
  const migrations = readMigrations(join(root, 'supabase', 'migrations')).map(({ version }) => version);
  provideBackend(await openSupabase(settings, migrations, PATIENCE_MILLISECONDS));
}

const PATIENCE_MILLISECONDS = 15_000;

/** What went wrong, if anything did. */
async function examine({ root }: Check, claims: Claims): Promise<unknown> {
  try {
    const place = await setUpOffice(root, claims);
    const people = await enrolPeople(place, claims);
    await answerAndCount(root, { ...place, ...people }, claims);
    return null;
  } catch (cause) {
    return cause;
  }
}

/** Asked to stop or not: what was begun is taken away. */
async function cleanUp(say: Check['say']): Promise<unknown> {
  try {
    await holds('cleared', clearAll, say);
    const { kept } = await checkState();
    say(`  ${checkMessage('kept', { versions: String(kept.versions), audit: String(kept.audit) })}`);
    return null;
  } catch (cause) {
    say(`  ${checkMessage('runAgain')}`);
    return cause;
  }
}

async function clearAll(): Promise<void> {
  await clearCheck();
  if ((await checkState()).leftOver) throw new CheckProblem('left-over');
}

function claimsOf({ say, stop }: Check): Claims {
  return async (claim, proof) => {
    if (stop.aborted) throw new CheckProblem('stopped');
    return holds(claim, proof, say);
  };
}

async function holds<T>(claim: Claim, proof: () => Promise<T>, say: Check['say']): Promise<T> {
  try {
    const found = await proof();
    say(`✓ ${checkClaim(claim)}`);
    return found;
  } catch (cause) {
    say(`✗ ${checkClaim(claim)}`);
    say(`  ${reasonOf(cause)}`);
    throw cause;
  }
}

function conclude(say: Check['say'], cause: unknown): number {
  if (cause instanceof CheckProblem && cause.code === 'stopped') say(`  ${reasonOf(cause)}`);
  say(checkMessage(cause === null ? 'passed' : 'failed'));
  return cause === null ? 0 : 1;
}
