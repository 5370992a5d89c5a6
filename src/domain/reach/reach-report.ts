/** What was counted of publicity: of communities and channels, of pages, and day by day, with what the office did on which day. */
import type { Channel } from '../outreach/channel.ts';
import type { NamedArea } from '../outreach/premises.ts';
import { dayAfter } from '../campaign/china-days.ts';
import { mondayOf, type ReachPeriod } from './reach-period.ts';

/** The funnel: each step is counted by itself, so that a later one may be larger. */
export interface ReachSteps {
  /** Public pages opened from a code or a link that names its channel. */
  readonly opened: number;
  readonly read: number;
  readonly wentOn: number;
  /** Questionnaires opened, from wherever. */
  readonly scans: number;
  readonly completed: number;
}

export interface CommunityReach extends NamedArea {
  readonly channels: readonly (ReachSteps & { readonly channel: Channel })[];
}

export type PageSteps = Pick<ReachSteps, 'opened' | 'read' | 'wentOn'>;

export interface PageReach {
  readonly page: string;
  readonly carried: PageSteps;
  readonly otherwise: PageSteps;
}

/** Of a day, or of a whole week by its Monday. */
export interface DayReach {
  readonly day: string;
  readonly carried: number;
  readonly otherwise: number;
  readonly completed: number;
}

export const datedKinds = ['news', 'round', 'wave'] as const;

/** Something the office did on a day: news that came out, a round or a wave that began. */
export interface Dated {
  readonly day: string;
  readonly what: (typeof datedKinds)[number];
  readonly nameZh: string;
  readonly nameEn: string;
}

export interface ReachReport {
  readonly area: NamedArea;
  readonly areas: readonly NamedArea[];
  /** Communities to choose from, and the one that was chosen. */
  readonly places: readonly NamedArea[];
  readonly community: string | null;
  readonly today: string;
  /** For a lead the last day that was counted; null for figures that run. */
  readonly asOf: string | null;
  readonly since: string;
  readonly until: string;
  readonly communities: readonly CommunityReach[];
  readonly pages: readonly PageReach[];
  /** Pages of all sub-districts, opened from no code: nobody's in particular. */
  readonly site: readonly (PageSteps & { readonly page: string })[];
  /** Of news among the pages. */
  readonly titles: ReadonlyMap<string, Omit<NamedArea, 'id'>>;
  readonly days: readonly DayReach[];
  readonly dates: readonly Dated[];
}

export const noSteps: ReachSteps = { opened: 0, read: 0, wentOn: 0, scans: 0, completed: 0 };

export function sumOfReach(all: readonly ReachSteps[]): ReachSteps {
  return all.reduce(
    (sum, one) => ({
      opened: sum.opened + one.opened,
      read: sum.read + one.read,
      wentOn: sum.wentOn + one.wentOn,
      scans: sum.scans + one.scans,
      completed: sum.completed + one.completed,
    }),
    noSteps,
  );
}

export interface Bar extends DayReach {
  readonly dates: readonly Dated[];
}

/** Every day or week of the period up to the last one counted, also those in which nothing was, with what began in it. */
export function reachCourse(
  { dates, days, since, until }: Pick<ReachReport, 'dates' | 'days' | 'since' | 'until'>,
  by: ReachPeriod['by'],
): readonly Bar[] {
  const startOf = (day: string) => (by === 'day' ? day : mondayOf(day));
  const bars = new Map<string, { -readonly [Key in keyof Bar]: Bar[Key] }>();
  for (let day = startOf(since); day <= until; day = dayAfter(day, by === 'day' ? 1 : 7))
    bars.set(day, { day, carried: 0, otherwise: 0, completed: 0, dates: [] });
  for (const { carried, completed, day, otherwise } of days) {
    const bar = bars.get(startOf(day));
    if (bar === undefined) continue;
    bar.carried += carried;
    bar.otherwise += otherwise;
    bar.completed += completed;
  }
  for (const dated of dates) {
    const bar = bars.get(startOf(dated.day));
    if (bar) bar.dates = [...bar.dates, dated];
  }
  return [...bars.values()];
}
