/**
 * Points for the satisfaction score (满意度得分, 0-100), which is a mean and never a rate. Scales are versioned: a score
 * is comparable only with scores of the same version, so a published scale is never edited, only followed by another.
 */
import type { RoleCounts } from './role-counts.ts';
import type { Role } from './roles.ts';

export interface ScoreScale {
  readonly version: number;
  readonly points: Readonly<Partial<Record<Role, number>>>;
}

/** Five levels, as the assessment scores them: “not very satisfied” earns less than half of “so-so”. */
export const usualScale: ScoreScale = {
  version: 1,
  points: {
    very_satisfied: 100,
    fairly_satisfied: 80,
    neutral: 60,
    fairly_dissatisfied: 30,
    very_dissatisfied: 0,
  },
};

/** The same levels at equal distances, as other satisfaction surveys score them. */
const evenScale: ScoreScale = {
  version: 2,
  points: {
    very_satisfied: 100,
    fairly_satisfied: 75,
    neutral: 50,
    fairly_dissatisfied: 25,
    very_dissatisfied: 0,
  },
};

export const scoreScales: readonly ScoreScale[] = [usualScale, evenScale];

/** Throws a RangeError where a wave was opened by a newer program, with a scale that this one does not know. */
export function scoreScaleOf(version: number): ScoreScale {
  const scale = scoreScales.find((known) => known.version === version);
  if (!scale) throw new RangeError(`there is no scale of the satisfaction score of version ${version}`);
  return scale;
}

/** Whether a role earns points at all, by whichever scale. */
export function earnsPoints(role: Role): boolean {
  return scoreScales.some(({ points }) => points[role] !== undefined);
}

export interface PointCount {
  readonly points: number;
  readonly count: number;
}

/** How many people earned how many points, best first: all that a mean and its variance need. 不了解 earns none and is left out. */
export function pointCounts(scale: ScoreScale, counts: RoleCounts): PointCount[] {
  return (Object.entries(scale.points) as [Role, number][])
    .map(([role, points]) => ({ points, count: counts[role] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.points - a.points);
}
