/**
 * How many answers a wave needs. Both directions use the same design effect and normal quantile as the verdict, so that
 * a plan that was kept leads to the verdict it promised. Shares and margins in 0–1. More than 2⁵³ answers are an error.
 */
import { normalCriticalValue } from './distributions.ts';
import { requireConfidence, requireDesignEffect, requireShare } from './observed.ts';
import { scoreTestRange } from './wilson-interval.ts';

export interface Precision {
  /** The share expected, strictly between 0 and 1. */
  readonly share: number;
  /** Half the width of the wanted interval. */
  readonly margin: number;
  readonly designEffect?: number;
  /** Of a probability sample: everybody who could be asked. */
  readonly population?: number;
  readonly confidence?: number;
}

/** Answers for a margin: z²p(1 − p)/d² × deff, reduced where the population is small (Cochran 1977, ch. 4). */
export function sampleSize({ share, margin, designEffect = 1, population, confidence = 0.95 }: Precision): number {
  if (!(share > 0 && share < 1)) throw new RangeError(`share must lie between 0 and 1, not ${share}`);
  if (!(margin > 0 && margin < 1)) throw new RangeError(`margin must lie between 0 and 1, not ${margin}`);
  requireDesignEffect(designEffect);
  requireConfidence(confidence);
  const endless = ((normalCriticalValue(confidence) ** 2 * share * (1 - share)) / margin ** 2) * designEffect;
  if (population === undefined) return roundedUp(endless);
  if (!(population >= 1)) throw new RangeError(`population must be 1 or more, not ${population}`);
  // endless / (1 + (endless − 1) / population), in the form in which the endless may be too large to be a number.
  return Math.min(Math.floor(population), roundedUp(1 / (1 / endless + (1 - 1 / endless) / population)));
}

export interface ReachingOptions {
  readonly designEffect?: number;
  readonly confidence?: number;
}

/**
 * The smallest number of answers, `negatives` of them not satisfied, whose Wilson interval on n/deff lies wholly at or
 * above the target. Null for a target of 1, which no sample can show.
 */
export function smallestSampleReaching(
  target: number,
  negatives: number,
  { designEffect = 1, confidence = 0.95 }: ReachingOptions = {},
): number | null {
  requireShare(target);
  if (!Number.isSafeInteger(negatives) || negatives < 0)
    throw new RangeError(`whole negatives needed, not ${negatives}`);
  requireDesignEffect(designEffect);
  requireConfidence(confidence);
  if (target === 1) return null;
  const criticalValue = normalCriticalValue(confidence);
  return firstWhole(Math.max(1, negatives), (size) => {
    return scoreTestRange((size - negatives) / size, size / designEffect, criticalValue).low >= target;
  });
}

/** The first whole number from `from` on for which a claim holds that, once true, stays true. */
function firstWhole(from: number, holds: (size: number) => boolean): number {
  if (holds(from)) return from;
  let [below, reached] = [from, from * 2];
  while (!holds(reached)) [below, reached] = [reached, countable(reached * 2)];
  while (reached - below > 1) {
    const middle = Math.floor((below + reached) / 2);
    if (holds(middle)) reached = middle;
    else below = middle;
  }
  return reached;
}

/** Rounding errors of the formula must not cost another interview. */
function roundedUp(size: number): number {
  return countable(Math.max(1, Math.ceil(size - 1e-9)));
}

/** Beyond this, whole numbers cannot be told apart, and no office has that many neighbours. */
function countable(size: number): number {
  if (size <= Number.MAX_SAFE_INTEGER) return size;
  throw new RangeError('no sample that could be counted is large enough');
}
