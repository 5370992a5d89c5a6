/**
 * The headline figures of one community apart along one dimension: channel, way of answering, age band or week, never two of them
 * crossed. Never judged. What is too small is hidden, and as much more as it takes that nothing follows from the whole beside it.
 */
import type { Form } from '../form/form.ts';
import type { CodedQuestion, RoleCounts } from '../indicators/role-counts.ts';
import { rateOf, rateRules } from '../indicators/rates.ts';
import { headlineIndicators, type HeadlineIndicator } from '../indicators/roles.ts';
import { pointCounts, usualScale, type PointCount } from '../indicators/score-scale.ts';
import { designOf, rangeUnderDesign, scoreInterval } from '../statistics/index.ts';
import { answersBy, answersByMode, answersTo } from './answered.ts';
import { codedQuestionsOf } from './coded-questions.ts';
import { hasFewAtTheDoor } from './few-at-the-door.ts';
import type { RateFigure, ScoreFigure } from './finding.ts';
import { isShown } from './parts-of-sum.ts';
import { shownNames } from './shown-parts.ts';
import type { CommunityTallies, WaveTallies } from './tallies.ts';

export const splitAxes = ['channel', 'mode', 'age', 'week'] as const;
export type SplitAxis = (typeof splitAxes)[number];

/** Who gave no value along the axis: 'none' is no value of any. */
export const withoutValue = '';

export interface Apart<Figure> {
  /** By value of the axis; null where there are too few to show. A value that nobody gave is missing. */
  readonly figures: ReadonlyMap<string, Figure | null>;
}

export interface HeadlinesApart {
  readonly rates: Readonly<Partial<Record<HeadlineIndicator, Apart<RateFigure>>>>;
  readonly score: Apart<ScoreFigure> | null;
}

export function isSplitAxis(word: unknown): word is SplitAxis {
  return (splitAxes as readonly unknown[]).includes(word);
}

type Roles = ReadonlyMap<string, RoleCounts>;

export function headlinesApart(axis: SplitAxis, tallies: WaveTallies, form: Form<unknown>): HeadlinesApart {
  const [community] = tallies.communities;
  const { plannedDesignEffect: design, scale = usualScale } = tallies.wave;
  const questions = codedQuestionsOf(form);
  const parts = headlineIndicators.flatMap((indicator): [HeadlineIndicator, Roles][] => {
    const name = tallies.counting.headlines[indicator];
    const question = name === undefined ? undefined : questions.get(name);
    if (name === undefined || !question || !community) return [];
    return [[indicator, shownIn(indicator, axis, { name, question, community })]];
  });
  const satisfaction = parts.find(([indicator]) => indicator === 'satisfaction')?.[1];
  return {
    rates: Object.fromEntries(
      parts.map(([indicator, roles]) => [
        indicator,
        { figures: mapped(roles, (part) => rate(indicator, part, design)) },
      ]),
    ),
    score: satisfaction ? { figures: mapped(satisfaction, (part) => score(pointCounts(scale, part), design)) } : null,
  };
}

interface Place {
  readonly name: string;
  readonly question: CodedQuestion;
  readonly community: CommunityTallies;
}

/** Counts by value; of a value that may not be shown, none. */
function shownIn(indicator: HeadlineIndicator, axis: SplitAxis, place: Place): Roles {
  const all = rolesBy(axis, place);
  const answers = new Map([...all].map(([value, roles]) => [value, validIn(indicator, roles)] as const));
  const used = new Map([...answers].filter(([, count]) => count > 0));
  const shown = indicator === 'awareness' ? shownAwareness(axis, used, place) : shownNames(used);
  return new Map([...used.keys()].map((value) => [value, shown.has(value) ? (all.get(value) ?? {}) : {}]));
}

/** Along channels the door is a whole of its own. */
function shownAwareness(axis: SplitAxis, used: ReadonlyMap<string, number>, place: Place): ReadonlySet<string> {
  const few = hasFewAtTheDoor(place.name, place.question, place.community);
  if (axis !== 'channel') return few ? new Set() : shownNames(used);
  const elsewhere = shownNames(new Map([...used].filter(([channel]) => channel !== 'door')));
  return few ? elsewhere : new Set([...elsewhere, 'door']);
}

function rolesBy(axis: SplitAxis, { name, question, community }: Place): Roles {
  const groups =
    axis === 'mode' ? answersByMode(name, question, community) : answersBy(axis, name, question, community);
  const parts = new Map<string, RoleCounts>([...groups].map(([value, { all }]) => [value, all] as const));
  const rest = difference(answersTo(name, question, community).all, [...parts.values()]);
  return Object.values(rest).some((count) => count > 0) ? parts.set(withoutValue, rest) : parts;
}

/** Those of the whole that are in no part. */
function difference(whole: RoleCounts, parts: readonly RoleCounts[]): RoleCounts {
  const roles = Object.entries(whole) as [keyof RoleCounts, number][];
  return Object.fromEntries(
    roles.map(([role, count]) => [role, count - parts.reduce((sum, part) => sum + (part[role] ?? 0), 0)]),
  );
}

function validIn(indicator: HeadlineIndicator, roles: RoleCounts): number {
  const rules = rateRules[indicator];
  return rules ? rateOf(rules.standard, roles).total : 0;
}

function mapped<Figure>(roles: Roles, figureOf: (part: RoleCounts) => Figure | null): Map<string, Figure | null> {
  return new Map([...roles].map(([value, part]) => [value, figureOf(part)]));
}

function rate(indicator: HeadlineIndicator, roles: RoleCounts, plannedDesignEffect: number): RateFigure | null {
  const rules = rateRules[indicator];
  const found = rules && rateOf(rules.standard, roles);
  if (!found || !isShown(found.total)) return null;
  return {
    ...found,
    rate: found.count / found.total,
    ...rangeUnderDesign(found, designOf([], { plannedDesignEffect })),
  };
}

function score(points: readonly PointCount[], designEffect: number): ScoreFigure | null {
  const total = points.reduce((sum, { count }) => sum + count, 0);
  const interval = isShown(total) ? scoreInterval(points, { designEffect }) : null;
  return interval && { mean: interval.mean, low: interval.low, high: interval.high, total };
}
