/**
 * Supabase Auth knows people by e-mail, our staff have none: this is the address an account stands under there. Nothing
 * can ever be sent to it (`.internal` is reserved for private use), and no two accounts share one.
 */
import { createHash } from 'node:crypto';
import type { Account } from '../../domain/access/account.ts';

const host = 'staff.linli.internal';
const plainLocalPart = /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/;

export function signInEmail(account: Account): string {
  return `${plainLocalPart.test(account) ? account : encoded(account)}@${host}`;
}

/**
 * For names in Chinese and other letters: a hash, because mail addresses are short. No account contains a plus sign, so
 * none can pretend to be another.
 */
function encoded(account: Account): string {
  return `u+${createHash('sha256').update(account).digest('hex').slice(0, 40)}`;
}
