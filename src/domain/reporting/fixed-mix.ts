/**
 * What changed between two waves if both had been answered in the same ways: each way weighs in both as it did in the two
 * together (direct standardisation), because people asked by their community's own staff sound more satisfied, and a wave with more
 * interviews would rise without anything having changed. Newcombe's method 10 on effective sizes.
 */
import { rateOf, rateRules, type Rate } from '../indicators/rates.ts';
import type { HeadlineIndicator } from '../indicators/roles.ts';
import type { ScoreScale } from '../indicators/score-scale.ts';
import type { Mode } from '../outreach/channel.ts';
import { newcombeDifference, postStratify, type Difference, type Observed } from '../statistics/index.ts';
import { shownOfParts } from './by-mode.ts';
import type { CommunityParts } from './community-counts.ts';
import { isShown } from './parts-of-sum.ts';

/** Awareness is left out: answers at the door do not count in it, and modes are not split by channel. */
export const comparableIndicators = ['satisfaction', 'participation', 'support'] as const satisfies HeadlineIndicator[];
export type Comparable = (typeof comparableIndicators)[number];

export interface Change extends Difference {
  readonly earlier: { readonly rate: number; readonly n: number };
  readonly later: { readonly rate: number; readonly n: number };
  /** As the rates stand, each wave with its own mix. */
  readonly asTheyStand: number;
  /** Ways of answering that only one of the waves has: nothing of them is compared. */
  readonly leftOut: readonly Mode[];
  /** Largest difference of a way's share in the two waves, 0–1. */
  readonly mixShift: number;
}

/** The communities of one wave, and what it plans with. */
export interface WaveParts {
  readonly communities: readonly CommunityParts[];
  readonly plannedDesignEffect: number;
  /** Of the score; the usual one where it is left out. */
  readonly scale?: ScoreScale | undefined;
}

/** Null where no way of answering is common to both, or one wave has too few answers. */
export function changeOfParts(
  indicator: Comparable,
  { earlier, later }: { earlier: WaveParts; later: WaveParts },
): Change | null {
  const [before, after] = [ratesIn(indicator, earlier), ratesIn(indicator, later)];
  const common = [...before.keys()].filter((mode) => after.has(mode));
  const mix = new Map(common.map((mode) => [mode, (before.get(mode)?.total ?? 0) + (after.get(mode)?.total ?? 0)]));
  const [first, second] = [standardised(before, mix, earlier), standardised(after, mix, later)];
  const difference = first && second && newcombeDifference(second.effective, first.effective);
  if (!first || !second || !difference) return null;
  return {
    ...difference,
    earlier: { rate: first.share, n: first.total },
    later: { rate: second.share, n: second.total },
    asTheyStand: plainRate(after) - plainRate(before),
    leftOut: [...new Set([...before.keys(), ...after.keys()])].filter((mode) => !mix.has(mode)),
    mixShift: Math.max(
      ...[...mix.keys()].map((mode) => Math.abs(shareOf(mode, after, mix) - shareOf(mode, before, mix))),
    ),
  };
}

type Rates = ReadonlyMap<Mode, Rate>;

function ratesIn(indicator: Comparable, { communities }: WaveParts): Rates {
  const rules = rateRules[indicator];
  const { answered } = shownOfParts(indicator, communities);
  const rates = [...answered].flatMap(([mode, { all }]) =>
    rules ? [[mode, rateOf(rules.standard, all)] as const] : [],
  );
  return new Map(rates.filter(([, { total }]) => isShown(total)));
}

interface Standardised {
  readonly share: number;
  readonly total: number;
  readonly effective: Observed;
}

function standardised(
  rates: Rates,
  mix: ReadonlyMap<Mode, number>,
  { plannedDesignEffect }: WaveParts,
): Standardised | null {
  const strata = [...mix].map(([mode, population]) => ({ ...(rates.get(mode) ?? { count: 0, total: 0 }), population }));
  const weighted = strata.length === 0 ? null : postStratify(strata);
  if (!weighted) return null;
  const total = strata.reduce((sum, stratum) => sum + stratum.total, 0);
  const size = total / weighted.designEffect / plannedDesignEffect;
  return { share: weighted.share, total, effective: { count: weighted.share * size, total: size } };
}

function plainRate(rates: Rates): number {
  const sum = (part: 'count' | 'total') => [...rates.values()].reduce((known, rate) => known + rate[part], 0);
  return sum('count') / sum('total');
}

function shareOf(mode: Mode, rates: Rates, mix: ReadonlyMap<Mode, number>): number {
  const total = [...mix.keys()].reduce((sum, each) => sum + (rates.get(each)?.total ?? 0), 0);
  return (rates.get(mode)?.total ?? 0) / total;
}
