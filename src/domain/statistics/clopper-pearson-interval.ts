/**
 * Conservative range for the true share (Clopper & Pearson 1934, “exact”), both ends in 0–1: it covers the truth at least
 * as often as promised, usually more often, so it is wider than Wilson's. Returns null when nobody answered.
 */
import { betaQuantile } from './distributions.ts';
import { requireConfidence, requireObserved } from './observed.ts';
import type { Interval } from './wilson-interval.ts';

export function clopperPearsonInterval(count: number, total: number, confidence = 0.95): Interval | null {
  requireObserved({ count, total });
  requireConfidence(confidence);
  if (total === 0) return null;
  const tail = (1 - confidence) / 2;
  return {
    low: count === 0 ? 0 : betaQuantile(tail, count, total - count + 1),
    high: count === total ? 1 : betaQuantile(1 - tail, count + 1, total - count),
  };
}
