/**
 * Guards sign-in against guessing: five failures for one account, thirty from one address, within a quarter of an hour;
 * then a wait. Counted before the password is looked at, so that attempts side by side cannot slip through; a success
 * gives the account's attempts back. An office shares one address, hence the wider limit there.
 */
import { createHash } from 'node:crypto';
import { dailySalt } from '../db/service/daily-salt.ts';
import { returnTokens } from '../db/service/return-tokens.ts';
import { takeTokens } from '../db/service/take-tokens.ts';

const windowSeconds = 15 * 60;
const failuresPerAccount = 5;
const attemptsPerAddress = 30;

export type Attempt = { readonly allowed: true } | { readonly allowed: false; readonly waitSeconds: number };

export async function countAttempt(account: string, address: string): Promise<Attempt> {
  const salt = await dailySalt();
  const [ofAccount, ofAddress] = await Promise.all([
    takeTokens(key('account', account, salt), failuresPerAccount, windowSeconds),
    takeTokens(key('address', address, salt), attemptsPerAddress, windowSeconds),
  ]);
  if (ofAccount.allowed && ofAddress.allowed) return { allowed: true };
  return { allowed: false, waitSeconds: Math.max(ofAccount.retryAfter, ofAddress.retryAfter, 1) };
}

/** Without this, the sixth sign-in of an honest quarter of an hour would fail. */
export async function forgiveAttempts(account: string, address: string): Promise<void> {
  const salt = await dailySalt();
  await Promise.all([
    returnTokens(key('account', account, salt), failuresPerAccount),
    returnTokens(key('address', address, salt), 1),
  ]);
}

/** What a counter counts cannot be read from its key, and not even compared with yesterday's. */
function key(kind: 'account' | 'address', value: string, salt: string): string {
  return `sign-in:${kind}:${createHash('sha256').update(`${salt}\n${value}`).digest('base64url')}`;
}
