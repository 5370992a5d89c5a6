/**
 * Difference of two independent shares, first minus second, with its range in −1–1 (Newcombe 1998, method 10: the two
 * Wilson intervals combined). Totals may be effective sizes, with the count in proportion. Null when either is empty.
 */
import { differenceOfEstimates, type Difference } from './difference-of-estimates.ts';
import type { Observed } from './observed.ts';
import { wilsonInterval } from './wilson-interval.ts';

export function newcombeDifference(first: Observed, second: Observed, confidence = 0.95): Difference | null {
  const a = wilsonInterval(first.count, first.total, confidence);
  const b = wilsonInterval(second.count, second.total, confidence);
  if (!a || !b) return null;
  return differenceOfEstimates(
    { estimate: first.count / first.total, ...a },
    { estimate: second.count / second.total, ...b },
  );
}
