/** The way of people into a site, by the site's own code: nobody without an invitation, the first person, a worker they invite. */
import { randomBytes } from 'node:crypto';

import { parseAccount } from '../../src/domain/access/account.ts';
import type { Account } from '../../src/domain/access/account.ts';
import { acceptInvitation } from '../../src/server/auth/accept-invitation.ts';
import { endSession, signUp } from '../../src/server/auth/backend-sessions.ts';
import type { Tokens } from '../../src/server/auth/session-cookies.ts';
import { signIn } from '../../src/server/auth/sign-in.ts';
import { asUser } from '../../src/server/db/clients.ts';
import type { UserDb } from '../../src/server/db/clients.ts';
import { inviteForCheck } from '../../src/server/db/service/check.ts';
import { inviteFirstPerson } from '../../src/server/start/invite-first-person.ts';
import { CheckProblem, mustHold } from './check-problem.ts';
import type { Claims } from './claims.ts';

export interface CheckPeople {
  readonly office: UserDb;
  readonly worker: UserDb;
}

/** Accounts that begin so are the check's to delete. */
const accounts = { office: 'linli-check-office', worker: 'linli-check-worker', stranger: 'linli-check-stranger' };

export async function enrolPeople({ communityId }: { communityId: string }, claims: Claims): Promise<CheckPeople> {
  // Nobody ever learns it: it is forgotten with the process, and the accounts go before that.
  const password = randomBytes(24).toString('base64url');
  await claims('strangers', () => refuseStranger(password));
  const first = await claims('invitation', () => takeUpFirstInvitation(password));
  const office = await claims('signIn', () => signInAsOffice(first, password));
  const worker = await claims('worker', () => enrolWorker(communityId, password));
  return { office, worker };
}

async function refuseStranger(password: string): Promise<void> {
  const { state } = await signUp({ account: account(accounts.stranger), password, invitation: 'none' });
  mustHold(state === 'refused', 'sign-up-open');
}

async function takeUpFirstInvitation(password: string): Promise<Tokens> {
  const printed = await inviteFirstPerson('https://check.invalid');
  if (printed === null) throw new CheckProblem('nobody-first');
  return accept(new URL(printed.link).searchParams.get('token') ?? '', password);
}

async function signInAsOffice(before: Tokens, password: string): Promise<UserDb> {
  await endSession(before.access);
  const wrong = await signIn({ account: accounts.office, password: `${password}!`, address: 'check' });
  const refusedFor = wrong.ok ? 'another password' : wrong.problem.code;
  mustHold(refusedFor === 'wrong-pair', 'sign-in', { reason: refusedFor });
  return sessionOf(accounts.office, password);
}

async function enrolWorker(areaId: string, password: string): Promise<UserDb> {
  await accept(await inviteForCheck({ account: accounts.worker, role: 'worker', areaId }), password);
  return sessionOf(accounts.worker, password);
}

async function sessionOf(account: string, password: string): Promise<UserDb> {
  const session = await signIn({ account, password, address: 'check' });
  if (!session.ok) throw new CheckProblem('sign-in', { reason: session.problem.code });
  return asUser(session.value.access);
}

async function accept(token: string, password: string): Promise<Tokens> {
  const named = { account: accounts.office, officeZh: '检查', officeEn: 'Check' };
  const accepted = await acceptInvitation({ token, ...named, password, again: password });
  if (accepted.ok) return accepted.value;
  // Signed up, and still not let in: Auth waits for a confirmation that never comes.
  if (accepted.problem === 'not-signed-in') throw new CheckProblem('confirmation-on', { code: accepted.problem });
  throw new CheckProblem('invitation', { reason: accepted.problem });
}

function account(name: string): Account {
  const parsed = parseAccount(name);
  if (parsed === null) throw new Error(`not an account: ${name}`);
  return parsed;
}
