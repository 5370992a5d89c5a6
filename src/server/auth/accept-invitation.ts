/**
 * Takes up an invitation: an account with a password of one's own, signed in at once. The database takes the token once, in the moment
 * in which the account is made; everything before that can be tried again.
 */
import type { AuthError } from '@supabase/supabase-js';
import { parseAccount, isPhone, type Account } from '../../domain/access/account.ts';
import { passwordProblem, type PasswordProblem } from '../../domain/access/password.ts';
import { accepted, refused, type Result } from '../../domain/result.ts';
import { invitationBehind, type Invitation } from '../db/service/invitation.ts';
import { settleFirstOffice } from '../db/service/settle-first-office.ts';
import { openSession, signUp } from './backend-sessions.ts';
import type { Tokens } from './session-cookies.ts';

export interface Acceptance {
  readonly token: string;
  /** As typed; asked of the first person alone, others have theirs from the invitation. */
  readonly account: string;
  readonly officeZh: string;
  readonly officeEn: string;
  readonly password: string;
  readonly again: string;
}

export type AcceptanceProblem =
  | 'void'
  | 'office-missing'
  | 'account-missing'
  | 'account-unfit'
  | 'account-taken'
  | `password-${PasswordProblem | 'weak'}`
  | 'not-signed-in';

export const longestOfficeName = 60;

export async function acceptInvitation(acceptance: Acceptance): Promise<Result<Tokens, AcceptanceProblem>> {
  const invitation = await invitationBehind(acceptance.token);
  if (invitation === null) return refused('void');
  const account = accountOf(invitation, acceptance);
  if (!account.ok) return account;
  const problem = passwordProblem({ ...acceptance, account: account.value });
  if (problem !== null) return refused<AcceptanceProblem>(`password-${problem}`);
  const settled = await settle(invitation, acceptance, account.value);
  if (!settled.ok) return settled;
  return open(account.value, acceptance);
}

function accountOf(invitation: Invitation, typed: Acceptance): Result<Account, AcceptanceProblem> {
  const isFirst = invitation.office !== null;
  if (isFirst && typed.officeZh.trim() === '') return refused('office-missing');
  if (isFirst && typed.account.trim() === '') return refused('account-missing');
  const account = parseAccount(isFirst ? typed.account : invitation.account);
  // A phone number signs in for the account it belongs to; as an account's own name it would be nobody's.
  if (account === null || (isFirst && isPhone(account))) return refused('account-unfit');
  return accepted(account);
}

async function settle(
  { office }: Invitation,
  { token, officeZh, officeEn }: Acceptance,
  account: Account,
): Promise<Result<null, AcceptanceProblem>> {
  if (office === null) return accepted(null);
  const nameZh = officeZh.trim().slice(0, longestOfficeName);
  const nameEn = officeEn.trim().slice(0, longestOfficeName) || nameZh;
  switch (await settleFirstOffice(token, { account, nameZh, nameEn })) {
    case 'settled':
      return accepted(null);
    case 'void':
      return refused('void');
    case 'account_taken':
      return refused('account-taken');
  }
}

async function open(account: Account, { token, password }: Acceptance): Promise<Result<Tokens, AcceptanceProblem>> {
  const outcome = await signUp({ account, password, invitation: token });
  switch (outcome.state) {
    case 'open':
      return accepted(outcome.tokens);
    case 'weak':
      return refused('password-weak');
    case 'refused':
      return refused(await reasonOf(outcome.cause, token));
    case 'made': {
      const tokens = await openSession(account, password);
      return tokens === null ? refused('not-signed-in') : accepted(tokens);
    }
  }
}

/** Supabase says no more than “internal error” when the database refuses an invitation. */
async function reasonOf(cause: AuthError, token: string): Promise<AcceptanceProblem> {
  if ((await invitationBehind(token)) === null) return 'void';
  if (cause.code === 'user_already_exists' || cause.code === 'email_exists') return 'account-taken';
  throw cause;
}
