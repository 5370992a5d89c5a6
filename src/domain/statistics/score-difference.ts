/**
 * Difference of two independent mean scores, first minus second, in points −100–100, with its range: the distances from each
 * mean to the ends of its own interval, squared and added (MOVER; Zou & Donner 2008), as Newcombe's method 10 does with shares.
 * So it rests on the very intervals that stand beside it, whichever method gave them, and keeps their lopsidedness near 100.
 */
import type { Difference } from './difference-of-estimates.ts';
import type { Interval } from './wilson-interval.ts';

/** A mean inside its interval, in points. */
export interface MeanInRange extends Interval {
  readonly mean: number;
}

/** Null when either mean is “no data”. */
export function scoreDifference(first: MeanInRange | null, second: MeanInRange | null): Difference | null {
  if (!first || !second) return null;
  return weightedDifference([{ first, second, weight: 1 }]);
}

/** The same for means of strata: the sum of their differences, each with its weight of 0 or more. */
export function weightedDifference(
  strata: readonly { readonly first: MeanInRange; readonly second: MeanInRange; readonly weight: number }[],
): Difference {
  let [difference, below, above] = [0, 0, 0];
  for (const { first, second, weight } of strata) {
    [first, second].forEach(requireRange);
    difference += weight * (first.mean - second.mean);
    below += weight ** 2 * ((first.mean - first.low) ** 2 + (second.high - second.mean) ** 2);
    above += weight ** 2 * ((first.high - first.mean) ** 2 + (second.mean - second.low) ** 2);
  }
  return { difference, low: difference - Math.sqrt(below), high: difference + Math.sqrt(above) };
}

/** Rounding may put a mean a hair outside the end it lies on. */
const hair = 1e-9;

function requireRange({ low, mean, high }: MeanInRange): void {
  if (low >= -hair && low <= mean + hair && mean <= high + hair && high <= 100 + hair) return;
  throw new RangeError(`a mean lies in its range in 0–100, not ${mean} in ${low}–${high}`);
}
