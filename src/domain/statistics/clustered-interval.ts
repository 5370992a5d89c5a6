/**
 * Range for a share when answers came in clusters (buildings, entry points): neighbours resemble each other, so they
 * tell less than as many strangers. The design effect is the larger of the planned and the estimated one. The estimate
 * (between-cluster variance of a ratio; Cochran 1977, ch. 11; Korn & Graubard 1998 for n_eff) needs ten clusters, none
 * with more than a third of the answers, and some variation; otherwise the planned one stands. Ends in 0–1; null when
 * nobody answered.
 */
import { normalCriticalValue, tCriticalValue } from './distributions.ts';
import { requireConfidence, requireDesignEffect, requireObserved, type Observed } from './observed.ts';
import { scoreTestRange, type Interval } from './wilson-interval.ts';

export interface ClusteredOptions {
  readonly plannedDesignEffect: number;
  readonly confidence?: number;
}

export interface ClusteredInterval extends Interval {
  readonly share: number;
  readonly designEffect: number;
  /** Answers of a simple random sample that would tell as much. */
  readonly effectiveSize: number;
  /** Which design effect decided: the assumption (normal quantile) or the data (t on clusters − 1). */
  readonly method: 'planned' | 'estimated';
}

const fewestClusters = 10;
const largestClusterShare = 1 / 3;

export function clusteredInterval(
  clusters: readonly Observed[],
  { plannedDesignEffect, confidence = 0.95 }: ClusteredOptions,
): ClusteredInterval | null {
  clusters.forEach(requireObserved);
  requireDesignEffect(plannedDesignEffect);
  requireConfidence(confidence);
  const answered = clusters.filter(({ total }) => total > 0);
  const { count, total } = sumOf(answered);
  if (total === 0) return null;
  const estimated = estimatedDesignEffect(answered);
  const share = count / total;
  const isEstimated = estimated !== null && estimated >= plannedDesignEffect;
  const designEffect = isEstimated ? estimated : plannedDesignEffect;
  const criticalValue = isEstimated ? tCriticalValue(confidence, answered.length - 1) : normalCriticalValue(confidence);
  const effectiveSize = total / designEffect;
  return {
    share,
    ...scoreTestRange(share, effectiveSize, criticalValue),
    designEffect,
    effectiveSize,
    method: isEstimated ? 'estimated' : 'planned',
  };
}

/** n/n_eff with n_eff = min(n, p(1 − p)/v), or null where the data cannot tell. */
function estimatedDesignEffect(clusters: readonly Observed[]): number | null {
  const { count, total } = sumOf(clusters);
  if (clusters.length < fewestClusters) return null;
  if (clusters.some((cluster) => cluster.total > total * largestClusterShare)) return null;
  if (count === 0 || count === total) return null;
  const share = count / total;
  const squares = clusters.reduce((sum, cluster) => sum + (cluster.count - share * cluster.total) ** 2, 0);
  const variance = ((clusters.length / (clusters.length - 1)) * squares) / total ** 2;
  return Math.max(1, (total * variance) / (share * (1 - share)));
}

function sumOf(clusters: readonly Observed[]): Observed {
  return clusters.reduce((sum, { count, total }) => ({ count: sum.count + count, total: sum.total + total }), {
    count: 0,
    total: 0,
  });
}
