/** One request for a secret link: what it leads to, and withdrawing by it. */
import type { APIContext } from 'astro';
import { publicAddress } from '../../i18n/public-address.ts';
import { tokenHashOf } from '../../server/activities/ticket.ts';
import { mySignUp, type MySignUp } from '../../server/db/activities.ts';
import { asAnonymous, DatabaseError } from '../../server/db/clients.ts';
import { withdrawSignUp } from '../../server/db/service/sign-up.ts';

type Context = Pick<APIContext, 'locals' | 'params' | 'redirect' | 'request' | 'url'>;

export type MyScene =
  | { readonly state: 'signed'; readonly status: 200; readonly found: Extract<MySignUp, { status: 'signed' }> }
  | { readonly state: 'withdrawn'; readonly status: 200 }
  | { readonly state: 'gone'; readonly status: 410 }
  | { readonly state: 'away'; readonly status: 503 };

export async function myScene({ locals, params, redirect, request, url }: Context): Promise<MyScene | Response> {
  const token = params['token'] ?? '';
  const hash = tokenHashOf(token);
  if (hash === null) return { state: 'gone', status: 410 };
  try {
    if (request.method === 'POST') {
      await withdrawSignUp(hash);
      return redirect(publicAddress(`/take-part/mine/${token}?said=withdrawn`, locals.publicLanguage), 303);
    }
    const found = await mySignUp(asAnonymous(), hash);
    if (found.status === 'signed') return { state: 'signed', status: 200, found };
    return url.searchParams.get('said') === 'withdrawn'
      ? { state: 'withdrawn', status: 200 }
      : { state: 'gone', status: 410 };
  } catch (cause) {
    if (cause instanceof DatabaseError) return { state: 'away', status: 503 };
    throw cause;
  }
}
