/** Runs jobs side by side, each on a connection of its own, and knows when the last of them is done. */
import type { Turn } from '../lite/guarded-fetch.ts';

export function together(): Turn & { done(): Promise<void> } {
  const running = new Set<Promise<unknown>>();
  return {
    run(job) {
      const result = job();
      running.add(result);
      const forget = () => void running.delete(result);
      result.then(forget, forget);
      return result;
    },
    async done() {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}
