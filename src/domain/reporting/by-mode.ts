/**
 * Every headline figure apart for each way of answering, because who asks changes the answer. Never judged. A way that too few
 * used is hidden, and with it as many more as it takes that nothing follows from the community's total.
 */
import { rateOf, rateRules } from '../indicators/rates.ts';
import { headlineIndicators, type HeadlineIndicator } from '../indicators/roles.ts';
import { pointCounts, usualScale } from '../indicators/score-scale.ts';
import type { Form } from '../form/form.ts';
import { modes, type Mode } from '../outreach/channel.ts';
import { designOf, rangeUnderDesign, scoreInterval } from '../statistics/index.ts';
import { sumAnswered, type Answered } from './answered.ts';
import { askedHeadlines, type CommunityParts } from './community-counts.ts';
import type { RateFigure, ScoreFigure } from './finding.ts';
import { fewAtTheDoor } from './few-at-the-door.ts';
import { isShown } from './parts-of-sum.ts';
import { shownNames } from './shown-parts.ts';
import { partsOfTallies } from './parts-of-tallies.ts';
import type { WaveTallies } from './tallies.ts';

export interface ModeFigure<Figure> {
  readonly mode: Mode;
  readonly figure: Figure;
}

export interface ModeFigures<Figure> {
  readonly shown: readonly ModeFigure<Figure>[];
  /** Ways that were used, but are not shown. */
  readonly hidden: number;
}

export type RatesByMode = Readonly<Record<HeadlineIndicator, ModeFigures<RateFigure>>>;

export interface HeadlinesByMode extends RatesByMode {
  readonly score: ModeFigures<ScoreFigure>;
}

export interface WaveByMode {
  /** In the order of the tallies. */
  readonly communities: readonly HeadlinesByMode[];
  /** The sum of what is shown of them. */
  readonly whole: HeadlinesByMode;
}

/** Answers of one headline question by mode, of the ways that may be shown. */
export interface Shown {
  readonly answered: ReadonlyMap<Mode, Answered>;
  readonly hidden: number;
}

export function headlinesByMode(tallies: WaveTallies, form: Form<unknown>): WaveByMode {
  const asked = askedHeadlines(tallies.counting, form);
  const known = tallies.communities.map((community) => partsOfTallies(community, asked));
  return {
    communities: known.map((parts) => partsByMode([parts], tallies.wave)),
    whole: partsByMode(known, tallies.wave),
  };
}

/** Of one community, or of several together. */
export function partsByMode(communities: readonly CommunityParts[], standards: Measured): HeadlinesByMode {
  return figuresOf((indicator) => shownOfParts(indicator, communities), standards);
}

/** What figures that nobody judges rest on. */
type Measured = Pick<WaveTallies['wave'], 'plannedDesignEffect' | 'scale'>;

/** The same communities are asked for rates, for the score and for what changed: they are added up once. */
const shownKept = new WeakMap<readonly CommunityParts[], Partial<Record<HeadlineIndicator, Shown>>>();

export function shownOfParts(indicator: HeadlineIndicator, communities: readonly CommunityParts[]): Shown {
  const known = shownKept.get(communities) ?? {};
  shownKept.set(communities, known);
  return (known[indicator] ??= addedUp(indicator, communities));
}

/** A sum holds what is shown above it and nothing else, so that no subtraction shows what is hidden. */
function addedUp(indicator: HeadlineIndicator, communities: readonly CommunityParts[]): Shown {
  const parts = communities.flatMap(({ headlines }) => headlines[indicator] ?? []);
  const ways = parts.map((part) => ({ part, ...waysOf(part.byMode, indicator) }));
  const answered = modes.flatMap((mode): [Mode, Answered][] => {
    const ofMode = ways.flatMap(({ part, shown }) => (fewAtTheDoor(part.atTheDoor) ? [] : (shown.get(mode) ?? [])));
    return ofMode.length === 0 ? [] : [[mode, sumAnswered(ofMode)]];
  });
  const used = new Set(ways.flatMap(({ used }) => used));
  return { answered: new Map(answered), hidden: used.size - answered.length };
}

type Modes = ReadonlyMap<Mode, Answered>;

interface Ways {
  readonly used: readonly Mode[];
  readonly shown: Modes;
}

/** Hundreds of communities are added up again whenever one of them changes; of the others this is known. */
const waysKept = new WeakMap<Modes, Partial<Record<HeadlineIndicator, Ways>>>();

function waysOf(byMode: Modes, indicator: HeadlineIndicator): Ways {
  const known = waysKept.get(byMode) ?? {};
  waysKept.set(byMode, known);
  return (known[indicator] ??= waysIn(byMode, indicator));
}

function waysIn(byMode: Modes, indicator: HeadlineIndicator): Ways {
  const valid = [...byMode].map(([mode, answered]) => [mode, validIn(answered, indicator)] as const);
  const used = new Map(valid.filter(([, people]) => people > 0));
  const names = shownNames(used);
  return { used: [...used.keys()], shown: new Map([...byMode].filter(([mode]) => names.has(mode))) };
}

function validIn({ all }: Answered, indicator: HeadlineIndicator): number {
  const rules = rateRules[indicator];
  return rules ? rateOf(rules.standard, all).total : 0;
}

function figuresOf(
  shown: (indicator: HeadlineIndicator) => Shown,
  { plannedDesignEffect, scale = usualScale }: Measured,
): HeadlinesByMode {
  const design = designOf([], { plannedDesignEffect });
  const rates = headlineIndicators.map((indicator) => {
    const rules = rateRules[indicator];
    return [
      indicator,
      figures(shown(indicator), ({ all }): RateFigure | null => {
        const rate = rules && rateOf(rules.standard, all);
        return rate && isShown(rate.total)
          ? { ...rate, rate: rate.count / rate.total, ...rangeUnderDesign(rate, design) }
          : null;
      }),
    ];
  });
  const score = figures(shown('satisfaction'), ({ all }): ScoreFigure | null => {
    const points = pointCounts(scale, all);
    const total = points.reduce((sum, { count }) => sum + count, 0);
    const interval = isShown(total) ? scoreInterval(points, { designEffect: plannedDesignEffect }) : null;
    return interval && { mean: interval.mean, low: interval.low, high: interval.high, total };
  });
  return { ...(Object.fromEntries(rates) as RatesByMode), score };
}

function figures<Figure>({ answered, hidden }: Shown, of: (answered: Answered) => Figure | null): ModeFigures<Figure> {
  const shown = [...answered].flatMap(([mode, each]) => {
    const figure = of(each);
    return figure ? [{ mode, figure }] : [];
  });
  return { shown, hidden };
}
