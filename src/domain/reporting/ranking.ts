/**
 * Communities in the order of their rates, with the doubt about that order. Rates are drawn together as far as their few answers
 * demand, a rank is a range, and where chance alone explains the differences, that is said instead of an order. Beside it, which
 * communities lie below the target when all are looked at together (Benjamini & Hochberg). Communities only, never people.
 */
import { rateOf, rateRules, type Rate } from '../indicators/rates.ts';
import { countRoles, type ChoiceCounts, type CodedQuestion } from '../indicators/role-counts.ts';
import type { HeadlineIndicator } from '../indicators/roles.ts';
import type { Channel } from '../outreach/channel.ts';
import {
  benjaminiHochberg,
  designOf,
  oneSidedBelow,
  rangeUnderDesign,
  type Interval,
  type ShrunkenRate,
} from '../statistics/index.ts';
import { isShown } from './parts-of-sum.ts';

/** One community's counts of one headline question, by choice. */
export interface CountedCommunity {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly choices: ChoiceCounts;
}

export interface RatedCommunity extends Rate {
  readonly community: Omit<CountedCommunity, 'choices'>;
}

export interface RankedCommunity extends RatedCommunity, ShrunkenRate {
  /** Interval of the rate as answered, by itself. */
  readonly interval: Interval;
  /** Chance of so few positive answers at the target, adjusted for having looked at every community. */
  readonly adjusted: number;
  readonly isBelow: boolean;
}

export interface Ranking {
  /** Best first. */
  readonly ranked: readonly RankedCommunity[];
  /** Chance alone explains how far the rates lie apart: every rank is possible for each. */
  readonly isWithinSamplingError: boolean;
  /** How many lie in the better, how many in the worse half, beyond doubt. */
  readonly better: number;
  readonly worse: number;
}

/** Fewer than these are not ranked. */
export const fewestRanked = 5;
const mostFalseAlarms = 0.05;

/** Answers given at the door say nothing about awareness. */
export function channelsLeftOut(indicator: HeadlineIndicator): readonly Channel[] {
  return indicator === 'awareness' ? ['door'] : [];
}

/** Those that may be shown and how many may not; the latter are not ranked, either. */
export function ratesToRank(
  indicator: HeadlineIndicator,
  question: CodedQuestion,
  communities: readonly CountedCommunity[],
): { readonly rated: readonly RatedCommunity[]; readonly tooFew: readonly RatedCommunity['community'][] } {
  const rules = rateRules[indicator];
  const rated = communities.map(({ choices, ...community }) => ({
    community,
    ...(rules ? rateOf(rules.standard, countRoles(question, choices)) : { count: 0, total: 0 }),
  }));
  return {
    rated: rated.filter(({ total }) => isShown(total)),
    tooFew: rated.filter(({ total }) => !isShown(total)).map(({ community }) => community),
  };
}

/** `shrunken` are the rates of the communities rated, in their order. */
export function rankingOf(
  rated: readonly RatedCommunity[],
  shrunken: readonly ShrunkenRate[],
  { target, designEffect }: { readonly target: number; readonly designEffect: number },
): Ranking {
  const surprises = rated.map(({ count, total }) => oneSidedBelow(count, total, target, { designEffect }) ?? 1);
  const adjusted = benjaminiHochberg(surprises);
  const design = designOf([], { plannedDesignEffect: designEffect });
  const ranked = rated.flatMap((community, index): RankedCommunity[] => {
    const [rate, chance] = [shrunken[index], adjusted[index]];
    if (!rate || chance === undefined) return [];
    const interval = rangeUnderDesign(community, design);
    return [{ ...community, ...rate, interval, adjusted: chance, isBelow: chance <= mostFalseAlarms }];
  });
  const half = ranked.length / 2;
  return {
    ranked: ranked.toSorted((one, other) => other.rate - one.rate || middle(one) - middle(other)),
    isWithinSamplingError: ranked.every(({ rankLow, rankHigh }) => rankLow === 1 && rankHigh === ranked.length),
    better: ranked.filter(({ rankHigh }) => rankHigh <= half).length,
    worse: ranked.filter(({ rankLow }) => rankLow > half).length,
  };
}

function middle({ rankLow, rankHigh }: ShrunkenRate): number {
  return rankLow + rankHigh;
}
