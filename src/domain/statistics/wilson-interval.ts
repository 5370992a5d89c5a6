/**
 * Range in which the true share plausibly lies (Wilson 1927 score interval), both ends in 0–1.
 * Keeps its level in small samples, where the textbook interval does not (Brown, Cai & DasGupta 2001).
 * Returns null when nobody answered.
 */
import { normalCriticalValue } from './distributions.ts';
import { requireConfidence, requireObserved } from './observed.ts';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

export function wilsonInterval(count: number, total: number, confidence = 0.95): Interval | null {
  requireObserved({ count, total });
  requireConfidence(confidence);
  if (total === 0) return null;
  return scoreTestRange(count / total, total, normalCriticalValue(confidence));
}

/**
 * The shares that a score test does not reject, given the observed share of an effective sample of that size.
 * The sum and the product of the two ends follow from the quadratic; each end is taken in the form without cancellation,
 * which makes 0 and 1 exact and the method symmetric: yes counted as no gives the mirrored range.
 */
export function scoreTestRange(share: number, size: number, criticalValue: number): Interval {
  const low = lowerEnd(share, size, criticalValue);
  const high = 1 - lowerEnd(1 - share, size, criticalValue);
  return { low: Math.min(low, share), high: Math.max(high, share) };
}

function lowerEnd(share: number, size: number, criticalValue: number): number {
  const ratio = criticalValue ** 2 / size;
  const spread = Math.sqrt(ratio * (4 * share * (1 - share) + ratio));
  return (2 * share ** 2) / (2 * share + ratio + spread);
}
