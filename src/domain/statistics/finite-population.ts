/**
 * Range for the true share when a probability sample took a large part of a small community: Wilson's interval on
 * n(N − 1)/(N − n) answers (finite population correction; Cochran 1977, ch. 3). Asking everybody leaves no doubt.
 * Not for open links: whoever answers there is no probability sample. Null when nobody answered.
 */
import { normalCriticalValue } from './distributions.ts';
import { requireAmount, requireConfidence, requireObserved } from './observed.ts';
import { scoreTestRange, type Interval } from './wilson-interval.ts';

export function withPopulation(count: number, total: number, population: number, confidence = 0.95): Interval | null {
  requireObserved({ count, total });
  requireConfidence(confidence);
  requireAmount(population, 'population');
  if (population < total || (population <= 1 && population !== total)) {
    throw new RangeError(`a population of ${population} cannot give ${total} answers`);
  }
  if (total === 0) return null;
  const share = count / total;
  if (population === total) return { low: share, high: share };
  const effectiveSize = (total * (population - 1)) / (population - total);
  return scoreTestRange(share, effectiveSize, normalCriticalValue(confidence));
}
