/**
 * How reliably paper is typed in: of the places typed twice, the share in which the entries differed, with its interval. Of all
 * who type together, never of one. Two entries differ if either is wrong, so one entry errs about half as often.
 */
import { wilsonInterval, type Interval } from '../statistics/index.ts';

export interface KeyingCheck {
  /** As tallied; '' counts whole sheets. */
  readonly question: string;
  readonly agreed: number;
  readonly different: number;
}

export interface DifferenceRate extends Interval {
  readonly different: number;
  readonly compared: number;
  readonly rate: number;
}

export interface KeyingErrors {
  /** Sheets typed twice. */
  readonly sheets: DifferenceRate;
  /** All their places together. */
  readonly places: DifferenceRate;
  /** Places with at least one difference, the worst first. */
  readonly worst: readonly (DifferenceRate & { readonly question: string })[];
}

/** Null while no sheet was typed twice. */
export function keyingErrors(checks: readonly KeyingCheck[]): KeyingErrors | null {
  const sheets = rateOf(checks.filter(({ question }) => question === ''));
  const ofPlaces = checks.filter(({ question }) => question !== '');
  const places = rateOf(ofPlaces);
  if (!sheets || !places) return null;
  const worst = ofPlaces.flatMap((check) => {
    const rate = check.different > 0 ? rateOf([check]) : null;
    return rate ? [{ ...rate, question: check.question }] : [];
  });
  return { sheets, places, worst: worst.toSorted((one, other) => other.rate - one.rate) };
}

function rateOf(checks: readonly KeyingCheck[]): DifferenceRate | null {
  const different = checks.reduce((sum, check) => sum + check.different, 0);
  const compared = checks.reduce((sum, check) => sum + check.agreed + check.different, 0);
  const interval = wilsonInterval(different, compared);
  return interval && { different, compared, rate: different / compared, ...interval };
}
