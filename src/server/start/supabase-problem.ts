/** What a refusal of a Supabase elsewhere means for the operator: a wrong address, a wrong key, or a project that is not set up yet. */
import { z } from 'astro/zod';

import { DatabaseError } from '../db/clients.ts';
import { StartProblem } from './start-problem.ts';

export interface Asked {
  readonly url: string;
  /** The setting whose key was used. */
  readonly key: string;
  /** What came of the request on the way: `HTTP 404`, or, without an answer, a code such as ECONNREFUSED. */
  readonly outcome: string;
}

/** Anything that is no refusal comes back as it is. */
export function supabaseProblem(cause: unknown, { url, key, outcome }: Asked): unknown {
  const elsewhere = new StartProblem('supabase-elsewhere', { url, reason: outcome });
  // Something answered, and it was not what we asked for, or not even JSON.
  if (cause instanceof z.ZodError) return elsewhere;
  if (!(cause instanceof DatabaseError)) return cause;
  const { code, status } = cause;
  if (status === 0) return new StartProblem('supabase-unreachable', { url, reason: outcome });
  if (status < 400) return elsewhere;
  if (code === hiddenSchema) return new StartProblem('supabase-api-hidden', { url });
  if (unreadDatabase.includes(code)) return new StartProblem('supabase-not-ready', { url, reason: code });
  // The functions are part of the migrations: a project without them, or without the schema, has none of them.
  if (noSuchFunction.includes(code)) return new StartProblem('migrations-pending', { count: '?' });
  if (status === 401 || status === 403) return new StartProblem('supabase-keys', { url, setting: key });
  const reason = code === '' ? outcome : code;
  if (status === 404 || status === 405) return new StartProblem('supabase-elsewhere', { url, reason });
  return new StartProblem('supabase-unreachable', { url, reason });
}

/** Codes of PostgREST and PostgreSQL. */
const hiddenSchema = 'PGRST106';
/** No connection to the database, or a schema that is exposed and does not exist. */
const unreadDatabase = ['PGRST000', 'PGRST001', 'PGRST002', 'PGRST003'];
const noSuchFunction = ['PGRST200', 'PGRST201', 'PGRST202', 'PGRST203', 'PGRST204', 'PGRST205', '42883', '3F000'];
