/**
 * Takes tokens from the counters in the database a handful at a time, and remembers a refusal until it ends: a quiet
 * street costs one question to the database, and a flood costs none.
 */
export interface Allowance {
  /** Tokens per window. */
  readonly limit: number;
  readonly windowSeconds: number;
  /** Tokens fetched at once; at worst so many are wasted per key, site and window. */
  readonly lease: number;
}

export type Admission = { readonly admitted: true } | { readonly admitted: false; readonly retryAfter: number };

export type TakeTokens = (
  key: string,
  limit: number,
  windowSeconds: number,
  tokens: number,
) => Promise<{ readonly allowed: boolean; readonly retryAfter: number }>;

interface Lease {
  left: number;
  readonly refused: boolean;
  readonly until: number;
}

export interface TokenLeases {
  take(key: string, allowance: Allowance): Promise<Admission>;
}

/** Keys remembered at once; the oldest are forgotten first, which costs one more question to the database. */
const mostKeys = 20_000;

export function tokenLeases(takeTokens: TakeTokens, now: () => number): TokenLeases {
  const leases = new Map<string, Lease>();
  const renewals = new Map<string, Promise<void>>();

  async function renew(key: string, allowance: Allowance): Promise<void> {
    try {
      const answer = await takeTokens(key, allowance.limit, allowance.windowSeconds, allowance.lease);
      const seconds = answer.allowed ? allowance.windowSeconds : Math.max(1, answer.retryAfter);
      leases.delete(key);
      leases.set(key, { left: allowance.lease, refused: !answer.allowed, until: now() + seconds * 1000 });
      forgetOldest(leases);
    } finally {
      renewals.delete(key);
    }
  }

  /** One renewal at a time: a building that arrives together shares leases instead of taking one each. */
  function renewOnce(key: string, allowance: Allowance): Promise<void> {
    const running = renewals.get(key) ?? renew(key, allowance);
    if (!renewals.has(key)) renewals.set(key, running);
    return running;
  }

  return {
    async take(key, allowance) {
      for (;;) {
        const lease = leases.get(key);
        if (lease && lease.until > now()) {
          if (lease.refused) return { admitted: false, retryAfter: Math.ceil((lease.until - now()) / 1000) };
          if (lease.left > 0) {
            lease.left -= 1;
            return { admitted: true };
          }
        }
        await renewOnce(key, allowance);
      }
    },
  };
}

function forgetOldest(leases: Map<string, Lease>): void {
  for (const key of leases.keys()) {
    if (leases.size <= mostKeys) return;
    leases.delete(key);
  }
}
