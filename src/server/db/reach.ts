/** How publicity reached the signed-in person's communities; leads get the days until yesterday. */
import { z } from 'astro/zod';
import { channels } from '../../domain/outreach/channel.ts';
import { datedKinds, type PageSteps, type ReachReport } from '../../domain/reach/reach-report.ts';
import type { Span } from '../../domain/reach/reach-period.ts';
import { callApi, type UserDb } from './clients.ts';
import { namedArea, toNamedArea } from './named-area.ts';

const steps = [z.number(), z.number(), z.number()] as const;
const found = z
  .object({
    area: namedArea,
    areas: z.array(namedArea),
    places: z.array(namedArea),
    community: z.string().nullable(),
    today: z.string(),
    as_of: z.string().nullable(),
    since: z.string(),
    until: z.string(),
    site: z.array(z.tuple([z.string(), ...steps])),
    communities: z.array(
      namedArea.extend({ channels: z.array(z.tuple([z.enum(channels), ...steps, z.number(), z.number()])) }),
    ),
    pages: z.array(z.tuple([z.string(), ...steps, ...steps])),
    titles: z.record(z.string(), z.tuple([z.string(), z.string()])),
    days: z.array(z.tuple([z.string(), ...steps])),
    dates: z.array(z.object({ day: z.string(), what: z.enum(datedKinds), name_zh: z.string(), name_en: z.string() })),
  })
  .nullable();

export interface AskedReach {
  readonly since: string;
  readonly until: string;
  readonly by: Span;
  /** Written as an id; what is none of this person's is as if it were not asked for. */
  readonly area: string | null;
  readonly community: string | null;
}

/** null: this person runs and leads nothing. */
export async function reachReport(db: UserDb, asked: AskedReach): Promise<ReachReport | null> {
  const report = found.parse(await callApi(db, 'reach_report', { ...asked }));
  if (report === null) return null;
  const { as_of, community, since, today, until } = report;
  return {
    ...{ community, since, today, until, asOf: as_of },
    area: toNamedArea(report.area),
    areas: report.areas.map(toNamedArea),
    places: report.places.map(toNamedArea),
    site: report.site.map(([page, ...counted]) => ({ page, ...stepsOf(counted) })),
    communities: report.communities.map(({ channels: ways, ...named }) => ({
      ...toNamedArea(named),
      channels: ways.map(([channel, opened, read, wentOn, scans, completed]) => ({
        ...{ channel, opened, read, wentOn, scans, completed },
      })),
    })),
    pages: report.pages.map(([page, ...counted]) => ({
      page,
      carried: stepsOf([counted[0], counted[1], counted[2]]),
      otherwise: stepsOf([counted[3], counted[4], counted[5]]),
    })),
    titles: new Map(Object.entries(report.titles).map(([page, [nameZh, nameEn]]) => [page, { nameZh, nameEn }])),
    days: report.days.map(([day, carried, otherwise, completed]) => ({ day, carried, otherwise, completed })),
    dates: report.dates.map(({ name_en, name_zh, ...dated }) => ({ ...dated, nameZh: name_zh, nameEn: name_en })),
  };
}

function stepsOf([opened, read, wentOn]: readonly [number, number, number]): PageSteps {
  return { opened, read, wentOn };
}
