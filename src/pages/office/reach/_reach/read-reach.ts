/** What the page of reach shows: the funnel of each community beside its awareness rate, the course of the weeks, the pages. */
import type { Language } from '../../../../domain/form/form.ts';
import { dayInChina } from '../../../../domain/outreach/time-of-day.ts';
import { dayIn } from '../../../../domain/campaign/china-days.ts';
import { reachPeriod, type ReachPeriod } from '../../../../domain/reach/reach-period.ts';
import {
  noSteps,
  reachCourse,
  sumOfReach,
  type Bar,
  type CommunityReach,
  type ReachReport,
  type ReachSteps,
} from '../../../../domain/reach/reach-report.ts';
import type { UserDb } from '../../../../server/db/clients.ts';
import { reachReport } from '../../../../server/db/reach.ts';
import { idIn } from '../../coverage/_coverage/address-ids.ts';
import { nameOf } from '../../coverage/_coverage/overview.ts';
import type { Cell } from '../../_overview/cells.ts';
import { paged, rowsOnPage } from '../../_overview/paging.ts';
import { awarenessBeside, type AwarenessBeside } from './awareness-beside.ts';

export interface ReachRow {
  /** Of a community; of the sub-district for links that name none. */
  readonly id: string;
  readonly name: string;
  readonly steps: ReachSteps;
  readonly channels: CommunityReach['channels'];
  /** null: the wave did not ask there. */
  readonly awareness: Cell | null;
}

export interface ReachView {
  readonly report: ReachReport;
  readonly period: ReachPeriod;
  readonly typed: TypedDays;
  readonly rows: readonly ReachRow[];
  readonly page: number;
  readonly pages: number;
  readonly total: ReachSteps;
  readonly course: readonly Bar[];
  /** Nothing at all was counted in these weeks. */
  readonly isEmpty: boolean;
  readonly beside: AwarenessBeside | null;
}

/** As it stands in the address, and whether it is a day. */
export type TypedDays = Readonly<Record<'since' | 'until', { readonly text: string; readonly isWrong: boolean }>>;

export interface Asked {
  readonly address: URLSearchParams;
  readonly now: Date;
  /** For a file: all of them. */
  readonly rowsAtMost?: number;
}

/** null: nothing is this person's to look at. */
export async function readReach(db: UserDb, asked: Asked, language: Language): Promise<ReachView | null> {
  const { address, now } = asked;
  const period = reachPeriod(address, dayInChina(now.getTime()));
  const report = await reachReport(db, {
    ...period,
    ...{ area: idIn(address, 'area'), community: idIn(address, 'community') },
  });
  if (report === null) return null;
  const beside = await awarenessBeside(db, { office: report.area.id, until: report.until }, now);
  const { page, pages, rows } = paged(report.communities, address.get('page'), asked.rowsAtMost ?? rowsOnPage);
  const total = sumOfReach(report.communities.flatMap(({ channels }) => channels));
  return {
    ...{ report, period, page, pages, total, beside },
    typed: { since: typedDay(address, 'since'), until: typedDay(address, 'until') },
    rows: rows.map((community) => ({
      ...{ id: community.id, name: nameOf(community, language), channels: community.channels },
      steps: sumOfReach(community.channels),
      awareness: beside?.cells.get(community.id) ?? null,
    })),
    course: reachCourse(report, period.by),
    isEmpty: isSame(total, noSteps) && report.pages.length === 0 && report.site.length === 0,
  };
}

function typedDay(address: URLSearchParams, name: string): TypedDays['since'] {
  const text = (address.get(name) ?? '').slice(0, 20);
  return { text, isWrong: dayIn(text) === undefined };
}

function isSame(one: ReachSteps, other: ReachSteps): boolean {
  return Object.values(one).join() === Object.values(other).join();
}
