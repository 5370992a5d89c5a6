/**
 * What stands behind a code: community, channel, the wave that is open there and its questionnaire. Remembered for ten
 * seconds, so that a code in a busy chat asks the database once and a wave still opens and closes on time.
 */
import { z } from 'astro/zod';

import type { EntryCode } from '../../domain/areas/entry-code.ts';
import { channels } from '../../domain/outreach/channel.ts';
import { callApi } from './clients.ts';
import type { AnonDb } from './clients.ts';
import { remembered } from './remembered.ts';

const named = z.object({ name_zh: z.string(), name_en: z.string() });
const wave = z.object({
  id: z.string(),
  name: z.string(),
  opens_at: z.string(),
  closes_at: z.string(),
  /** Answers begun before closing are taken until then. */
  accepts_until: z.string(),
});
const questionnaire = z.object({ slug: z.string(), version_id: z.string() });
const place = z.object({
  entry_point_id: z.string(),
  community: named.extend({ id: z.string() }),
  office: named.extend({ contact: z.string().nullish() }),
  channel: z.enum(channels),
  cluster: z.number().nullable(),
});

export const entryPointLookup = z.discriminatedUnion('status', [
  z.object({ status: z.literal('unknown') }),
  place.extend({ status: z.literal('not_open'), wave: wave.nullish() }),
  place.extend({ status: z.literal('open'), wave, questionnaire }),
  place.extend({ status: z.literal('closed'), wave, questionnaire }),
]);

export type EntryPointLookup = z.infer<typeof entryPointLookup>;
/** An entry point whose wave has begun. */
export type EntryPoint = Extract<EntryPointLookup, { status: 'open' | 'closed' }>;

const tenSeconds = 10_000;
const lookups = remembered<EntryPointLookup>({ milliseconds: tenSeconds, entries: 5_000 });

/** With `wave`, that wave of the same place, though another is open by now: for answers begun while it was. */
export function entryPointOf(db: AnonDb, code: EntryCode, wave?: string): Promise<EntryPointLookup> {
  const asked = wave === undefined ? { code } : { code, wave };
  return lookups(db, Object.values(asked).join(' '), async () =>
    entryPointLookup.parse(await callApi(db, 'entry_point', asked)),
  );
}
