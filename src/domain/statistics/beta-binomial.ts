/**
 * How far the true shares of areas differ from each other, learned from all of them: the maximum-likelihood
 * Beta(a, b) behind the counts (Skellam 1948; Griffiths 1973), a and b above 0. Null when the likelihood has no maximum:
 * the counts differ no more than chance alone makes them, or each area is all yes or all no. Counts must be whole.
 */
import { requireDesignEffect, requireWholeObserved, type Observed } from './observed.ts';

export interface BetaBinomial {
  readonly a: number;
  readonly b: number;
}

/** Where the likelihood is highest: inside, or at one of the two ends, where a and b grow or shrink without bound. */
export type BetaBinomialMaximum =
  ({ readonly at: 'inside' } & BetaBinomial) | { readonly at: 'one-share-for-all' } | { readonly at: 'all-or-nothing' };

export function betaBinomialFit(areas: readonly Observed[]): BetaBinomial | null {
  const maximum = betaBinomialMaximum(areas);
  return maximum.at === 'inside' ? { a: maximum.a, b: maximum.b } : null;
}

/**
 * Smith's (1983) parameters: mean μ and spread θ = 1/(a + b), where θ = 0 is one binomial share for all. For a given θ the
 * likelihood is concave in μ, so the search is along θ alone: each interval over which the slope turns from up to down. Under a
 * design effect each area counts as n/deff answers, between whole answers by interpolation.
 */
export function betaBinomialMaximum(areas: readonly Observed[], designEffect = 1): BetaBinomialMaximum {
  areas.forEach(requireWholeObserved);
  requireDesignEffect(designEffect);
  const tails = tailsOf(
    areas.map(({ count, total }) => ({ count: count / designEffect, total: total / designEffect })),
  );
  if (tails.yes.length === 0 || tails.no.length === 0) return { at: 'one-share-for-all' };
  const spreads = [0, ...Array.from({ length: 31 }, (_, step) => 10 ** (step / 2 - 9))];
  const slopes = spreads.map((spread) => slopeAlongSpread(tails, spread));
  const peaks = spreads.flatMap((from, index) => {
    const to = spreads[index + 1];
    const falls = (slopes[index] ?? 0) > 0 && (slopes[index + 1] ?? 0) <= 0;
    return to !== undefined && falls ? [rootBetween(from, to, (spread) => slopeAlongSpread(tails, spread))] : [];
  });
  return highestOf(tails, peaks, (slopes.at(-1) ?? 0) > 0);
}

function highestOf(tails: Tails, peaks: readonly number[], isRisingAtTheEnd: boolean): BetaBinomialMaximum {
  let best: BetaBinomialMaximum = { at: isRisingAtTheEnd ? 'all-or-nothing' : 'one-share-for-all' };
  let height = logLikelihood(tails, isRisingAtTheEnd ? widest : 0);
  for (const spread of peaks) {
    const here = logLikelihood(tails, spread);
    if (here <= height) continue;
    const mean = bestMean(tails, spread);
    best = { at: 'inside', a: mean / spread, b: (1 - mean) / spread };
    height = here;
  }
  return best;
}

const widest = 1e6;

/**
 * `yes[k]` = areas with more than k times yes, and so on: then sums over areas are sums over k, exact and short. A part f of an
 * answer, as effective samples have, counts as f areas, of which f(1 − f)/2 move to the term beside it: the sums of 1 and of k
 * are then those of the gamma function, which the terms stand for.
 */
interface Tails {
  readonly yes: readonly number[];
  readonly no: readonly number[];
  readonly all: readonly number[];
}

function tailsOf(areas: readonly Observed[]): Tails {
  return {
    yes: tailCounts(areas.map(({ count }) => count)),
    no: tailCounts(areas.map(({ count, total }) => total - count)),
    all: tailCounts(areas.map(({ total }) => total)),
  };
}

function tailCounts(values: readonly number[]): number[] {
  const most = values.reduce((known, value) => Math.max(known, value), 0);
  if (most === 0) return [];
  const tails = new Array<number>(Math.max(2, Math.ceil(most))).fill(0);
  const add = (k: number, areas: number) => (tails[k] = (tails[k] ?? 0) + areas);
  for (const value of values) if (value >= 1) add(Math.floor(value) - 1, 1);
  for (let k = tails.length - 2; k >= 0; k--) add(k, tails[k + 1] ?? 0);
  for (const value of values) {
    const [part, bend] = [value % 1, ((value % 1) * (1 - (value % 1))) / 2];
    if (part === 0) continue;
    const [at, beside] = value < 1 ? [0, 1] : [Math.floor(value), Math.floor(value) - 1];
    add(at, value < 1 ? part + bend : part - bend);
    add(beside, value < 1 ? -bend : bend);
  }
  return tails;
}

function logLikelihood(tails: Tails, spread: number): number {
  const mean = bestMean(tails, spread);
  const part = (counts: readonly number[], base: number) =>
    counts.reduce((sum, count, k) => sum + count * Math.log(base + k * spread), 0);
  return part(tails.yes, mean) + part(tails.no, 1 - mean) - part(tails.all, 1);
}

/** By the envelope theorem the slope of the profile likelihood is the partial slope at the best mean. */
function slopeAlongSpread(tails: Tails, spread: number): number {
  const mean = bestMean(tails, spread);
  const part = (counts: readonly number[], base: number) => {
    let slope = 0;
    for (let k = 1; k < counts.length; k++) slope += ((counts[k] ?? 0) * k) / (base + k * spread);
    return slope;
  };
  return part(tails.yes, mean) + part(tails.no, 1 - mean) - part(tails.all, 1);
}

/** The mean whose slope is 0: Newton's steps, kept inside the shrinking bracket that concavity gives. */
function bestMean(tails: Tails, spread: number): number {
  let [low, high] = [0, 1];
  let mean = total(tails.yes) / total(tails.all);
  for (let step = 0; step < 100; step++) {
    const up = slopeAndCurvature(tails.yes, mean, spread);
    const down = slopeAndCurvature(tails.no, 1 - mean, spread);
    const slope = up.slope - down.slope;
    if (slope > 0) low = mean;
    else high = mean;
    const newton = mean + slope / (up.curvature + down.curvature);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(newton - mean) <= precision * mean) return newton;
    mean = next;
  }
  return mean;
}

const precision = 1e-14;

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function slopeAndCurvature(counts: readonly number[], base: number, spread: number) {
  let slope = 0;
  let curvature = 0;
  for (let k = 0; k < counts.length; k++) {
    const each = 1 / (base + k * spread);
    const weighed = (counts[k] ?? 0) * each;
    slope += weighed;
    curvature += weighed * each;
  }
  return { slope, curvature };
}

/** Between an upward and a downward slope: false position, the stale end halved (Illinois), and halving when it stalls. */
function rootBetween(from: number, to: number, slopeAt: (spread: number) => number): number {
  let [low, high] = [from, to];
  let [slopeLow, slopeHigh] = [slopeAt(from), slopeAt(to)];
  for (let step = 0; step < 200 && high - low > precision * high; step++) {
    const guess = low + ((high - low) * slopeLow) / (slopeLow - slopeHigh);
    const next = step % 3 < 2 && guess > low && guess < high ? guess : (low + high) / 2;
    const slope = slopeAt(next);
    if (slope === 0) return next;
    if (slope > 0) [low, slopeLow, slopeHigh] = [next, slope, slopeHigh / 2];
    else [high, slopeHigh, slopeLow] = [next, slope, slopeLow / 2];
  }
  return (low + high) / 2;
}
