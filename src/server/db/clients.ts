/**
 * Who asks the database. A repository takes the client as its first argument, so that its signature says as whom it reads:
 * as anybody (`AnonDb`) or as the signed-in person (`UserDb`), for whom row-level security decides.
 */
import { createClient } from '@supabase/supabase-js';
import type { SupabaseClient } from '@supabase/supabase-js';

import { backend } from './backend.ts';
import type { Backend } from './backend.ts';
import { observer } from '../metrics/observer.ts';
import type { CallOutcome } from '../metrics/observer.ts';

/** The exposed schema: functions take named arguments and answer with JSON that the repository parses. */
export type ApiSchema = {
  api: {
    Tables: Record<string, never>;
    Views: Record<string, { Row: Record<string, unknown>; Relationships: [] }>;
    Functions: Record<string, { Args: Record<string, unknown>; Returns: unknown }>;
  };
};

export type Db = SupabaseClient<ApiSchema, 'api'>;

declare const speaksAs: unique symbol;
export type AnonDb = Db & { readonly [speaksAs]: 'anonymous' };
export type UserDb = Db & { readonly [speaksAs]: 'user' };

const anonymous = new WeakMap<Backend, AnonDb>();

export function asAnonymous(): AnonDb {
  const current = backend();
  const known = anonymous.get(current);
  if (known !== undefined) return known;
  const client = clientOf(current, current.publishableKey) as AnonDb;
  anonymous.set(current, client);
  return client;
}

/** One client per request: it must never outlive the person it speaks for. */
export function asUser(accessToken: string): UserDb {
  const current = backend();
  return clientOf(current, current.publishableKey, accessToken) as UserDb;
}

/** The sign-in interface; a new one each time, because it remembers the session of whoever signed in through it. */
export function signInInterface(): Db['auth'] {
  const current = backend();
  return clientOf(current, current.publishableKey).auth;
}

export function clientOf({ url, fetch }: Backend, key: string, accessToken?: string): Db {
  return createClient<ApiSchema, 'api'>(url, key, {
    db: { schema: 'api' },
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    global: { fetch },
    ...(accessToken === undefined ? {} : { accessToken: () => Promise.resolve(accessToken) }),
  });
}

/** A call that the database refused or that did not reach it; the cause is for the log, never for the page. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  /** PostgreSQL's or PostgREST's code; our own refusals begin with PT. */
  readonly code: string;
  /** Of HTTP; 0 where nothing answered. */
  readonly status: number;

  constructor(called: string, cause: { readonly code?: string; readonly message?: string }, status = 0) {
    super(`${called}: ${cause.code ?? 'no code'}`, { cause });
    this.code = cause.code ?? '';
    this.status = status;
  }
}

/** Calls a function of the exposed schema; what it returns is still to be parsed. */
export async function callApi(db: Db, name: string, args: Record<string, unknown> = {}): Promise<unknown> {
  const began = performance.now();
  const { data, error, status } = await db.rpc(name, args);
  observer().databaseCall(name, outcomeOf(error), (performance.now() - began) / 1000);
  if (error !== null) throw new DatabaseError(name, error, status);
  return data;
}

function outcomeOf(error: { readonly code?: string } | null): CallOutcome {
  if (error === null) return 'ok';
  return error.code?.startsWith('PT') ? 'refused' : 'failed';
}
