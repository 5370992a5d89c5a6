/**
 * Share of a whole whose parts answered unequally: each answer weighs as many households as it stands for (Holt & Smith
 * 1979). Weights are per answer, on average 1 before they are trimmed to 0.3–3, so that no handful of answers decides.
 * Range: Wilson on n/deff with the weights' design effect (Kish). Ends in 0–1.
 * Null when it cannot be done; `postStratificationProblem` says why.
 */
import { normalCriticalValue } from './distributions.ts';
import { requireAmount, requireConfidence, requireObserved, type Observed } from './observed.ts';
import { scoreTestRange, type Interval } from './wilson-interval.ts';

export interface Stratum extends Observed {
  /** Households or people that the stratum really has. */
  readonly population: number;
}

export interface PostStratified extends Interval {
  readonly share: number;
  /** One per stratum, in the order given: what one of its answers counts; 0 where there is nobody. */
  readonly weights: readonly number[];
  readonly designEffect: number;
}

/** A part of the people without any answer, or answers from a part that is said to have nobody. */
export type PostStratificationProblem =
  | { readonly problem: 'no-answers' }
  | { readonly problem: 'empty-stratum' | 'no-population'; readonly stratum: number };

const trim = { low: 0.3, high: 3 };

export function postStratify(strata: readonly Stratum[], confidence = 0.95): PostStratified | null {
  requireConfidence(confidence);
  if (postStratificationProblem(strata)) return null;
  const total = sum(strata, (stratum) => stratum.total);
  const weights = weightsOf(strata, total);
  const weighed = sum(strata, (stratum, index) => stratum.total * (weights[index] ?? 0));
  const squares = sum(strata, (stratum, index) => stratum.total * (weights[index] ?? 0) ** 2);
  const share = Math.min(1, sum(strata, (stratum, index) => stratum.count * (weights[index] ?? 0)) / weighed);
  const designEffect = (total * squares) / weighed ** 2;
  const range = scoreTestRange(share, total / designEffect, normalCriticalValue(confidence));
  return { share, ...range, weights, designEffect };
}

/** Why these strata cannot be weighted, or null. A stratum without people and without answers is no obstacle. */
export function postStratificationProblem(strata: readonly Stratum[]): PostStratificationProblem | null {
  strata.forEach(requireStratum);
  if (strata.every(({ total }) => total === 0)) return { problem: 'no-answers' };
  const noPopulation = strata.findIndex(({ total, population }) => total > 0 && population === 0);
  if (noPopulation >= 0) return { problem: 'no-population', stratum: noPopulation };
  const empty = strata.findIndex(({ total, population }) => total === 0 && population > 0);
  return empty >= 0 ? { problem: 'empty-stratum', stratum: empty } : null;
}

function requireStratum(stratum: Stratum): void {
  requireObserved(stratum);
  requireAmount(stratum.population, 'population');
}

function weightsOf(strata: readonly Stratum[], total: number): number[] {
  const everyone = sum(strata, ({ population }) => population);
  return strata.map((stratum) => {
    if (stratum.total === 0) return 0;
    const weight = stratum.population / everyone / (stratum.total / total);
    return Math.min(trim.high, Math.max(trim.low, weight));
  });
}

function sum(strata: readonly Stratum[], valueOf: (stratum: Stratum, index: number) => number): number {
  return strata.reduce((total, stratum, index) => total + valueOf(stratum, index), 0);
}
