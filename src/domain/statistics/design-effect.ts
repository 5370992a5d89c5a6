/**
 * How many times more answers a design needs than a simple random sample to be as precise (Kish 1965). 1 = no loss.
 */

import { requireAmount } from './observed.ts';

/** Loss by unequal weights (Kish 1965): n·Σw²/(Σw)². Null without any weight above 0. */
export function kishDesignEffect(weights: readonly number[]): number | null {
  for (const weight of weights) requireAmount(weight, 'weight');
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (sum === 0) return null;
  const squares = weights.reduce((total, weight) => total + weight ** 2, 0);
  return (weights.length * squares) / sum ** 2;
}

/** Loss to expect when answers come in clusters: 1 + (m − 1)ρ, m answers each, ρ their likeness in 0–1. */
export function assumedDesignEffect(meanClusterSize: number, rho: number): number {
  if (!(meanClusterSize >= 1 && meanClusterSize <= Number.MAX_SAFE_INTEGER)) {
    throw new RangeError(`a cluster has at least one answer, not ${meanClusterSize}`);
  }
  if (!(rho >= 0 && rho <= 1)) throw new RangeError(`rho must lie in 0–1, not ${rho}`);
  return 1 + (meanClusterSize - 1) * rho;
}
