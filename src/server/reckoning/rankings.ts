/**
 * Reckons a ranking once for each set of counts, not once for each reader: what the counts are is the key, so a new answer makes
 * a new ranking and nothing has to be told. In steps, between which the site answers everybody else.
 */
import { createHash } from 'node:crypto';
import { setImmediate as others } from 'node:timers/promises';
import type { RatedCommunity } from '../../domain/reporting/index.ts';
import { rankingInSteps, type ShrunkenRate } from '../../domain/statistics/index.ts';
import { remembered } from '../db/remembered.ts';

export interface RankingSettings {
  /** 0-1 */
  readonly target: number;
  readonly designEffect: number;
  /** The same for the same wave, so that everybody sees the same ranges. */
  readonly seed: number;
}

const kept = remembered<ShrunkenRate[] | null>({ milliseconds: Number.POSITIVE_INFINITY, entries: 200 });
const everybody = {};

/** In the order given; null where there are too few. */
export function shrunkenRatesOf(
  rated: readonly RatedCommunity[],
  { target, designEffect, seed }: RankingSettings,
): Promise<ShrunkenRate[] | null> {
  const counts = rated.map(({ count, total }) => [count, total]);
  const key = createHash('sha256')
    .update(JSON.stringify([target, designEffect, seed, counts]))
    .digest('hex');
  return kept(everybody, key, async () => {
    const steps = rankingInSteps(rated, target, seed, { designEffect });
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      await others();
    }
  });
}

/** A number that is always the same for one wave. */
export function seedOf(wave: string): number {
  return Number.parseInt(wave.replaceAll('-', '').slice(0, 8), 16) || 0;
}
