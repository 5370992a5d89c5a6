/** Signing in and out. Both are plain forms and need no script. */
import { defineAction } from 'astro:actions';
import { LINLI_TRUST_PROXY } from 'astro:env/server';
import { endSession } from '../server/auth/backend-sessions.ts';
import { dropTokens, keepTokens, readTokens } from '../server/auth/session-cookies.ts';
import { clientAddress as addressOf } from '../server/intake/client-address.ts';
import { signIn as signInWith, type SignInProblem } from '../server/auth/sign-in.ts';

export const signIn = defineAction({
  accept: 'form',
  handler: async (fields, { clientAddress, cookies, locals, request }): Promise<SignInProblem | null> => {
    const credentials = { account: textOf(fields, 'account'), password: textOf(fields, 'password') };
    const address = addressOf(clientAddress, request.headers.get('x-forwarded-for'), LINLI_TRUST_PROXY);
    const outcome = await signInWith({ ...credentials, address });
    if (!outcome.ok) return outcome.problem;
    keepTokens(cookies, outcome.value, locals.site);
    return null;
  },
});

export const signOut = defineAction({
  accept: 'form',
  handler: async (_, { cookies }) => {
    const tokens = readTokens(cookies);
    dropTokens(cookies);
    if (tokens !== null) await endSession(tokens.access);
  },
});

/** A field left empty is a case of its own, so the fields are read as they are. */
function textOf(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value : '';
}
