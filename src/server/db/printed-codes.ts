/** Printed codes of an office: what there is, where more are wanted, making them, and replacing one that was lost. */
import { z } from 'astro/zod';
import type { EntryCode } from '../../domain/areas/entry-code.ts';
import type { CodePlaces, WantedCode } from '../../domain/campaign/wanted-codes.ts';
import { channels, type Channel } from '../../domain/outreach/channel.ts';
import { callApi, type UserDb } from './clients.ts';
import { namedArea, toNamedArea } from './named-area.ts';

const found = z
  .object({
    office: z.object({ name_zh: z.string(), name_en: z.string(), contact: z.string().nullable() }),
    all: z.number(),
    codes: z.array(
      z.object({
        id: z.string(),
        code: z.string(),
        community: namedArea,
        channel: z.enum(channels),
        place: z.string(),
        households: z.number().nullable(),
        scans: z.number(),
        retired_at: z.string().nullable(),
        retired_because: z.string(),
        successor: z.string().nullable(),
      }),
    ),
  })
  .nullable();

export interface CodesAsked {
  readonly area: string;
  readonly community?: string | null;
  readonly channel?: Channel | null;
  readonly retired?: boolean;
  readonly codes?: readonly string[] | null;
  readonly skip?: number;
  readonly most?: number;
}

/** null: not this person's office. */
export async function printedCodes(db: UserDb, asked: CodesAsked) {
  const read = found.parse(await callApi(db, 'printed_codes', { ...asked }));
  if (read === null) return null;
  const { name_zh, name_en, contact } = read.office;
  return {
    office: { nameZh: name_zh, nameEn: name_en, contact },
    all: read.all,
    codes: read.codes.map(({ community, retired_at, retired_because, ...code }) => ({
      ...code,
      community: toNamedArea(community),
      ...{ retiredAt: retired_at, retiredBecause: retired_because },
    })),
  };
}
export type PrintedCodes = NonNullable<Awaited<ReturnType<typeof printedCodes>>>;
export type PrintedCode = PrintedCodes['codes'][number];

const places = z.array(
  namedArea.extend({
    buildings: z.array(
      z.object({ id: z.string(), name: z.string(), estate: z.string().nullable(), households: z.number() }),
    ),
    streets: z.array(z.object({ id: z.string(), name: z.string(), shops: z.number() })),
    in_use: z.array(z.object({ channel: z.enum(channels), place: z.string() })),
  }),
);

export async function codePlaces(db: UserDb, area: string): Promise<CodePlaces[]> {
  return places
    .parse(await callApi(db, 'code_places', { area }))
    .map(({ in_use, buildings, streets, ...community }) => ({
      ...toNamedArea(community),
      ...{ buildings, streets, inUse: in_use },
    }));
}

export interface NewCode extends WantedCode {
  readonly id: string;
  readonly code: EntryCode;
}

const made = z.discriminatedUnion('status', [
  z.object({ status: z.literal('made'), made: z.number(), passed: z.number() }),
  z.object({ status: z.enum(['unknown', 'malformed']) }),
]);

/** Making them again makes nothing: each place has one code in use per channel. */
export async function makeCodes(db: UserDb, codes: readonly NewCode[]) {
  const rows = codes.map(({ areaId, buildingId, ...code }) => ({ ...code, area_id: areaId, building_id: buildingId }));
  return made.parse(await callApi(db, 'make_codes', { codes: rows }));
}

const replaced = z.object({ status: z.enum(['replaced', 'already', 'unknown', 'no_reason', 'taken']) });
export type ReplaceStatus = z.infer<typeof replaced>['status'];

export interface Replacement {
  readonly oldId: string;
  readonly because: string;
  readonly newId: string;
  readonly newCode: EntryCode;
}

export async function replaceCode(db: UserDb, { oldId, because, newId, newCode }: Replacement): Promise<ReplaceStatus> {
  const asked = { old_id: oldId, because, new_id: newId, new_code: newCode };
  return replaced.parse(await callApi(db, 'replace_code', asked)).status;
}
