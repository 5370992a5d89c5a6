import { DatabaseError } from '../db/clients.ts';

/**
 * The database could not be reached, is shutting down or has no connection left: nothing is wrong with what was sent.
 * Classes 08, 53 and 57 are PostgreSQL's own for this (but not 57014, a statement cut off for being too slow, which
 * fewer rows can cure); PGRST000 to 003 are PostgREST's.
 */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof DatabaseError)) return false;
  if (error.code === '57014') return false;
  return !isDatabaseCode(error.code) || /^(?:08|53|57|PGRST00[0-3])/.test(error.code);
}

/** Anything else that came back (`ECONNREFUSED`, nothing at all) was written on the way, not by the database. */
function isDatabaseCode(code: string): boolean {
  return /^(?:[0-9A-Z]{5}|PGRST\w+|SUP|PT\d+)$/.test(code);
}

/** For the log: what was called and the code that came back, never what was sent. */
export function describeFailure(error: unknown): string {
  if (error instanceof DatabaseError) return error.message;
  return error instanceof Error ? error.name : 'unknown failure';
}
