/**
 * In which ways two sides answered one headline question, as shares of what may be shown. Where they differ, the plain difference
 * also says who asked: people asked by their community's own staff sound more satisfied.
 */
import { rateOf, rateRules } from '../indicators/rates.ts';
import type { HeadlineIndicator } from '../indicators/roles.ts';
import { modes, type Mode } from '../outreach/channel.ts';
import { shownOfParts, type Shown } from './by-mode.ts';
import type { WaveParts } from './fixed-mix.ts';

export interface ModeMix {
  /** Shares in 0–1, of every way that either side used. */
  readonly ways: readonly { readonly mode: Mode; readonly first: number; readonly second: number }[];
  /** Whether ways are left out for being too small. */
  readonly someHidden: boolean;
  /** Largest difference of a way's share, 0–1. */
  readonly shift: number;
}

/** From this shift on, the mixes are called different. */
export const shiftToMention = 0.05;

/** Null where one side has nothing to show. */
export function modeMix(indicator: HeadlineIndicator, first: WaveParts, second: WaveParts): ModeMix | null {
  const [one, other] = [shownOfParts(indicator, first.communities), shownOfParts(indicator, second.communities)];
  const [before, after] = [sharesOf(one, indicator), sharesOf(other, indicator)];
  if (before.size === 0 || after.size === 0) return null;
  const ways = modes
    .filter((mode) => before.has(mode) || after.has(mode))
    .map((mode) => ({ mode, first: before.get(mode) ?? 0, second: after.get(mode) ?? 0 }));
  const shift = Math.max(...ways.map((way) => Math.abs(way.second - way.first)));
  return { ways, someHidden: one.hidden + other.hidden > 0, shift };
}

function sharesOf({ answered }: Shown, indicator: HeadlineIndicator): ReadonlyMap<Mode, number> {
  const rules = rateRules[indicator];
  const valid = [...answered].map(([mode, { all }]) => [mode, rules ? rateOf(rules.standard, all).total : 0] as const);
  const total = valid.reduce((sum, [, people]) => sum + people, 0);
  return new Map(valid.filter(([, people]) => people > 0).map(([mode, people]) => [mode, people / total]));
}
