/** Puts a resident on the list of an activity, and takes them off by the secret of their link. Neither knows an account. */
import { z } from 'astro/zod';

import { callApi } from '../clients.ts';
import { asService } from './as-service.ts';

const signed = z.discriminatedUnion('status', [
  z.object({ status: z.literal('signed'), rank: z.number(), places: z.number() }),
  z.object({ status: z.enum(['already', 'full', 'closed', 'cancelled', 'unknown']) }),
]);
export type SignedUp = z.infer<typeof signed>;

export interface SignUp {
  /** The same again does nothing and says the same. */
  readonly id: string;
  readonly tokenHash: string;
  readonly name: string;
  readonly phone: string;
}

export async function signUp(number: number, { id, name, phone, tokenHash }: SignUp): Promise<SignedUp> {
  return signed.parse(await callApi(asService(), 'sign_up', { number, id, token_hash: tokenHash, name, phone }));
}

const withdrawn = z.discriminatedUnion('status', [
  z.object({ status: z.literal('withdrawn'), number: z.number() }),
  z.object({ status: z.literal('gone') }),
]);

/** The number of the activity; null where nothing was there any more. */
export async function withdrawSignUp(tokenHash: string): Promise<number | null> {
  const outcome = withdrawn.parse(await callApi(asService(), 'withdraw_sign_up', { token_hash: tokenHash }));
  return outcome.status === 'withdrawn' ? outcome.number : null;
}
