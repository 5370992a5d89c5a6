/** When each part of the site counts as well, doubtful or failing. */
import type { QueueState } from '../intake/index.ts';
import type { KeyState } from '../db/service/key-state.ts';
import type { Part } from './health.ts';

/** What a question to the database came to. */
export type Probe =
  | { readonly state: 'answered'; readonly milliseconds: number; readonly migrations: readonly string[] }
  | { readonly state: 'silent' }
  | { readonly state: 'failed'; readonly code: string; readonly keysRefused: boolean };

const SLOW_MILLISECONDS = 1000;
const STALE_SECONDS = { warning: 5, failing: 30 };
const FRESH_FAILURE_MILLISECONDS = 5 * 60_000;

export function databasePart(probe: Probe): Part {
  switch (probe.state) {
    case 'answered': {
      const milliseconds = Math.round(probe.milliseconds * 10) / 10;
      if (probe.milliseconds < SLOW_MILLISECONDS) return { condition: 'ok', milliseconds };
      return { condition: 'warning', because: 'slow', milliseconds };
    }
    case 'silent':
      return { condition: 'failing', because: 'no-answer' };
    case 'failed':
      return { condition: 'failing', because: 'error', code: probe.code };
  }
}

export function migrationsPart(probe: Probe, shipped: readonly string[]): Part {
  if (probe.state !== 'answered') return { condition: 'failing', because: 'unknown', shipped: shipped.length };
  const missing = shipped.filter((version) => !probe.migrations.includes(version));
  const foreign = probe.migrations.filter((version) => !shipped.includes(version));
  const counted = { applied: probe.migrations.length, shipped: shipped.length };
  if (missing.length > 0) return { condition: 'failing', because: 'missing', ...counted, missing };
  if (foreign.length > 0) return { condition: 'failing', because: 'newer-database', ...counted, foreign };
  return { condition: 'ok', ...counted };
}

export function secretsPart(keys: KeyState, probe: Probe): Part {
  if (keys !== 'well-formed') return { condition: 'failing', because: keys };
  if (probe.state === 'failed' && probe.keysRefused) return { condition: 'failing', because: 'refused' };
  return { condition: 'ok' };
}

/** Behind a proxy both are needed: else everybody counts as one visitor, or every form is refused. */
export function settingsPart(publicUrl: string | null, trustsProxy: boolean): Part {
  if (publicUrl?.startsWith('https:') && !trustsProxy) {
    return { condition: 'warning', because: 'LINLI_PUBLIC_URL without LINLI_TRUST_PROXY' };
  }
  if (publicUrl === null && trustsProxy) {
    return { condition: 'warning', because: 'LINLI_TRUST_PROXY without LINLI_PUBLIC_URL' };
  }
  return { condition: 'ok' };
}

export function queuePart(queue: QueueState | null, now: Date): Part {
  if (queue === null) return { condition: 'failing', because: 'not-open' };
  const { waiting, capacity, oldestSeconds, lastFailure } = queue;
  const shown = {
    waiting,
    capacity,
    oldestSeconds: Math.round(oldestSeconds * 10) / 10,
    lastFailure: lastFailure === null ? null : { at: lastFailure.at.toISOString(), what: lastFailure.what },
  };
  if (waiting >= capacity) return { condition: 'failing', because: 'full', ...shown };
  if (oldestSeconds >= STALE_SECONDS.failing) return { condition: 'failing', because: 'stale', ...shown };
  if (oldestSeconds >= STALE_SECONDS.warning) return { condition: 'warning', because: 'stale', ...shown };
  if (waiting >= capacity / 2) return { condition: 'warning', because: 'half-full', ...shown };
  const failedLately = lastFailure !== null && now.getTime() - lastFailure.at.getTime() < FRESH_FAILURE_MILLISECONDS;
  return failedLately ? { condition: 'warning', because: 'failed-lately', ...shown } : { condition: 'ok', ...shown };
}
