import type { CheckClaim } from '../../src/server/start/messages.ts';

export type Claim = CheckClaim;

/** Prints whether a claim holds, and gives back what its proof found. A claim that does not hold ends the check. */
export type Claims = <T>(claim: Claim, proof: () => Promise<T>) => Promise<T>;
