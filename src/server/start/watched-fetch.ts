/**
 * The way to a Supabase elsewhere: a request that hangs would hold a resident's page and an intake batch with it, so each is given up on
 * after a while. While the site starts it is also asked what came of the last one, and how far the two clocks are apart.
 */
export interface WatchedFetch {
  readonly fetch: typeof fetch;
  /** What came of the last request: `HTTP 200`, or, without an answer, a code such as ECONNREFUSED. */
  outcome(): string;
  /** By how many milliseconds our clock is before theirs (negative: behind), by the last answer; null where none named a time. */
  clockDifference(): number | null;
}

export function watchedFetch(patienceMilliseconds: number): WatchedFetch {
  let outcome = 'not asked';
  let difference: number | null = null;
  return {
    async fetch(input, init) {
      const patience = AbortSignal.timeout(patienceMilliseconds);
      const signal = init?.signal ? AbortSignal.any([init.signal, patience]) : patience;
      const asked = Date.now();
      try {
        const response = await fetch(input, { ...init, signal });
        outcome = `HTTP ${response.status}`;
        difference = differenceOf(response, (asked + Date.now()) / 2) ?? difference;
        return response;
      } catch (cause) {
        outcome = codeOf(cause);
        throw cause;
      }
    },
    outcome: () => outcome,
    clockDifference: () => difference,
  };
}

function differenceOf(response: Response, ours: number): number | null {
  const theirs = Date.parse(response.headers.get('date') ?? '');
  return Number.isNaN(theirs) ? null : ours - theirs;
}

/** What stands behind “fetch failed” is its cause. */
function codeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown';
  const inner: unknown = cause.cause;
  if (inner instanceof Error && 'code' in inner && typeof inner.code === 'string') return inner.code;
  return cause.name === 'TimeoutError' ? 'ETIMEDOUT' : cause.name;
}
