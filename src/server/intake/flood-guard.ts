import { saltedHash } from './salted-hash.ts';
import { tokenLeases } from './token-lease.ts';
import type { Admission, Allowance, TakeTokens } from './token-lease.ts';

/**
 * Lets a whole building behind one address through and stops a script that floods one code.
 *
 * One address at one code: 300 answers in ten minutes. The largest tower here has about 300 households, and all of them
 * answering within ten minutes over the building's one address is the most that honest use can bring.
 *
 * One code from everywhere: 3,000 in ten minutes, five answers a second. A code in the chat of a large estate brings a few
 * hundred. It is ten times what a single address may use, and an address that is refused does not draw on it: so one
 * flood never closes a code for the others.
 */
export const addressAtCode: Allowance = { limit: 300, windowSeconds: 600, lease: 10 };
export const wholeCode: Allowance = { limit: 3000, windowSeconds: 600, lease: 30 };

export interface FloodGuard {
  /** The salt changes daily and makes the keys in the database worthless the day after. */
  admit(visitor: {
    readonly address: string;
    readonly entryPointId: string;
    readonly salt: string;
  }): Promise<Admission>;
}

export function floodGuard(takeTokens: TakeTokens, now: () => number): FloodGuard {
  const leases = tokenLeases(takeTokens, now);
  return {
    async admit({ address, entryPointId, salt }) {
      const own = await leases.take(saltedHash(salt, 'address-at-code', entryPointId, address), addressAtCode);
      return own.admitted ? leases.take(saltedHash(salt, 'code', entryPointId), wholeCode) : own;
    },
  };
}
