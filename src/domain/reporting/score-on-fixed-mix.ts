/**
 * How the satisfaction score would differ if both sides had been answered in the same ways: each way weighs in both as it did in
 * the two together (direct standardisation), the doubt of all ways squared and added (MOVER; Zou & Donner 2008).
 */
import { pointCounts, usualScale, type PointCount } from '../indicators/score-scale.ts';
import type { Mode } from '../outreach/channel.ts';
import { scoreInterval, weightedDifference, type Difference } from '../statistics/index.ts';
import { shownOfParts } from './by-mode.ts';
import type { WaveParts } from './fixed-mix.ts';
import { isShown } from './parts-of-sum.ts';

export interface ScoreOnFixedMix extends Difference {
  /** Ways of answering that only one side has: nothing of them is compared. */
  readonly leftOut: readonly Mode[];
}

/** Later minus earlier, both by one scale of points; null where no way of answering is common to both. */
export function scoreOnFixedMix({ earlier, later }: { earlier: WaveParts; later: WaveParts }): ScoreOnFixedMix | null {
  const [before, after] = [pointsByMode(earlier), pointsByMode(later)];
  const together = [...before].flatMap(([mode, first]) => {
    const second = after.get(mode);
    return second ? [{ mode, first, second }] : [];
  });
  const everybody = together.reduce((sum, { first, second }) => sum + totalOf(first) + totalOf(second), 0);
  const strata = together.flatMap(({ first, second }) => {
    const [one, other] = [rangeOf(first, earlier), rangeOf(second, later)];
    const weight = (totalOf(first) + totalOf(second)) / everybody;
    return one && other ? [{ first: other, second: one, weight }] : [];
  });
  if (strata.length === 0) return null;
  const leftOut = [...new Set([...before.keys(), ...after.keys()])].filter(
    (mode) => !before.has(mode) || !after.has(mode),
  );
  return { ...weightedDifference(strata), leftOut };
}

/** Whether two waves score the same answers alike. */
export function isOneScale(one: Pick<WaveParts, 'scale'>, other: Pick<WaveParts, 'scale'>): boolean {
  return (one.scale ?? usualScale).version === (other.scale ?? usualScale).version;
}

function pointsByMode({ communities, scale = usualScale }: WaveParts): ReadonlyMap<Mode, readonly PointCount[]> {
  const { answered } = shownOfParts('satisfaction', communities);
  const points = [...answered].map(([mode, { all }]) => [mode, pointCounts(scale, all)] as const);
  return new Map(points.filter(([, counts]) => isShown(totalOf(counts))));
}

function rangeOf(points: readonly PointCount[], { plannedDesignEffect }: WaveParts) {
  return scoreInterval(points, { designEffect: plannedDesignEffect });
}

function totalOf(points: readonly PointCount[]): number {
  return points.reduce((sum, { count }) => sum + count, 0);
}
