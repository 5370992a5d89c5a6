/**
 * Every headline figure apart for each way of answering, because who asks changes the answer. Never judged. A way that too few
 * used is hidden, and with it as many more as it takes that nothing follows from the community's total.
 */
import { rateOf, rateRules } from '../indicators/rates.ts';
import { headlineIndicators, type HeadlineIndicator } from '../indicators/roles.ts';
import { pointCounts, scoreScale } from '../indicators/score-scale.ts';
import type { Form } from '../form/form.ts';
import { modes, type Mode } from '../outreach/channel.ts';
import { designOf, rangeUnderDesign, scoreInterval } from '../statistics/index.ts';
import { sumAnswered, type Answered } from './answered.ts';
import { askedHeadlines, type CommunityParts, type HeadlinePart } from './community-counts.ts';
import type { RateFigure, ScoreFigure } from './finding.ts';
import { fewAtTheDoor } from './few-at-the-door.ts';
import { isShown } from './parts-of-sum.ts';
import { shownNames } from './shown-parts.ts';
import { partsOfTallies } from './parts-of-tallies.ts';
import type { CommunityTallies, WaveTallies } from './tallies.ts';

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
export function partsByMode(
  communities: readonly CommunityParts[],
  { plannedDesignEffect }: Pick<WaveTallies['wave'], 'plannedDesignEffect'>,
): HeadlinesByMode {
  return figuresOf((indicator) => shownOfParts(indicator, communities), plannedDesignEffect);
}

export function shownIn(
  indicator: HeadlineIndicator,
  communities: readonly CommunityTallies[],
  { counting }: Pick<WaveTallies, 'counting'>,
  form: Form<unknown>,
): Shown {
  const asked = askedHeadlines(counting, form);
  return shownOfParts(
    indicator,
    communities.map((community) => partsOfTallies(community, asked)),
  );
}

/** A sum holds what is shown above it and nothing else, so that no subtraction shows what is hidden. */
export function shownOfParts(indicator: HeadlineIndicator, communities: readonly CommunityParts[]): Shown {
  const all = communities.flatMap(({ headlines }) => headlines[indicator] ?? []);
  const parts = all.map((part) => shownModes(part, indicator));
  const answered = modes.flatMap((mode): [Mode, Answered][] => {
    const ofMode = parts.flatMap((part) => part.get(mode) ?? []);
    return ofMode.length === 0 ? [] : [[mode, sumAnswered(ofMode)]];
  });
  const used = all.flatMap(({ byMode }) => [...usedIn(byMode, indicator).keys()]);
  return { answered: new Map(answered), hidden: new Set(used).size - answered.length };
}

function usedIn(all: ReadonlyMap<Mode, Answered>, indicator: HeadlineIndicator): Map<Mode, number> {
  return new Map(
    [...all].map(([mode, answered]) => [mode, validIn(answered, indicator)] as const).filter(([, n]) => n > 0),
  );
}

type Modes = ReadonlyMap<Mode, Answered>;

/** Hundreds of communities are added up again whenever one of them changes; of the others this is known. */
const shownModesKept = new WeakMap<Modes, Partial<Record<HeadlineIndicator, Modes>>>();

function shownModes({ atTheDoor, byMode }: HeadlinePart, indicator: HeadlineIndicator): Modes {
  if (fewAtTheDoor(atTheDoor)) return new Map();
  const known = shownModesKept.get(byMode) ?? {};
  const shown = (known[indicator] ??= withoutSmall(byMode, indicator));
  shownModesKept.set(byMode, known);
  return shown;
}

function withoutSmall(all: ReadonlyMap<Mode, Answered>, indicator: HeadlineIndicator): ReadonlyMap<Mode, Answered> {
  const shown = shownNames(usedIn(all, indicator));
  return new Map([...all].filter(([mode]) => shown.has(mode)));
}

function validIn({ all }: Answered, indicator: HeadlineIndicator): number {
  const rules = rateRules[indicator];
  return rules ? rateOf(rules.standard, all).total : 0;
}

function figuresOf(shown: (indicator: HeadlineIndicator) => Shown, plannedDesignEffect: number): HeadlinesByMode {
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
    const points = pointCounts(scoreScale, all);
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
