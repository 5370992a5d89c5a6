/**
 * Range for a mean score in points 0–100, from how often each number of points was given. From 30 answers on Student's
 * interval, mean ± t·s/√(n/deff) with n − 1 degrees, clipped to 0–100. Below that, or when all gave the same, s says too
 * little: then Wilson's interval on mean/100, because a bounded score never varies more than yes and no with that mean
 * (three answers of 100 → from 43.8). An index of several items is treated alike. Null when nobody answered.
 */
import { normalCriticalValue, tCriticalValue } from './distributions.ts';
import { requireAmount, requireConfidence, requireDesignEffect } from './observed.ts';
import { scoreTestRange, type Interval } from './wilson-interval.ts';

export interface PointsCount {
  readonly points: number;
  readonly count: number;
}

export interface ScoreOptions {
  readonly designEffect?: number;
  readonly confidence?: number;
}

export interface ScoreInterval extends Interval {
  readonly mean: number;
  readonly method: 't' | 'wilson';
}

const fewestForT = 30;

export function scoreInterval(
  counts: readonly PointsCount[],
  { designEffect = 1, confidence = 0.95 }: ScoreOptions = {},
): ScoreInterval | null {
  counts.forEach(requirePoints);
  requireDesignEffect(designEffect);
  requireConfidence(confidence);
  const { total, mean, variance } = momentsOf(counts);
  if (total === 0) return null;
  if (total < fewestForT || variance === 0) {
    const { low, high } = scoreTestRange(mean / 100, total / designEffect, normalCriticalValue(confidence));
    return { mean, low: low * 100, high: high * 100, method: 'wilson' };
  }
  const margin = tCriticalValue(confidence, total - 1) * Math.sqrt((variance * designEffect) / total);
  return { mean, low: Math.max(0, mean - margin), high: Math.min(100, mean + margin), method: 't' };
}

function requirePoints({ points, count }: PointsCount): void {
  if (!(points >= 0 && points <= 100)) throw new RangeError(`points must lie in 0–100, not ${points}`);
  requireAmount(count, 'count');
}

/** Around the mean rather than from sums of squares: equal answers then vary by exactly 0. */
function momentsOf(counts: readonly PointsCount[]): { total: number; mean: number; variance: number } {
  const given = counts.filter(({ count }) => count > 0);
  const total = given.reduce((sum, { count }) => sum + count, 0);
  const [first] = given;
  if (!first) return { total: 0, mean: 0, variance: 0 };
  const mean =
    first.points + given.reduce((sum, { points, count }) => sum + (points - first.points) * count, 0) / total;
  const squares = given.reduce((sum, { points, count }) => sum + count * (points - mean) ** 2, 0);
  return { total, mean, variance: total > 1 ? squares / (total - 1) : 0 };
}
