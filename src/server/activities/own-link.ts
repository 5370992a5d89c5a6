/** What a secret link leads to, and withdrawing by it. What is no token of ours leads to nothing, and no question to the database. */
import { mySignUp, type MySignUp } from '../db/activities.ts';
import { asAnonymous } from '../db/clients.ts';
import { withdrawSignUp } from '../db/service/sign-up.ts';
import { tokenHashOf } from './ticket.ts';

export async function signUpBehind(token: string): Promise<MySignUp> {
  const hash = tokenHashOf(token);
  return hash === null ? { status: 'gone' } : mySignUp(asAnonymous(), hash);
}

/** Pressed twice, the second time does nothing. */
export async function withdrawBehind(token: string): Promise<void> {
  const hash = tokenHashOf(token);
  if (hash !== null) await withdrawSignUp(hash);
}
