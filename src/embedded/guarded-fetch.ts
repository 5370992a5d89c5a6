/**
 * The only door to the embedded Supabase: serves its REST and Auth interfaces and nothing else of lite (whose `/_system` answers
 * without a key), one request at a time with its body read to the end before the next begins, and with a quiet log.
 */
import type { OneAtATime } from './one-at-a-time.ts';
import { quietly } from './quiet-console.ts';

const served = ['/rest/v1/', '/auth/v1/'];

export function guardedFetch(
  lite: (request: Request) => Promise<Response>,
  turn: OneAtATime,
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

/** The last rows may still be on their way when lite returns: while they are, nobody else may use the session. */
async function wholeResponse(response: Response): Promise<Response> {
  const { status, statusText, headers } = response;
  const body = response.body === null ? null : await response.arrayBuffer();
  return new Response(body, { status, statusText, headers });
}
