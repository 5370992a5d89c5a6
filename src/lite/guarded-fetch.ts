/**
 * The only door to a Supabase of our own: serves its REST and Auth interfaces and nothing else of lite (whose `/_system` answers
 * without a key), each answer read to its end before the request counts as done, and with a quiet log.
 */
import { quietly } from './quiet-console.ts';

/** When a job may run: on PGlite in turn, on PostgreSQL at once. */
export type Turn = { run<T>(job: () => Promise<T>): Promise<T> };

const served = ['/rest/v1/', '/auth/v1/'];

export function guardedFetch(
  lite: (request: Request) => Promise<Response>,
  turn: Turn,
  isOpen: () => boolean,
): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    if (!isServed(request.url)) return new Response(null, { status: 404 });
    if (!isOpen()) return new Response(null, { status: 503 });
    return turn.run(() => quietly(async () => wholeResponse(await lite(request))));
  };
}

/** `URL` has resolved dots, but a coded slash or dot could still be read differently further in: such a path is not ours. */
function isServed(address: string): boolean {
  const { pathname } = new URL(address);
  return !/%2f|%2e|%5c|\\/i.test(pathname) && served.some((prefix) => pathname.startsWith(prefix));
}

/** The last rows may still be on their way when lite returns: while they are, the request is not done. */
async function wholeResponse(response: Response): Promise<Response> {
  const { status, statusText, headers } = response;
  const body = response.body === null ? null : await response.arrayBuffer();
  return new Response(body, { status, statusText, headers });
}
