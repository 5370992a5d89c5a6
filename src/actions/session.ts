/** Signing in and out. Both are plain forms and need no script. */
import { defineAction } from 'astro:actions';
import { z } from 'astro/zod';
import { endSession } from '../server/auth/backend-sessions.ts';
import { dropTokens, keepTokens, readTokens } from '../server/auth/session-cookies.ts';
import { signIn as signInWith, type SignInProblem } from '../server/auth/sign-in.ts';

export const signIn = defineAction({
  accept: 'form',
  // Longer than any account or password of ours: refused before anything is compared.
  input: z.object({ account: z.string().max(200).default(''), password: z.string().max(200).default('') }),
  handler: async (credentials, { clientAddress, cookies, url }): Promise<SignInProblem | null> => {
    const outcome = await signInWith({ ...credentials, address: clientAddress });
    if (!outcome.ok) return outcome.problem;
    keepTokens(cookies, outcome.value, url);
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
