/**
 * Runs jobs strictly one after another, in the order they came; a failed job does not stop the next.
 * PGlite has a single session: two requests inside it at once would share one role and one transaction.
 */
import type { Turn } from '../lite/guarded-fetch.ts';

export function oneAtATime(): Turn {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(job) {
      const result = last.then(job);
      last = result.catch(() => undefined);
      return result;
    },
  };
}
