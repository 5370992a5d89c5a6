/**
 * How many answers communities need for a goal: a margin, or to show the target although some are not satisfied. Always with the
 * wave's own planned design effect, so that a plan that is kept leads to the verdict it promised.
 */
import { accepted, refused, type Result } from '../result.ts';
import { sampleSize, smallestSampleReaching } from '../statistics/index.ts';

export type Goal =
  | {
      readonly kind: 'margin';
      /** 0-1 */
      readonly share: number;
      /** Half the width of the interval, 0-1. */
      readonly margin: number;
      /** Whether households are drawn by chance: then a small community needs fewer. An open link never counts as that. */
      readonly isDrawn: boolean;
    }
  | { readonly kind: 'reach'; readonly negatives: number };

export interface Planning {
  /** 0-1 */
  readonly target: number;
  readonly plannedDesignEffect: number;
}

export interface Needed {
  /** Null where no number of answers can show it. */
  readonly answers: number | null;
  /** More than two answers a household: more than can be had. */
  readonly isOutOfReach: boolean;
}

const adultsPerHousehold = 2;

export function answersNeeded(
  goal: Goal,
  { target, plannedDesignEffect }: Planning,
  households: number | null,
): Needed {
  const designEffect = plannedDesignEffect;
  const population =
    goal.kind === 'margin' && goal.isDrawn && households !== null && households >= 1 ? { population: households } : {};
  const answers =
    goal.kind === 'margin'
      ? sampleSize({ share: goal.share, margin: goal.margin, designEffect, ...population })
      : smallestSampleReaching(target, goal.negatives, { designEffect });
  const reachable = households === null ? Infinity : households * adultsPerHousehold;
  return { answers, isOutOfReach: answers === null || answers > reachable };
}

/** As typed into a form: percent and percentage points. */
export interface TypedGoal {
  readonly goal: string;
  readonly share: string;
  readonly margin: string;
  readonly negatives: string;
  readonly sampling: string;
}

export type GoalField = 'share' | 'margin' | 'negatives';
export type GoalProblem = 'missing' | 'not-a-number' | 'out-of-range';
export type GoalProblems = Partial<Readonly<Record<GoalField, GoalProblem>>>;

/** What a form holds before anybody has typed: the usual question of an office. */
export const usualGoal: TypedGoal = { goal: 'reach', share: '95', margin: '3', negatives: '0', sampling: 'open' };

/** Percent and points that a form takes, in its own unit. Tenths of a point are as fine as anybody plans. */
export const goalLimits = {
  share: { from: 1, to: 99 },
  margin: { from: 0.5, to: 30 },
  negatives: { from: 0, to: 500 },
} as const satisfies Record<GoalField, { from: number; to: number }>;

export function parseGoal(typed: TypedGoal): Result<Goal, GoalProblems> {
  if (typed.goal === 'margin') {
    const [share, margin] = [numberIn('share', typed.share), numberIn('margin', typed.margin)];
    if (!share.ok || !margin.ok) {
      return refused({
        ...(share.ok ? {} : { share: share.problem }),
        ...(margin.ok ? {} : { margin: margin.problem }),
      });
    }
    return accepted({
      ...{ kind: 'margin', isDrawn: typed.sampling === 'drawn' },
      ...{ share: share.value / 100, margin: margin.value / 100 },
    });
  }
  const negatives = numberIn('negatives', typed.negatives);
  if (!negatives.ok) return refused({ negatives: negatives.problem });
  return Number.isInteger(negatives.value)
    ? accepted({ kind: 'reach', negatives: negatives.value })
    : refused({ negatives: 'not-a-number' });
}

/** Full-width digits, a percent sign and spaces are how people write a number. */
function numberIn(field: GoalField, typed: string): Result<number, GoalProblem> {
  const text = typed.normalize('NFKC').replaceAll(/[\s%]/g, '');
  if (text === '') return refused('missing');
  if (!/^[+-]?\d{1,9}(\.\d{1,6})?$/.test(text)) return refused('not-a-number');
  const value = Number(text);
  const { from, to } = goalLimits[field];
  return value >= from && value <= to ? accepted(value) : refused('out-of-range');
}
