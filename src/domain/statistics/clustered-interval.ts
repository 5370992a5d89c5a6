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
  readonly method: Design['method'];
}

const fewestClusters = 10;
const largestClusterShare = 1 / 3;

export function clusteredInterval(clusters: readonly Observed[], options: ClusteredOptions): ClusteredInterval | null {
  const design = designOf(clusters, options);
  const { count, total } = sumOf(clusters);
  if (total === 0) return null;
  const { designEffect, method } = design;
  const range = rangeUnderDesign({ count, total }, design);
  return { share: count / total, ...range, designEffect, effectiveSize: total / designEffect, method };
}

/** What a way of collecting answers costs in precision. */
export interface Design {
  readonly designEffect: number;
  /** Half-width of the interval in standard errors. */
  readonly criticalValue: number;
  readonly method: 'planned' | 'estimated';
}

/** The design that decides; its interval can then be taken for all answers, when only most of them came in clusters. */
export function designOf(
  clusters: readonly Observed[],
  { plannedDesignEffect, confidence = 0.95 }: ClusteredOptions,
): Design {
  clusters.forEach(requireObserved);
  requireDesignEffect(plannedDesignEffect);
  requireConfidence(confidence);
  const answered = clusters.filter(({ total }) => total > 0);
  const estimated = estimatedDesignEffect(answered);
  if (estimated === null || estimated < plannedDesignEffect) {
    return { designEffect: plannedDesignEffect, criticalValue: normalCriticalValue(confidence), method: 'planned' };
  }
  const criticalValue = tCriticalValue(confidence, answered.length - 1);
  return { designEffect: estimated, criticalValue, method: 'estimated' };
}

/** Wilson's interval of a share on n/deff answers. The total must be above 0. */
export function rangeUnderDesign({ count, total }: Observed, { designEffect, criticalValue }: Design): Interval {
  return scoreTestRange(count / total, total / designEffect, criticalValue);
}

/** n/n_eff with n_eff = min(n, p(1 − p)/v), or null where the data cannot tell. Clusters without answers are left out. */
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
