/** Sessions as Supabase Auth keeps them: open one with a password, renew it, end it. */
import { isAuthApiError, type AuthError, type Session } from '@supabase/supabase-js';
import type { Account } from '../../domain/access/account.ts';
import { signInInterface } from '../db/clients.ts';
import type { Tokens } from './session-cookies.ts';
import { signInEmail } from './sign-in-email.ts';

/** null: Supabase does not know this pair. Anything else that goes wrong is an exception. */
export async function openSession(account: Account, password: string): Promise<Tokens | null> {
  const { data, error } = await signInInterface().signInWithPassword({ email: signInEmail(account), password });
  return outcome(data.session, error);
}

export interface NewAccount {
  readonly account: Account;
  readonly password: string;
  /** The token without which the database refuses everybody. */
  readonly invitation: string;
}

export type SignUpOutcome =
  | { readonly state: 'open'; readonly tokens: Tokens }
  /** The account is there, and Supabase waits for a confirmation or for a sign-in. */
  | { readonly state: 'made' | 'weak' }
  /** Somebody has the account, the invitation is over, or Supabase is away: which one, the caller can find out. */
  | { readonly state: 'refused'; readonly cause: AuthError };

export async function signUp({ account, password, invitation }: NewAccount): Promise<SignUpOutcome> {
  const email = signInEmail(account);
  const { data, error } = await signInInterface().signUp({ email, password, options: { data: { invitation } } });
  if (error === null)
    return data.session === null ? { state: 'made' } : { state: 'open', tokens: tokensOf(data.session) };
  return error.code === 'weak_password' ? { state: 'weak' } : { state: 'refused', cause: error };
}

/** null: the session has ended. */
export function renewSession(refreshToken: string): Promise<Tokens | null> {
  return renewals.get(refreshToken) ?? startRenewal(refreshToken);
}

/** Ends this session alone; the person may be signed in on another computer. */
export async function endSession(accessToken: string): Promise<void> {
  const { error } = await signInInterface().admin.signOut(accessToken, 'local');
  if (error !== null && !isAuthApiError(error)) throw error;
}

/** Renewals under way: a page and its pictures ask at the same moment, and a token renews once. */
const renewals = new Map<string, Promise<Tokens | null>>();

function startRenewal(refreshToken: string): Promise<Tokens | null> {
  const renewal = askForRenewal(refreshToken).finally(() => renewals.delete(refreshToken));
  renewals.set(refreshToken, renewal);
  return renewal;
}

async function askForRenewal(refreshToken: string): Promise<Tokens | null> {
  const { data, error } = await signInInterface().refreshSession({ refresh_token: refreshToken });
  return outcome(data.session, error);
}

function outcome(session: Session | null, error: AuthError | null): Tokens | null {
  if (error !== null && !(isAuthApiError(error) && error.status < 500 && error.status !== 429)) throw error;
  return session === null ? null : tokensOf(session);
}

function tokensOf(session: Session): Tokens {
  return { access: session.access_token, refresh: session.refresh_token };
}
