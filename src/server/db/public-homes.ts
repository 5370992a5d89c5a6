/** Sub-districts as their public homes show them, and an office's way to say what stands there. Remembered for half a minute. */
import { z } from 'astro/zod';

import { channels } from '../../domain/outreach/channel.ts';
import { callApi, type AnonDb, type UserDb } from './clients.ts';
import { remembered } from './remembered.ts';

const row = z.object({
  id: z.string(),
  slug: z.string(),
  name_zh: z.string(),
  name_en: z.string(),
  contact: z.string().nullable(),
  about_zh: z.string(),
  about_en: z.string(),
  address_zh: z.string(),
  address_en: z.string(),
  hours_zh: z.string(),
  hours_en: z.string(),
  communities: z.number(),
  waves: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      closes_at: z.string(),
      /** null: for everybody whom no other wave asks. */
      channels: z.array(z.enum(channels)).nullable(),
    }),
  ),
});

export type PublicHome = z.infer<typeof row>;

const halfAMinute = 30_000;
const lookups = remembered<PublicHome[]>({ milliseconds: halfAMinute, entries: 1, until: firstToClose });

/** In the order of the tree of areas. */
export function publicHomes(db: AnonDb): Promise<PublicHome[]> {
  return lookups(db, 'all', async () => row.array().parse(await callApi(db, 'public_homes')));
}

function firstToClose(homes: readonly PublicHome[]): number {
  const ends = homes.flatMap(({ waves }) => waves.map(({ closes_at }) => Date.parse(closes_at)));
  return Math.min(Number.POSITIVE_INFINITY, ...ends);
}

/** As typed in the office. */
export interface HomeToKeep {
  readonly area_id: string;
  readonly slug: string;
  readonly about_zh: string;
  readonly about_en: string;
  readonly address_zh: string;
  readonly address_en: string;
  readonly hours_zh: string;
  readonly hours_en: string;
}

const kept = z.object({ status: z.enum(['kept', 'taken', 'unknown', 'malformed']) });

export async function keepPublicHome(db: UserDb, home: HomeToKeep): Promise<z.infer<typeof kept>['status']> {
  return kept.parse(await callApi(db, 'keep_public_home', { home })).status;
}

const mine = z.object({
  area_id: z.string(),
  name_zh: z.string(),
  name_en: z.string(),
  slug: z.string(),
  contact: z.string(),
  about_zh: z.string(),
  about_en: z.string(),
  address_zh: z.string(),
  address_en: z.string(),
  hours_zh: z.string(),
  hours_en: z.string(),
});
export type MyPublicHome = z.infer<typeof mine>;

/** The sub-districts whose office the signed-in person is. */
export async function myPublicHomes(db: UserDb): Promise<MyPublicHome[]> {
  return mine.array().parse(await callApi(db, 'my_public_homes'));
}
