/** The days a page about reach looks at: whole weeks, at most two years of them; twelve weeks where nothing was asked. */
import { dayAfter, dayIn, daysBetween } from '../campaign/china-days.ts';

export interface ReachPeriod {
  /** Monday. */
  readonly since: string;
  /** Sunday; it may lie ahead. */
  readonly until: string;
  readonly by: Span;
}

export const spans = ['day', 'week'] as const;
export type Span = (typeof spans)[number];

const mostDays = 106 * 7;
const usualDays = 12 * 7;
/** More bars than that cannot be told apart on a phone. */
const mostBars = 98;

export function reachPeriod(address: Pick<URLSearchParams, 'get'>, today: string): ReachPeriod {
  const typed = (name: string) => dayIn(address.get(name) ?? '') ?? null;
  const end = typed('until') ?? today;
  const begin = typed('since') ?? dayAfter(end, 1 - usualDays);
  const [earlier, later] = begin <= end ? [begin, end] : [end, begin];
  const until = dayAfter(mondayOf(later), 6);
  const since = daysBetween(earlier, until) < mostDays ? mondayOf(earlier) : mondayOf(dayAfter(until, 1 - mostDays));
  const asked = spans.find((span) => span === address.get('by')) ?? 'week';
  return { since, until, by: daysBetween(since, until) < mostBars ? asked : 'week' };
}

export function mondayOf(day: string): string {
  return dayAfter(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}
