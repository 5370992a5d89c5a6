/**
 * The secrets of a Supabase of our own: generated once, kept in a file that only its owner can read.
 * Without all of them lite would let everybody in, so an incomplete file is an error, never a default.
 */
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { BackendProblem } from './backend-problem.ts';

export type Secrets = {
  readonly jwtSecret: string;
  readonly publishableKey: string;
  readonly secretKey: string;
};

const LEAST_JWT_SECRET = 32;
const LEAST_KEY = 24;

export function generateSecrets(): Secrets {
  const random = () => randomBytes(32).toString('base64url');
  return {
    jwtSecret: random(),
    publishableKey: `sb_publishable_${random()}`,
    secretKey: `sb_secret_${random()}`,
  };
}

/** Keys that live as long as the process, around the one secret that all sites of a database share: it signs the sessions. */
export function secretsAround(jwtSecret: string): Secrets {
  return requireSecrets({ ...generateSecrets(), jwtSecret }, 'LINLI_JWT_SECRET');
}

/** Reads `secrets.json` of the folder, or makes it on the first start; of two sites that start at once, one makes it. */
export function keepSecrets(folder: string): Secrets {
  const file = join(folder, 'secrets.json');
  if (!existsSync(file)) makeSecrets(file);
  chmodSync(file, 0o600);
  return requireSecrets(readJson(file), file);
}

/** Written beside and linked: a second site never reads half a file. */
function makeSecrets(file: string): void {
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, `${JSON.stringify(generateSecrets(), null, 2)}\n`, { mode: 0o600 });
  try {
    linkSync(unfinished, file);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** Refuses keys that are missing, equal or too short to be secret. */
export function requireSecrets(raw: unknown, place: string): Secrets {
  const { jwtSecret, publishableKey, secretKey } = (raw ?? {}) as Partial<Record<keyof Secrets, unknown>>;
  if (
    !isLongText(jwtSecret, LEAST_JWT_SECRET) ||
    !isLongText(publishableKey, LEAST_KEY) ||
    !isLongText(secretKey, LEAST_KEY) ||
    publishableKey === secretKey
  ) {
    throw new BackendProblem('secrets', { place });
  }
  return { jwtSecret, publishableKey, secretKey };
}

function isLongText(value: unknown, least: number): value is string {
  return typeof value === 'string' && value.length >= least;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
