/**
 * Two waves of one area, or two areas of one wave: every headline figure of both, their difference with its interval, and the same
 * on a fixed mix of ways of answering. Rates by Newcombe's method 10 on effective sizes; the score by the intervals of both means.
 */
import { headlineIndicators, type HeadlineIndicator } from '../indicators/roles.ts';
import type { Form } from '../form/form.ts';
import type { Mode } from '../outreach/channel.ts';
import { newcombeDifference, scoreDifference, type Difference, type Observed } from '../statistics/index.ts';
import { smallestShown, type Finding, type Headlines, type JudgedRate, type JudgedScore } from './finding.ts';
import { askedHeadlines } from './community-counts.ts';
import type { Counting } from './counting.ts';
import { changeOfParts, comparableIndicators, type WaveParts } from './fixed-mix.ts';
import { judgeParts, type JudgedParts, type Standards } from './headline.ts';
import { modeMix, type ModeMix } from './mode-mix.ts';
import { otherQuestion, type OtherQuestion } from './same-question.ts';
import { isOneScale, scoreOnFixedMix } from './score-on-fixed-mix.ts';

/** The communities of one side alone, what they are judged by, and the form that says what their choices mean. */
export interface Side {
  readonly communities: readonly JudgedParts[];
  readonly standards: Omit<Standards, 'asked'>;
  readonly counting: Counting;
  readonly form: Form;
}

/** A rate in 0–1 or a score in points. */
export interface ComparedFigure {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

export interface FixedMixDifference extends Difference {
  /** Ways of answering that only one side has. */
  readonly leftOut: readonly Mode[];
}

export type Compared =
  | { readonly state: 'unasked' }
  | { readonly state: 'incomparable'; readonly reason: OtherQuestion | 'other-points' }
  | { readonly state: 'suppressed'; readonly minimum: number }
  | {
      readonly state: 'found';
      readonly first: ComparedFigure;
      readonly second: ComparedFigure;
      /** Second minus first. */
      readonly difference: Difference;
      readonly direction: Direction;
      /** Null where no way of answering is common, and for awareness, in which answers at the door do not count. */
      readonly onFixedMix: FixedMixDifference | null;
    };

export type Direction = 'up' | 'down' | 'unclear';

export interface Comparison {
  readonly measures: Readonly<Record<HeadlineIndicator | 'score', Compared>>;
  /** Of the first headline that both sides can show. */
  readonly mix: ModeMix | null;
}

export function compareSides(first: Side, second: Side): Comparison {
  const [one, other] = [headlinesOf(first), headlinesOf(second)];
  const parts = { earlier: partsIn(first), later: partsIn(second) };
  const rates = headlineIndicators.map((indicator) => [
    indicator,
    compared(otherQuestion(indicator, first, second), one[indicator], other[indicator], {
      figure: rateFigure,
      difference: rateDifference,
      onFixedMix: () => rateOnFixedMix(indicator, parts),
    }),
  ]);
  const score = compared(otherPoints(first, second), one.score, other.score, {
    figure: scoreFigure,
    difference: (before, after) => scoreDifference(after, before),
    onFixedMix: () => scoreOnFixedMix(parts),
  });
  const measures = { ...Object.fromEntries(rates), score } as Comparison['measures'];
  return { measures, mix: mixOf(measures, parts) };
}

/** Only what the interval rules out is a difference. */
export function directionOf({ low, high }: Difference): Direction {
  if (low > 0) return 'up';
  return high < 0 ? 'down' : 'unclear';
}

function headlinesOf({ communities, counting, form, standards }: Side): Headlines {
  return judgeParts(communities, { ...standards, asked: askedHeadlines(counting, form) }).headlines;
}

interface BothParts {
  readonly earlier: WaveParts;
  readonly later: WaveParts;
}

function partsIn({ communities, standards: { plannedDesignEffect, scale } }: Side): WaveParts {
  return { communities: communities.map(({ parts }) => parts), plannedDesignEffect, scale };
}

/** The same answers earn other points on another scale: that would be a difference nobody made. */
function otherPoints(first: Side, second: Side): Obstacle {
  const obstacle = otherQuestion('satisfaction', first, second);
  return obstacle ?? (isOneScale(first.standards, second.standards) ? null : 'other-points');
}

type Obstacle = ReturnType<typeof otherQuestion> | 'other-points';

interface Way<Found> {
  readonly figure: (found: Found) => ComparedFigure;
  readonly difference: (first: Found, second: Found) => Difference | null;
  readonly onFixedMix: () => FixedMixDifference | null;
}

function compared<Found>(
  obstacle: Obstacle,
  first: Finding<Found>,
  second: Finding<Found>,
  { figure, difference, onFixedMix }: Way<Found>,
): Compared {
  if (obstacle === 'unasked') return { state: 'unasked' };
  if (obstacle !== null) return { state: 'incomparable', reason: obstacle };
  if (first.state !== 'found' || second.state !== 'found') return { state: 'suppressed', minimum: smallestShown };
  const between = difference(first, second);
  if (!between) return { state: 'suppressed', minimum: smallestShown };
  return {
    ...{ state: 'found', first: figure(first), second: figure(second) },
    ...{ difference: between, direction: directionOf(between), onFixedMix: onFixedMix() },
  };
}

function rateFigure({ rate, low, high, total }: JudgedRate): ComparedFigure {
  return { estimate: rate, low, high, n: total };
}

function scoreFigure({ mean, low, high, total }: JudgedScore): ComparedFigure {
  return { estimate: mean, low, high, n: total };
}

function rateDifference(first: JudgedRate, second: JudgedRate): Difference | null {
  return newcombeDifference(effective(second), effective(first));
}

function effective({ count, total, designEffect }: JudgedRate): Observed {
  return { count: count / designEffect, total: total / designEffect };
}

function rateOnFixedMix(indicator: HeadlineIndicator, parts: BothParts): FixedMixDifference | null {
  const comparable = comparableIndicators.find((each) => each === indicator);
  return comparable ? changeOfParts(comparable, parts) : null;
}

function mixOf(measures: Comparison['measures'], { earlier, later }: BothParts): ModeMix | null {
  const indicator = comparableIndicators.find((each) => measures[each].state === 'found');
  return indicator ? modeMix(indicator, earlier, later) : null;
}
