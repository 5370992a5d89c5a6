/** The register of posters and notice boards. */
import { z } from 'astro/zod';
import type { EntryCode } from '../../domain/areas/entry-code.ts';
import {
  posterConditions,
  posterKinds,
  posterTroubles,
  type Poster,
  type PosterCondition,
  type PosterKind,
} from '../../domain/campaign/poster.ts';
import { channels } from '../../domain/outreach/channel.ts';
import { callApi, type UserDb } from './clients.ts';
import { namedArea, toNamedArea } from './named-area.ts';

const reports = z.array(z.object({ what: z.enum(posterTroubles), count: z.number(), last_on: z.string() }));
const found = z.object({
  all: z.number(),
  posters: z.array(
    z.object({
      id: z.string(),
      community: namedArea,
      kind: z.enum(posterKinds),
      place: z.string(),
      code: z.string().nullable(),
      version: z.string(),
      condition: z.enum(posterConditions),
      seen_on: z.string(),
      note: z.string(),
      reports,
    }),
  ),
  reported: z.array(
    z.object({ code: z.string(), community: namedArea, channel: z.enum(channels), place: z.string(), reports }),
  ),
});

const toReports = (rows: z.infer<typeof reports>) => rows.map(({ last_on, ...row }) => ({ ...row, lastOn: last_on }));

export interface PostersAsked {
  readonly area: string;
  readonly community?: string | null;
  readonly skip?: number;
  readonly most?: number;
}

export async function posterRegister(db: UserDb, asked: PostersAsked) {
  const read = found.parse(await callApi(db, 'poster_register', { ...asked }));
  return {
    all: read.all,
    posters: read.posters.map(({ community, seen_on, reports: said, ...poster }): Poster => ({
      ...poster,
      ...{ community: toNamedArea(community), seenOn: seen_on, reports: toReports(said) },
    })),
    reported: read.reported.map(({ community, reports: said, ...code }) => ({
      ...code,
      ...{ community: toNamedArea(community), reports: toReports(said) },
    })),
  };
}
export type PosterRegister = Awaited<ReturnType<typeof posterRegister>>;

export interface KeptPoster {
  readonly id: string;
  readonly area: string;
  readonly kind: PosterKind;
  readonly place: string;
  readonly code: EntryCode | null;
  readonly version: string;
  readonly condition: PosterCondition;
  readonly seenOn: string;
  readonly note: string;
}

const kept = z.object({ status: z.enum(['kept', 'unknown', 'no_code', 'malformed']) });

export async function keepPoster(db: UserDb, { area, seenOn, ...poster }: KeptPoster) {
  return kept.parse(await callApi(db, 'keep_poster', { poster: { ...poster, area_id: area, seen_on: seenOn } })).status;
}
