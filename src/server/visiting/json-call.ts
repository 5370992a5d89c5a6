/**
 * What a phone sends as JSON and gets back: signed in and allowed, of the right type and size, or the problem in one word with the
 * HTTP status that says the same. Never a page: nobody reads it. Who may send from where, the middleware has asked before.
 */
import { requirePermission } from '../../domain/access/permissions.ts';
import type { Staff } from '../../domain/access/staff.ts';
import { refused, type Result } from '../../domain/result.ts';
import { asUser, type UserDb } from '../db/clients.ts';
import { comeBack } from '../answering/statuses.ts';
import { mediaType, readBody, statusOfBodyProblem } from '../intake/index.ts';
import { isOutage } from '../intake/outage.ts';

/** A hundred events with the longest notes; the adapter's own wall stands at 128 KB. */
export const largestBatch = 120 * 1024;

interface Visitor {
  readonly staff: Staff;
  readonly db: UserDb;
}

type Locals = Pick<App.Locals, 'staff' | 'session'>;

/** The database as the person, or the answer that sends them away. */
export function visitorsDb({ staff, session }: Locals): Result<Visitor, Response> {
  const allowed = requirePermission(staff, 'visit:record');
  if (staff === null || session === null) return refused(problem(401, 'signed_out'));
  if (!allowed.ok) return refused(problem(403, 'not_permitted'));
  return { ok: true, value: { staff, db: asUser(session.accessToken) } };
}

/** Another person signed in on this phone: what waits there was recorded by the first, and is not sent in the other's name unasked. */
export function isSomebodyElse(meant: string | null, { id }: Staff): boolean {
  return meant !== null && meant !== id;
}

export async function jsonOf({ headers, body }: Request): Promise<Result<unknown, Response>> {
  if (mediaType(headers.get('content-type')) !== 'application/json') return refused(problem(415, 'unsupported'));
  const length = headers.get('content-length');
  const read = await readBody({ type: headers.get('content-type'), length, chunks: body, most: largestBatch });
  if (!read.ok) return refused(problem(statusOfBodyProblem[read.problem], read.problem));
  return read.value.kind === 'json' ? { ok: true, value: read.value.value } : refused(problem(415, 'unsupported'));
}

/** The database is away: nothing was stored, or nobody can say; the phone keeps everything and repeats it. */
export async function answering(work: () => Promise<unknown>): Promise<Response> {
  try {
    return said(200, await work());
  } catch (error) {
    if (!isOutage(error)) throw error;
    return said(503, { problem: 'busy' }, comeBack);
  }
}

export function problem(status: number, word: string): Response {
  return said(status, { problem: word });
}

function said(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store', ...headers } });
}
