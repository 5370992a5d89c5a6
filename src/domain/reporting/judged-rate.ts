/** A headline rate with its verdict, and the second lines beside it, from the answers of one or more communities. */
import { rateOf, type FamilyRules, type Rate, type RateRule } from '../indicators/rates.ts';
import type { RoleCounts } from '../indicators/role-counts.ts';
import {
  designOf,
  postStratificationProblem,
  postStratify,
  rangeUnderDesign,
  type Design,
  type Observed,
  type PostStratified,
} from '../statistics/index.ts';
import { sumAnswered, type Answered } from './answered.ts';
import { suppressed, type Finding, type JudgedRate, type RateFigure } from './finding.ts';
import { isShown, isSumSafe, partsOfSum } from './parts-of-sum.ts';
import { judge } from './verdict.ts';

/** One community's answers to one headline question. */
export interface Part {
  /** Those that count. */
  readonly answered: Answered;
  /** Those of the door channel, where they do not count. */
  readonly atTheDoor: Answered | null;
  /** Answers by cluster, of those that count; empty where that cannot be told apart. */
  readonly clusters: readonly RoleCounts[];
  readonly households: number | null;
}

export interface Standard {
  readonly rules: FamilyRules;
  readonly target: number;
  readonly plannedDesignEffect: number;
}

export function judgedRate(parts: readonly Part[], standard: Standard): Finding<JudgedRate> {
  const { rules, target } = standard;
  const rateIn = ({ answered }: Part) => rateOf(rules.standard, answered.all);
  const included = partsOfSum(parts, (part) => rateIn(part).total);
  const answered = sumAnswered(included.map((part) => part.answered));
  const rate = rateOf(rules.standard, answered.all);
  if (!isShown(rate.total)) return suppressed;
  const design = designFrom(included, rate, standard);
  const shareNow = { target, answers: rate.total, reachable: reachableIn(included) };
  const intervalAt = (answers: number) => rangeUnderDesign(scaled(rate, answers), design);
  const flaggedIn = (part: Part) => rateIn(part).total - rateOf(rules.standard, part.answered.unflagged).total;
  const unflagged = rateOf(rules.standard, answered.unflagged);
  return {
    state: 'found',
    ...figure(rate, design),
    judgement: judge({ ...shareNow, intervalAt }),
    designEffect: design.designEffect,
    method: design.method,
    variant: variantOf(answered, standard, design),
    withoutFlagged: isSumSafe(included, flaggedIn) ? withoutFlagged(rate, unflagged, design) : null,
    atTheDoor: doorFigure(parts, standard),
    postStratified: byHouseholds(parts, rateIn),
  };
}

/**
 * The clusters' own design effect, where most answers came in clusters; those without are taken to resemble their
 * neighbours as much. A group link or an open poster is no cluster.
 */
function designFrom(parts: readonly Part[], { total }: Rate, standard: Standard): Design {
  const clusters = parts.flatMap((part) => clusterRates(part, standard));
  const clustered = clusters.reduce((sum, cluster) => sum + cluster.total, 0);
  return clustered * 2 < total ? plannedDesign(standard) : designOf(clusters, standard);
}

/** Hundreds of communities with dozens of clusters are judged again whenever one of them changes; of the others these are known. */
const clusterRatesKept = new WeakMap<
  readonly RoleCounts[],
  { readonly by: RateRule; readonly rates: readonly Rate[] }
>();

function clusterRates({ clusters }: Part, { rules: { standard } }: Standard): readonly Rate[] {
  const known = clusterRatesKept.get(clusters);
  if (known?.by === standard) return known.rates;
  const rates = clusters.map((each) => rateOf(standard, each));
  clusterRatesKept.set(clusters, { by: standard, rates });
  return rates;
}

function plannedDesign(standard: Standard): Design {
  return designOf([], standard);
}

function variantOf({ all }: Answered, { rules: { variant } }: Standard, design: Design): JudgedRate['variant'] {
  const shown = variant ? shownFigure(rateOf(variant.rule, all), design) : null;
  return variant && shown ? { name: variant.name, ...shown } : null;
}

function doorFigure(parts: readonly Part[], standard: Standard): RateFigure | null {
  const doors = parts.flatMap(({ atTheDoor }) => (atTheDoor ? [rateOf(standard.rules.standard, atTheDoor.all)] : []));
  const included = partsOfSum(doors, ({ total }) => total);
  const count = included.reduce((sum, door) => sum + door.count, 0);
  const total = included.reduce((sum, door) => sum + door.total, 0);
  return shownFigure({ count, total }, plannedDesign(standard));
}

/** With fewer flagged, the difference of the two lines would say what they answered. */
function withoutFlagged(all: Rate, unflagged: Rate, design: Design): RateFigure | null {
  return isShown(all.total - unflagged.total) ? shownFigure(unflagged, design) : null;
}

/** Only if every community can be shown and has its households: a weighted sum must not leave out a neighbour unsaid. */
function byHouseholds(parts: readonly Part[], rateIn: (part: Part) => Rate): PostStratified | null {
  if (parts.length < 2) return null;
  const strata = parts.flatMap((part) =>
    part.households === null || !isShown(rateIn(part).total) ? [] : [{ ...rateIn(part), population: part.households }],
  );
  if (strata.length < parts.length || postStratificationProblem(strata)) return null;
  return postStratify(strata);
}

function shownFigure(rate: Rate, design: Design): RateFigure | null {
  return isShown(rate.total) ? figure(rate, design) : null;
}

function figure({ count, total }: Rate, design: Design): RateFigure {
  return { count, total, rate: count / total, ...rangeUnderDesign({ count, total }, design) };
}

function scaled({ count, total }: Rate, answers: number): Observed {
  return { count: Math.min(answers, (count / total) * answers), total: answers };
}

const adultsPerHousehold = 2;
const reachableAnywhere = 10_000;

/** How many could answer at all: about two adults a household, where households are known. */
export function reachableIn(parts: readonly Pick<Part, 'households'>[]): number {
  const known = parts.map(({ households }) => households);
  if (known.some((households) => households === null || households === 0)) return reachableAnywhere;
  return known.reduce<number>((sum, households) => sum + adultsPerHousehold * (households ?? 0), 0);
}
