/** The intake's way to the database with somebody watching: how large and how slow batches are, and when a job last ran. */
import { observer } from '../metrics/observer.ts';
import type { Outside } from './intake.ts';
import { isOutage } from './outage.ts';
import type { Outcome } from './submission.ts';

type Watched = Pick<Outside, 'recordAnswers' | 'countScans' | 'countBegun' | 'purgeTraces'>;

export function watched<Way extends Watched>(outside: Way): Way {
  return {
    ...outside,
    async recordAnswers(batch) {
      const began = performance.now();
      try {
        const receipts = await outside.recordAnswers(batch);
        observer().batch(batch.length, (performance.now() - began) / 1000);
        return receipts;
      } catch (error) {
        if (isOutage(error)) observer().outage();
        throw error;
      }
    },
    countScans: (counts) => watchedJob('count_scans', () => outside.countScans(counts)),
    countBegun: (counts) => watchedJob('count_begun', () => outside.countBegun(counts)),
    purgeTraces: () => watchedJob('purge_traces', () => outside.purgeTraces()),
  };
}

/** In words for the figures: the reason of a refusal is one of ours, never something that was sent. */
export function outcomeName(outcome: Outcome): string {
  return outcome.state === 'refused' ? `refused_${outcome.reason}` : outcome.state;
}

export async function watchedJob<T>(name: string, job: () => Promise<T>): Promise<T> {
  try {
    const done = await job();
    observer().job(name, 'done');
    return done;
  } catch (error) {
    observer().job(name, 'failed');
    throw error;
  }
}
