/**
 * Asks each part how it is. At most one question to the database is on its way, however many ask, and it is given up on after two
 * seconds; an answer serves everybody for a second. So asking is no lever against the site, and a hanging database is told soon.
 */
import type { KeyState } from '../db/service/key-state.ts';
import { DatabaseError } from '../db/clients.ts';
import type { QueueState } from '../intake/index.ts';
import { worst } from './health.ts';
import type { Health } from './health.ts';
import { databasePart, migrationsPart, queuePart, secretsPart, settingsPart } from './judging.ts';
import type { Probe } from './judging.ts';

export interface Examined {
  /** A trivial call, which tells at once which migrations the database has. */
  readonly appliedMigrations: () => Promise<readonly string[]>;
  readonly keys: () => KeyState;
  readonly queue: () => QueueState | null;
  readonly shippedMigrations: readonly string[];
  readonly publicUrl: string | null;
  readonly trustsProxy: boolean;
  readonly version: string;
  readonly build: string | null;
}

export interface HealthLimits {
  readonly patienceMilliseconds: number;
  readonly freshMilliseconds: number;
}

export type HealthCheck = () => Promise<Health>;

const usual: HealthLimits = { patienceMilliseconds: 2000, freshMilliseconds: 1000 };

export function healthCheck(examined: Examined, limits = usual): HealthCheck {
  const probe = oneProbe(examined.appliedMigrations, limits.patienceMilliseconds);
  let known: { readonly health: Promise<Health>; readonly until: number } | null = null;
  return () => {
    if (known !== null && performance.now() < known.until) return known.health;
    const health = probe().then((found) => judge(examined, found));
    // Until it is there, everybody waits for the same; then it is fresh for a while.
    const asked = { health, until: Infinity };
    known = asked;
    const settle = () => {
      if (known === asked) known = { health, until: performance.now() + limits.freshMilliseconds };
    };
    health.then(settle, settle);
    return health;
  };
}

function judge(examined: Examined, probe: Probe): Health {
  const found = {
    database: databasePart(probe),
    migrations: migrationsPart(probe, examined.shippedMigrations),
    secrets: secretsPart(examined.keys(), probe),
    settings: settingsPart(examined.publicUrl, examined.trustsProxy),
    queue: queuePart(examined.queue(), new Date()),
  };
  const condition = worst(Object.values(found).map((part) => part.condition));
  return { condition, ...found, version: examined.version, build: examined.build };
}

/** A question that was given up on is still the one that is on its way: it is not asked again before it ends. */
function oneProbe(ask: Examined['appliedMigrations'], patienceMilliseconds: number): () => Promise<Probe> {
  let underWay: Promise<Probe> | null = null;
  return () => {
    underWay ??= timed(ask).finally(() => (underWay = null));
    return Promise.race([underWay, givenUp(patienceMilliseconds)]);
  };
}

async function timed(ask: Examined['appliedMigrations']): Promise<Probe> {
  const began = performance.now();
  try {
    const migrations = await ask();
    return { state: 'answered', milliseconds: performance.now() - began, migrations };
  } catch (error) {
    if (!(error instanceof DatabaseError)) return { state: 'failed', code: 'unreadable', keysRefused: false };
    return { state: 'failed', code: error.code, keysRefused: error.status === 401 || error.status === 403 };
  }
}

function givenUp(milliseconds: number): Promise<Probe> {
  return new Promise((done) => setTimeout(() => done({ state: 'silent' }), milliseconds).unref());
}
