/**
 * A Supabase elsewhere: reached with plain supabase-js over the network. Its migrations are applied with Supabase's own CLI; here
 * it is only asked whether they are the ones this program was written for.
 */
import type { Backend } from '../db/backend.ts';
import { provideBackend } from '../db/backend.ts';
import { DatabaseError } from '../db/clients.ts';
import { appliedMigrations } from '../db/service/schema-state.ts';
import type { SupabaseSettings } from './backend-settings.ts';
import { StartProblem } from './start-problem.ts';

const PATIENCE_MILLISECONDS = 30_000;

export async function openSupabase(
  settings: SupabaseSettings,
  migrations: readonly string[],
  patienceMilliseconds = PATIENCE_MILLISECONDS,
): Promise<Backend & { readonly kind: 'supabase' }> {
  const backend = { ...settings, fetch: patientFetch(patienceMilliseconds), close: () => Promise.resolve() };
  provideBackend(backend);
  requireMigrations(await askForMigrations(settings.url), migrations);
  return backend;
}

/** A request that hangs would hold a resident's page and an intake batch with it. */
function patientFetch(milliseconds: number): typeof fetch {
  return (input, init) => {
    const patience = AbortSignal.timeout(milliseconds);
    return fetch(input, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, patience]) : patience });
  };
}

async function askForMigrations(url: string): Promise<readonly string[]> {
  try {
    return await appliedMigrations();
  } catch (cause) {
    if (!(cause instanceof DatabaseError)) throw cause;
    throw problemOf(cause, url);
  }
}

function problemOf({ code, status }: DatabaseError, url: string): StartProblem {
  // The function is part of the migrations: a project without it, or without the schema, has none of them.
  if (/^PGRST(?:106|125|20[0-5])$/.test(code) || code === '42883' || code === '3F000') {
    return new StartProblem('migrations-pending', { count: '?' });
  }
  if (status === 401 || status === 403) return new StartProblem('supabase-keys', { url });
  return new StartProblem('supabase-unreachable', { url, reason: code === '' ? `HTTP ${status}` : code });
}

function requireMigrations(applied: readonly string[], ours: readonly string[]): void {
  const unknown = applied.find((version) => !ours.includes(version));
  if (unknown !== undefined) throw new StartProblem('migration-missing', { migration: unknown });
  const pending = ours.filter((version) => !applied.includes(version));
  if (pending.length > 0) throw new StartProblem('migrations-pending', { count: String(pending.length) });
}
