/**
 * A Supabase elsewhere: reached with plain supabase-js over the network. Its migrations are applied with Supabase's own CLI; here it is
 * only asked whether they are the ones this program was written for, whether both keys open what they should, and what time it is.
 */
import { provideBackend } from '../db/backend.ts';
import type { Backend } from '../db/backend.ts';
import { asAnonymous, callApi } from '../db/clients.ts';
import { appliedMigrations } from '../db/service/schema-state.ts';
import type { SupabaseSettings } from './backend-settings.ts';
import { StartProblem } from './start-problem.ts';
import { supabaseProblem } from './supabase-problem.ts';
import { watchedFetch } from './watched-fetch.ts';
import type { WatchedFetch } from './watched-fetch.ts';

const PATIENCE_MILLISECONDS = 30_000;
/** Sessions are renewed a minute before they end; with a clock that is further behind, people would be signed out. */
const MOST_CLOCK_DIFFERENCE = 60_000;

export async function openSupabase(
  settings: SupabaseSettings,
  migrations: readonly string[],
  patienceMilliseconds = PATIENCE_MILLISECONDS,
): Promise<Backend & { readonly kind: 'supabase' }> {
  const way = watchedFetch(patienceMilliseconds);
  const backend = { ...settings, fetch: way.fetch, close: () => Promise.resolve() };
  provideBackend(backend);
  const ask = asking(settings.url, way);
  requireMigrations(await ask('SUPABASE_SECRET_KEY', appliedMigrations), migrations);
  await ask('SUPABASE_PUBLISHABLE_KEY', () => callApi(asAnonymous(), 'entry_point', { code: nobodysCode }));
  requireSameClock(way.clockDifference(), new Date());
  return backend;
}

/** Asked for what anybody may ask; no code is shorter than six characters. */
const nobodysCode = '';

type Ask = <T>(key: KeySetting, question: () => Promise<T>) => Promise<T>;
type KeySetting = 'SUPABASE_SECRET_KEY' | 'SUPABASE_PUBLISHABLE_KEY';

function asking(url: string, way: WatchedFetch): Ask {
  return async (key, question) => {
    try {
      return await question();
    } catch (cause) {
      throw supabaseProblem(cause, { url, key, outcome: way.outcome() });
    }
  };
}

function requireMigrations(applied: readonly string[], ours: readonly string[]): void {
  const unknown = applied.find((version) => !ours.includes(version));
  if (unknown !== undefined) throw new StartProblem('migration-missing', { migration: unknown });
  const pending = ours.filter((version) => !applied.includes(version));
  if (pending.length > 0) throw new StartProblem('migrations-pending', { count: String(pending.length) });
}

function requireSameClock(difference: number | null, now: Date): void {
  if (difference === null || Math.abs(difference) <= MOST_CLOCK_DIFFERENCE) return;
  const [ours, theirs] = [now, new Date(now.getTime() - difference)].map((time) => time.toISOString().slice(0, 19));
  throw new StartProblem('supabase-clock', { ours: `${ours ?? ''}Z`, theirs: `${theirs ?? ''}Z` });
}
