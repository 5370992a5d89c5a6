/**
 * Difference of two independent shares, first minus second, with its range in −1–1 (Newcombe 1998, method 10: the two
 * Wilson intervals combined). Totals may be effective sizes, with the count in proportion. Null when either is empty.
 */
import type { Observed } from './observed.ts';
import { wilsonInterval, type Interval } from './wilson-interval.ts';

export interface Difference extends Interval {
  readonly difference: number;
}

export function newcombeDifference(first: Observed, second: Observed, confidence = 0.95): Difference | null {
  const a = wilsonInterval(first.count, first.total, confidence);
  const b = wilsonInterval(second.count, second.total, confidence);
  if (!a || !b) return null;
  const shareA = first.count / first.total;
  const shareB = second.count / second.total;
  const difference = shareA - shareB;
  return {
    difference,
    low: difference - Math.hypot(shareA - a.low, b.high - shareB),
    high: difference + Math.hypot(a.high - shareA, shareB - b.low),
  };
}
