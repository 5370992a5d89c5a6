/** What the demo needs of the database: the owner's statements, the secret key's functions, and signing up. */
import type { DemoDoor } from '../../embedded/demo/index.ts';
import type { EmbeddedBackend } from '../../embedded/index.ts';
import { parseAccount } from '../../domain/access/account.ts';
import { signInEmail } from '../auth/sign-in-email.ts';
import { callAsDemo } from '../db/service/demo.ts';
import { signInInterface } from '../db/clients.ts';

export function demoDoor({ sql }: EmbeddedBackend): DemoDoor {
  return { sql, call: callAsDemo, signUp };
}

/** As an invited person does. */
export async function signUp(typedAccount: string, password: string, invitation: string): Promise<void> {
  const account = parseAccount(typedAccount);
  if (account === null) throw new Error(`not an account name: ${typedAccount}`);
  const email = signInEmail(account);
  const { error } = await signInInterface().signUp({ email, password, options: { data: { invitation } } });
  if (error !== null) throw error;
}
