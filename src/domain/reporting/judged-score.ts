/**
 * The satisfaction score with its verdict: the mean of points, never to be mixed up with the rate. It takes the design
 * effect of the satisfaction rate, which comes from the same people in the same clusters.
 */
import { pointCounts, usualScale, type PointCount, type ScoreScale } from '../indicators/score-scale.ts';
import type { RoleCounts } from '../indicators/role-counts.ts';
import { scoreInterval } from '../statistics/index.ts';
import { sumAnswered } from './answered.ts';
import { suppressed, type Finding, type JudgedScore, type ScoreFigure } from './finding.ts';
import { reachableIn, type Part } from './judged-rate.ts';
import { isShown, isSumSafe, partsOfSum } from './parts-of-sum.ts';
import { judge } from './verdict.ts';

export interface ScoreStandard {
  /** In points. */
  readonly target: number;
  readonly designEffect: number;
  /** Share of the whole assessment that questionnaires have, in points. */
  readonly weight: number;
  /** The usual one where it is left out. */
  readonly scale?: ScoreScale | undefined;
}

export function judgedScore(parts: readonly Part[], standard: ScoreStandard): Finding<JudgedScore> {
  const { designEffect, scale = usualScale, target, weight } = standard;
  const pointsIn = (counts: RoleCounts) => pointCounts(scale, counts);
  const totalIn = ({ answered }: Part) => totalOf(pointsIn(answered.all));
  const flaggedIn = (part: Part) => totalIn(part) - totalOf(pointsIn(part.answered.unflagged));
  const included = partsOfSum(parts, totalIn);
  const answered = sumAnswered(included.map((part) => part.answered));
  const points = pointsIn(answered.all);
  const total = totalOf(points);
  const score = isShown(total) ? scoreInterval(points, { designEffect }) : null;
  if (!score) return suppressed;
  const { mean, low, high, method } = score;
  const intervalAt = (answers: number) => scoreInterval(scaled(points, answers), { designEffect }) ?? score;
  const isTold = isSumSafe(included, flaggedIn) && isShown(included.reduce((sum, each) => sum + flaggedIn(each), 0));
  return {
    state: 'found',
    ...{ mean, low, high, total, method, designEffect },
    judgement: judge({ target, answers: total, reachable: reachableIn(included), intervalAt }),
    withoutFlagged: isTold ? figure(pointsIn(answered.unflagged), designEffect) : null,
    contribution: { points: part(mean, weight), low: part(low, weight), high: part(high, weight), weight },
  };
}

function figure(points: readonly PointCount[], designEffect: number): ScoreFigure | null {
  const total = totalOf(points);
  const score = isShown(total) ? scoreInterval(points, { designEffect }) : null;
  return score && { mean: score.mean, low: score.low, high: score.high, total };
}

function totalOf(points: readonly PointCount[]): number {
  return points.reduce((sum, { count }) => sum + count, 0);
}

function scaled(points: readonly PointCount[], answers: number): PointCount[] {
  const factor = answers / totalOf(points);
  return points.map(({ points: each, count }) => ({ points: each, count: count * factor }));
}

function part(score: number, weight: number): number {
  return (weight * score) / 100;
}
