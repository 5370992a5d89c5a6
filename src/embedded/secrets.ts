/**
 * The secrets of one embedded instance: generated once, kept in a file that only its owner can read.
 * Without all of them the embedded Supabase would let everybody in, so an incomplete file is an error, never a default.
 */
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { EmbeddedProblem } from './embedded-problem.ts';

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

/** Reads `secrets.json` of the folder, or makes it on the first start. */
export function keepSecrets(folder: string): Secrets {
  const file = join(folder, 'secrets.json');
  if (!existsSync(file)) {
    const secrets = generateSecrets();
    writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    return secrets;
  }
  chmodSync(file, 0o600);
  return requireSecrets(readJson(file), file);
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
    throw new EmbeddedProblem('secrets', { place });
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
