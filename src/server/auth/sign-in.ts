/**
 * Signs a person in with account and password. Every refusal of a pair says the same and takes as long, so that nobody
 * learns which accounts exist; a deactivated person is told so only after the right password.
 */
import { parseAccount, type Account } from '../../domain/access/account.ts';
import { accepted, refused, type Result } from '../../domain/result.ts';
import { asUser } from '../db/clients.ts';
import { staffBehind } from '../db/staff.ts';
import { countAttempt, forgiveAttempts } from './attempt-limits.ts';
import { endSession, openSession } from './backend-sessions.ts';
import { evenPace } from './even-pace.ts';
import type { Tokens } from './session-cookies.ts';

export interface Credentials {
  readonly account: string;
  readonly password: string;
  /** Who is asking, for the limit per address alone; kept nowhere. */
  readonly address: string;
}

export type SignInProblem =
  | { readonly code: 'account-missing' | 'password-missing' | 'wrong-pair' | 'inactive' }
  | { readonly code: 'too-many'; readonly waitSeconds: number };

export async function signIn(credentials: Credentials): Promise<Result<Tokens, SignInProblem>> {
  const { account, password, address } = credentials;
  if (account.trim() === '') return refused({ code: 'account-missing' });
  if (password === '') return refused({ code: 'password-missing' });
  const name = parseAccount(account);
  const limit = await countAttempt(name ?? account, address);
  if (!limit.allowed) return refused({ code: 'too-many', waitSeconds: limit.waitSeconds });
  const tokens = await evenPace(() => tokensFor(name, password));
  if (tokens === null) return refused({ code: 'wrong-pair' });
  await forgiveAttempts(name ?? account, address);
  return admit(tokens);
}

async function tokensFor(account: Account | null, password: string): Promise<Tokens | null> {
  return account === null ? null : openSession(account, password);
}

async function admit(tokens: Tokens): Promise<Result<Tokens, SignInProblem>> {
  const staff = await staffBehind(asUser(tokens.access));
  if (staff !== null) return accepted(tokens);
  await endSession(tokens.access);
  return refused({ code: 'inactive' });
}
