/**
 * Signs a person in with account and password. Every refusal of a pair says the same and takes as long, so that nobody
 * learns which accounts exist; a deactivated person is told so only after the right password.
 */
import { isPhone, parseAccount, type Account } from '../../domain/access/account.ts';
import { accepted, refused, type Result } from '../../domain/result.ts';
import { asUser } from '../db/clients.ts';
import { accountOfPhone } from '../db/service/account-of-phone.ts';
import { staffBehind } from '../db/staff.ts';
import { observer } from '../metrics/observer.ts';
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
  const outcome = await attempt(credentials);
  observer().signIn(outcome.ok ? 'accepted' : outcome.problem.code);
  return outcome;
}

async function attempt(credentials: Credentials): Promise<Result<Tokens, SignInProblem>> {
  const { account, password, address } = credentials;
  if (account.trim() === '') return refused({ code: 'account-missing' });
  if (password === '') return refused({ code: 'password-missing' });
  const known = await accountBehind(account);
  const counted = known ?? account;
  const limit = await countAttempt(counted, address);
  if (!limit.allowed) return refused({ code: 'too-many', waitSeconds: limit.waitSeconds });
  const tokens = await evenPace(async () => (known === null ? null : openSession(known, password)));
  if (tokens === null) return refused({ code: 'wrong-pair' });
  await forgiveAttempts(counted, address);
  return admit(tokens);
}

/** A phone number counts as the account behind it, so that guesses by either name add up. */
async function accountBehind(typed: string): Promise<Account | null> {
  const account = parseAccount(typed);
  if (account === null || !isPhone(account)) return account;
  return parseAccount((await accountOfPhone(account)) ?? account);
}

async function admit(tokens: Tokens): Promise<Result<Tokens, SignInProblem>> {
  const staff = await staffBehind(asUser(tokens.access));
  if (staff !== null) return accepted(tokens);
  await endSession(tokens.access);
  return refused({ code: 'inactive' });
}
