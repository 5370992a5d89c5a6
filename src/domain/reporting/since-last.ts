/**
 * What changed in a figure since the wave before, as both stand: Newcombe's method 10 on the effective sizes that the two verdicts
 * rest on; for the score the same from the intervals of both means. Whether it changed at all, the interval says.
 */
import { rateOf, rateRules } from '../indicators/rates.ts';
import type { Mode } from '../outreach/channel.ts';
import { differenceOfEstimates, type Difference, type Estimate } from '../statistics/index.ts';
import { sumAnswered } from './answered.ts';
import type { CommunityParts } from './community-counts.ts';
import type { Finding } from './finding.ts';
import { isShown } from './parts-of-sum.ts';

export type Direction = 'up' | 'down' | 'unclear';

export interface SinceLast extends Difference {
  readonly direction: Direction;
}

/** Null where either wave has too few answers to show. */
export function sinceLast(earlier: Finding<Estimate>, later: Finding<Estimate>): SinceLast | null {
  if (earlier.state !== 'found' || later.state !== 'found') return null;
  const difference = differenceOfEstimates(later, earlier);
  const { high, low } = difference;
  return { ...difference, direction: low > 0 ? 'up' : high < 0 ? 'down' : 'unclear' };
}

/** From here on the ways of answering are called different: who asks changes the answer. */
const mixShiftToMention = 0.05;

/** Whether the two waves were answered in different ways, by valid answers to overall satisfaction; false where either is too small to say. */
export function isMixShifted(earlier: CommunityParts, later: CommunityParts): boolean {
  const [before, after] = [sharesOf(earlier), sharesOf(later)];
  if (!before || !after) return false;
  const modes = new Set([...before.keys(), ...after.keys()]);
  return [...modes].some((mode) => Math.abs((after.get(mode) ?? 0) - (before.get(mode) ?? 0)) >= mixShiftToMention);
}

function sharesOf({ headlines: { satisfaction } }: CommunityParts): ReadonlyMap<Mode, number> | null {
  const rules = rateRules.satisfaction;
  if (!satisfaction || !rules) return null;
  const validIn = (answered: (typeof satisfaction)['answered']) => rateOf(rules.standard, answered.all).total;
  const total = validIn(sumAnswered([...satisfaction.byMode.values()]));
  if (!isShown(total)) return null;
  return new Map([...satisfaction.byMode].map(([mode, answered]) => [mode, validIn(answered) / total]));
}
