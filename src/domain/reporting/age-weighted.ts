/**
 * The headline rates of one community as if every age band had answered as often as it has people (post-stratification by the office's
 * counts of adults). Made of the bands as they are shown, so that it tells nothing they do not; a second line, never judged. Who gave no
 * band is left out, and counted. Null where a band that has people shows no figure.
 */
import { postStratificationProblem, postStratify, type PostStratified } from '../statistics/index.ts';
import { headlineIndicators, type HeadlineIndicator } from '../indicators/roles.ts';
import type { Apart, HeadlinesApart } from './by-split.ts';
import type { RateFigure } from './finding.ts';

export interface AgeWeighted extends Pick<PostStratified, 'share' | 'low' | 'high'> {
  /** Answers that were weighed. */
  readonly total: number;
}

export type AdultsByBand = Readonly<Record<string, number>>;

export function weightedByAge(
  { rates }: HeadlinesApart,
  adults: AdultsByBand,
): Readonly<Partial<Record<HeadlineIndicator, AgeWeighted>>> {
  const weighed = headlineIndicators.flatMap((indicator) => {
    const apart = rates[indicator];
    const found = apart && weigh(apart, adults);
    return found ? [[indicator, found] as const] : [];
  });
  return Object.fromEntries(weighed);
}

function weigh({ figures }: Apart<RateFigure>, adults: AdultsByBand): AgeWeighted | null {
  const peopled = Object.entries(adults).filter(([, count]) => count > 0);
  const strata = peopled.flatMap(([band, population]) => {
    const figure = figures.get(band);
    return figure ? [{ count: figure.count, total: figure.total, population }] : [];
  });
  // One band alone is no mix.
  if (strata.length < 2 || strata.length < peopled.length || postStratificationProblem(strata)) return null;
  const found = postStratify(strata);
  if (found === null) return null;
  return {
    share: found.share,
    low: found.low,
    high: found.high,
    total: strata.reduce((sum, { total }) => sum + total, 0),
  };
}
