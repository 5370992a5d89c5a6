/**
 * The day on which the planned answers are reached if answers go on coming as in the last week. Answers arrive by chance, so the pace is
 * known only roughly: the range takes the 95 % interval of a Poisson count (square-root method, Brown & Zhao 2002: (√c ± 1)² around c answers),
 * and says nothing of what an office may still do.
 */
import { dayAfter, daysBetween } from './china-days.ts';

export interface ForecastOf {
  readonly plannedN: number | null;
  readonly completed: number;
  readonly days: readonly { readonly day: string; readonly completed: number }[];
  /** YYYY-MM-DD; the day that is still running does not count into the pace. */
  readonly today: string;
  readonly firstDay: string;
  readonly lastDay: string;
}

export type Forecast =
  | { readonly state: 'reached' }
  | { readonly state: 'no-plan' }
  /** Too few answers, or none at all: no pace can be told. */
  | { readonly state: 'unclear'; readonly missing: number }
  | {
      readonly state: 'expected';
      readonly missing: number;
      /** Null: later than anybody plans for. */
      readonly day: string | null;
      readonly earliest: string | null;
      readonly latest: string | null;
      /** By the last day, if it goes on like this. */
      readonly byLastDay: number;
      readonly isInTime: 'yes' | 'no' | 'perhaps';
    };

const daysOfPace = 7;
/** Fewer answers than this tell no pace. */
export const fewestForPace = 10;
const farthestDays = 366;

export function forecastOf({ plannedN, completed, days, today, firstDay, lastDay }: ForecastOf): Forecast {
  if (plannedN === null) return { state: 'no-plan' };
  if (completed >= plannedN) return { state: 'reached' };
  const missing = plannedN - completed;
  const since = laterOf(firstDay, dayAfter(today, -daysOfPace));
  const length = daysBetween(since, today);
  const counted = days.filter(({ day }) => day >= since && day < today).reduce((all, { completed: n }) => all + n, 0);
  if (length < 1 || counted < fewestForPace) return { state: 'unclear', missing };
  const reachedAt = (count: number) => dayOrNever(today, Math.ceil((missing * length) / count));
  const root = Math.sqrt(counted);
  const [day, earliest, latest] = [counted, (root + 1) ** 2, (root - 1) ** 2].map(reachedAt) as [
    ...[string | null, string | null, string | null],
  ];
  const left = Math.max(0, daysBetween(today, lastDay) + 1);
  return {
    ...{ state: 'expected', missing, day, earliest, latest },
    byLastDay: completed + Math.floor((counted * left) / length),
    isInTime: isBy(latest, lastDay) ? 'yes' : isBy(earliest, lastDay) ? 'perhaps' : 'no',
  };
}

/** The answers of today arrive today: one day of pace ends tonight. */
function dayOrNever(today: string, days: number): string | null {
  return days > farthestDays ? null : dayAfter(today, days - 1);
}

function isBy(day: string | null, last: string): boolean {
  return day !== null && day <= last;
}

function laterOf(one: string, other: string): string {
  return one > other ? one : other;
}
