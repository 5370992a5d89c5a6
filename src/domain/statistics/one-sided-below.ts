/**
 * How surprising so few positive answers would be if the true share were exactly the target: the exact binomial
 * probability P(X ≤ count), 0–1. Small values speak for “below target”; one community among many is then judged with
 * Benjamini–Hochberg. Under a design effect above 1 the same for count/deff of total/deff answers, for which the incomplete
 * beta function stands in the place of the sum. Null when nobody answered.
 */
import { betaCdf } from './distributions.ts';
import { requireDesignEffect, requireShare, requireWholeObserved } from './observed.ts';

export function oneSidedBelow(
  count: number,
  total: number,
  target: number,
  { designEffect = 1 }: { readonly designEffect?: number } = {},
): number | null {
  requireWholeObserved({ count, total });
  requireShare(target);
  requireDesignEffect(designEffect);
  if (total === 0) return null;
  if (count === total || target === 0) return 1;
  if (target === 1) return 0;
  // The binomial sum as an incomplete beta function, from the side that keeps tiny probabilities exact.
  return betaCdf(1 - target, (total - count) / designEffect, count / designEffect + 1);
}
