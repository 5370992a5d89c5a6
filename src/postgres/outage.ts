/**
 * Tells an outage from a mistake. lite answers both alike, with its own code and status 500; to a resident the one means “send it again in a
 * moment”, the other “something is wrong with what was sent”. A request during which a connection failed is answered as PostgREST would: 503.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

const requests = new AsyncLocalStorage<{ failed: boolean }>();

/** Taken inside a request, called when a connection it needed fails: wherever that is noticed, it belongs to this request. */
export function outageNote(): () => void {
  const request = requests.getStore();
  return () => {
    if (request !== undefined) request.failed = true;
  };
}

/** Classes 08, 53 and 57 of PostgreSQL, without a statement cut off for being too slow; and what the way there says for itself. */
export function isOutage(cause: unknown): boolean {
  const code = (cause as { code?: unknown } | null)?.code;
  if (typeof code !== 'string' || code === '57014') return false;
  return /^(?:08|53|57)[0-9A-Z]{3}$/.test(code) || !/^[0-9A-Z]{5}$/.test(code);
}

export async function tellingOutages(answer: () => Response | Promise<Response>): Promise<Response> {
  const request = { failed: false };
  const response = await requests.run(request, answer);
  if (!request.failed || response.ok) return response;
  // The message is lite's to invent and may quote; only the code is passed on.
  return Response.json({ code: '08006', message: 'the database is away', details: null, hint: null }, { status: 503 });
}
