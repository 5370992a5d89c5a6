/** One request for a secret link: what it leads to, and withdrawing by it. */
import type { APIContext } from 'astro';
import { signUpBehind, withdrawBehind } from '../../server/activities/own-link.ts';
import type { MySignUp } from '../../server/db/activities.ts';
import { DatabaseError } from '../../server/db/clients.ts';

type Context = Pick<APIContext, 'params' | 'redirect' | 'request' | 'url'>;

export type MyScene =
  | { readonly state: 'signed'; readonly status: 200; readonly found: Extract<MySignUp, { status: 'signed' }> }
  | { readonly state: 'withdrawn'; readonly status: 200 }
  | { readonly state: 'gone'; readonly status: 410 }
  | { readonly state: 'away'; readonly status: 503 };

export async function myScene({ params, redirect, request, url }: Context): Promise<MyScene | Response> {
  const token = params['token'] ?? '';
  try {
    if (request.method === 'POST') {
      await withdrawBehind(token);
      return redirect(`${url.pathname}?said=withdrawn`, 303);
    }
    const found = await signUpBehind(token);
    if (found.status === 'signed') return { state: 'signed', status: 200, found };
    return url.searchParams.get('said') === 'withdrawn'
      ? { state: 'withdrawn', status: 200 }
      : { state: 'gone', status: 410 };
  } catch (cause) {
    if (cause instanceof DatabaseError) return { state: 'away', status: 503 };
    throw cause;
  }
}
