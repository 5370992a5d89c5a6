/**
 * Difference of two independent estimates, first minus second, with its range, from the two intervals alone (recovery of variance
 * estimates, Zou & Donner 2008). With Wilson intervals it is Newcombe's method 10; with the interval of a mean it serves scores. In the
 * unit of the estimates.
 */
import type { Interval } from './wilson-interval.ts';

export interface Difference extends Interval {
  readonly difference: number;
}

export interface Estimate extends Interval {
  readonly estimate: number;
}

export function differenceOfEstimates(first: Estimate, second: Estimate): Difference {
  const difference = first.estimate - second.estimate;
  return {
    difference,
    low: difference - Math.hypot(first.estimate - first.low, second.high - second.estimate),
    high: difference + Math.hypot(first.high - first.estimate, second.estimate - second.low),
  };
}
