/**
 * Which Supabase the site talks to: one inside the process where nothing is set, one over a PostgreSQL, or a Supabase elsewhere.
 * Half of a choice, or two choices, is a mistake that is told; it never falls back to the one for trying out.
 */
import { given } from './environment.ts';
import type { Environment } from './environment.ts';
import { kindOfKey } from './kind-of-key.ts';
import { StartProblem } from './start-problem.ts';

export type BackendSettings =
  | { readonly kind: 'embedded' }
  /** Without a secret from the environment, the one in the data folder signs sessions. */
  | { readonly kind: 'postgres'; readonly databaseUrl: string; readonly jwtSecret: string | null }
  | SupabaseSettings;

export type SupabaseSettings = {
  readonly kind: 'supabase';
  readonly url: string;
  readonly publishableKey: string;
  readonly secretKey: string;
};

const SHORTEST_SECRET = 32;

export function readBackendSettings(environment: Environment): BackendSettings {
  const databaseUrl = given(environment.DATABASE_URL);
  const supabase = supabaseSettings(environment);
  if (databaseUrl !== undefined && supabase !== null) throw new StartProblem('two-databases', {});
  if (databaseUrl === undefined) return supabase ?? { kind: 'embedded' };
  return { kind: 'postgres', databaseUrl: postgresUrl(databaseUrl), jwtSecret: jwtSecretOf(environment) };
}

function supabaseSettings(environment: Environment): SupabaseSettings | null {
  const [url, publishable, secret] = [
    given(environment.SUPABASE_URL),
    given(environment.SUPABASE_PUBLISHABLE_KEY),
    given(environment.SUPABASE_SECRET_KEY),
  ];
  if (url === undefined && publishable === undefined && secret === undefined) return null;
  const missing = [
    ...(url === undefined ? ['SUPABASE_URL'] : []),
    ...(publishable === undefined ? ['SUPABASE_PUBLISHABLE_KEY'] : []),
    ...(secret === undefined ? ['SUPABASE_SECRET_KEY'] : []),
  ];
  if (url === undefined || publishable === undefined || secret === undefined) {
    throw new StartProblem('supabase-incomplete', { missing: missing.join(', ') });
  }
  if (publishable === secret) throw new StartProblem('supabase-same-keys', {});
  requireKinds(publishable, secret);
  return { kind: 'supabase', url: supabaseUrl(url), publishableKey: publishable, secretKey: secret };
}

/** A secret key among the publishable ones would open everything to signed-out people, and nothing would look wrong. */
function requireKinds(publishable: string, secret: string): void {
  if (kindOfKey(publishable) === 'secret') {
    throw new StartProblem('supabase-keys-swapped', { setting: 'SUPABASE_PUBLISHABLE_KEY' });
  }
  if (kindOfKey(secret) === 'publishable') {
    throw new StartProblem('supabase-keys-swapped', { setting: 'SUPABASE_SECRET_KEY' });
  }
}

function supabaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) throw new StartProblem('supabase-url-unreadable', { url: text });
  return text.replace(/\/+$/, '');
}

/** The text itself may hold a password: it is never repeated. */
function postgresUrl(text: string): string {
  const isOne = URL.canParse(text) && /^postgres(?:ql)?:\/\//.test(text);
  if (!isOne || new URL(text).pathname.length < 2) throw new StartProblem('database-url-unreadable', {});
  return text;
}

function jwtSecretOf(environment: Environment): string | null {
  const secret = given(environment.LINLI_JWT_SECRET) ?? null;
  if (secret !== null && secret.length < SHORTEST_SECRET) {
    throw new StartProblem('jwt-secret-short', { least: String(SHORTEST_SECRET) });
  }
  return secret;
}
