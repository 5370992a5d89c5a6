/**
 * Rates of many areas, each pulled towards the others as far as its few answers demand (beta-binomial empirical Bayes;
 * Clayton & Kaldor 1987), with the doubt about each rank: 90 % range from 4,000 seeded draws, rank 1 = highest rate. Rates and
 * probabilities in 0–1. Under a design effect each area counts as n/deff answers. Fewer than five areas with answers: null,
 * nothing to learn from. An area without answers gets what the others suggest.
 */
import { betaBinomialMaximum } from './beta-binomial.ts';
import { betaCdf } from './distributions.ts';
import { requireShare, type Observed } from './observed.ts';
import { randomSource, type RandomSource } from './random.ts';

export interface ShrunkenRate {
  readonly rate: number;
  /** Probability that the area's true share is at least the target. */
  readonly probabilityAtTarget: number;
  readonly rankLow: number;
  readonly rankHigh: number;
}

export interface RankingOptions {
  readonly designEffect?: number;
}

const fewestAreas = 5;
const draws = 4000;
const rankTail = 0.05;

interface Beta {
  readonly a: number;
  readonly b: number;
}

export function shrunkenRates(
  areas: readonly Observed[],
  target: number,
  seed: number,
  options: RankingOptions = {},
): ShrunkenRate[] | null {
  const steps = rankingInSteps(areas, target, seed, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in steps of some thousand numbers: hundreds of areas take seconds, in which a server has other things to do. */
export function* rankingInSteps(
  areas: readonly Observed[],
  target: number,
  seed: number,
  { designEffect = 1 }: RankingOptions = {},
): Generator<void, ShrunkenRate[] | null> {
  requireShare(target);
  const source = randomSource(seed);
  const maximum = betaBinomialMaximum(areas, designEffect);
  if (areas.filter(({ total }) => total > 0).length < fewestAreas) return null;
  const effective = areas.map(({ count, total }) => ({ count: count / designEffect, total: total / designEffect }));
  switch (maximum.at) {
    case 'inside':
      return yield* separateRates(effective, maximum, target, source);
    case 'one-share-for-all':
      return commonRate(effective, target);
    case 'all-or-nothing':
      // Areas with nothing in common teach each other nothing: Jeffreys' prior for each alone.
      return yield* separateRates(effective, jeffreys, target, source);
  }
}

const jeffreys: Beta = { a: 0.5, b: 0.5 };

function* separateRates(
  areas: readonly Observed[],
  prior: Beta,
  target: number,
  source: RandomSource,
): Generator<void, ShrunkenRate[]> {
  const posteriors = areas.map(({ count, total }) => ({ a: prior.a + count, b: prior.b + total - count }));
  const ranks = yield* rankRanges(posteriors, source);
  return posteriors.map((posterior, index) => ({
    rate: posterior.a / (posterior.a + posterior.b),
    probabilityAtTarget: probabilityAtLeast(target, posterior),
    ...(ranks[index] ?? { rankLow: 1, rankHigh: areas.length }),
  }));
}

/** The counts differ no more than chance makes them: one rate for all, and any rank is possible for each. */
function commonRate(areas: readonly Observed[], target: number): ShrunkenRate[] {
  const count = areas.reduce((sum, area) => sum + area.count, 0);
  const total = areas.reduce((sum, area) => sum + area.total, 0);
  const posterior = { a: jeffreys.a + count, b: jeffreys.b + total - count };
  const rate = { rate: Math.min(1, count / total), probabilityAtTarget: probabilityAtLeast(target, posterior) };
  return areas.map(() => ({ ...rate, rankLow: 1, rankHigh: areas.length }));
}

/** From the far side, so that a probability near 0 stays exact. */
function probabilityAtLeast(target: number, { a, b }: Beta): number {
  return betaCdf(1 - target, b, a);
}

const drawsInAStep = 20;

function* rankRanges(
  posteriors: readonly Beta[],
  source: RandomSource,
): Generator<void, { rankLow: number; rankHigh: number }[]> {
  const timesAtRank = posteriors.map(() => new Uint32Array(posteriors.length));
  for (let draw = 0; draw < draws; draw++) {
    if (draw % drawsInAStep === 0) yield;
    countRanks(posteriors, source, timesAtRank);
  }
  return timesAtRank.map((times) => ({
    rankLow: rankReached(times, rankTail),
    rankHigh: rankReached(times, 1 - rankTail),
  }));
}

/** One draw of every area, and which place each took in it. */
function countRanks(posteriors: readonly Beta[], source: RandomSource, timesAtRank: readonly Uint32Array[]): void {
  const drawn = new Float64Array(posteriors.length);
  posteriors.forEach(({ a, b }, area) => (drawn[area] = source.beta(a, b)));
  const ascending = drawn.toSorted();
  timesAtRank.forEach((times, area) => {
    const rank = ascending.length - 1 - positionOf(drawn[area] ?? 0, ascending);
    times[rank] = (times[rank] ?? 0) + 1;
  });
}

function positionOf(value: number, ascending: Float64Array): number {
  let [low, high] = [0, ascending.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first rank by which that part of the draws is reached. */
function rankReached(timesAtRank: Uint32Array, part: number): number {
  let reached = 0;
  const index = timesAtRank.findIndex((times) => (reached += times) >= part * draws);
  return index + 1;
}
