/**
 * What stands behind a code: community, channel, the wave that is open there and its questionnaire. Remembered for half a
 * minute and never past the moment in which its wave opens or closes, so that a code in a busy chat asks the database once; codes asked for
 * at the same time are asked for together.
 */
import { z } from 'astro/zod';

import type { EntryCode } from '../../domain/areas/entry-code.ts';
import { channels } from '../../domain/outreach/channel.ts';
import { batchWriter } from '../intake/batch-writer.ts';
import type { BatchWriter } from '../intake/batch-writer.ts';
import { isOutage } from '../intake/outage.ts';
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
  place.extend({ status: z.literal('not_open'), wave: wave.nullish(), questionnaire: questionnaire.nullish() }),
  /** Nobody begins now; what was begun is looked up with its wave, and then it is `closed`, but taken. */
  place.extend({ status: z.literal('paused'), wave, questionnaire }),
  /** Lost or replaced by another. */
  place.extend({ status: z.literal('retired'), wave: wave.nullish(), questionnaire: questionnaire.nullish() }),
  place.extend({ status: z.literal('open'), wave, questionnaire }),
  place.extend({ status: z.literal('closed'), wave, questionnaire }),
]);

export type EntryPointLookup = z.infer<typeof entryPointLookup>;
/** An entry point whose wave has begun. */
export type EntryPoint = Extract<EntryPointLookup, { status: 'open' | 'closed' }>;

const halfAMinute = 30_000;
const lookups = remembered<EntryPointLookup>({ milliseconds: halfAMinute, entries: 5_000, until: nextChange });

/** With `wave`, that wave of the same place, though another is open by now: for answers begun while it was. */
export function entryPointOf(db: AnonDb, code: EntryCode, wave?: string): Promise<EntryPointLookup> {
  const asked = wave === undefined ? { code } : { code, wave };
  return lookups(db, Object.values(asked).join(' '), () => askTogether(db).add(asked));
}

/** Milliseconds since 1970; whatever people change besides is seen when its time is over. */
function nextChange(found: EntryPointLookup): number {
  if (found.status === 'open') return Date.parse(found.wave.closes_at);
  if (found.status === 'not_open' && found.wave) return Date.parse(found.wave.opens_at);
  return Number.POSITIVE_INFINITY;
}

interface Asked {
  readonly code: EntryCode;
  readonly wave?: string;
}

const largestBatch = 200;
const together = new WeakMap<AnonDb, BatchWriter<Asked, EntryPointLookup>>();

/** With hundreds of codes in use, the asking would otherwise cost more than the answers. */
function askTogether(db: AnonDb): BatchWriter<Asked, EntryPointLookup> {
  const known = together.get(db);
  if (known !== undefined) return known;
  const write = async (asked: readonly Asked[]) =>
    entryPointLookup.array().parse(await callApi(db, 'entry_points', { asked }));
  const asking = batchWriter({ write, largestBatch, isOutage });
  together.set(db, asking);
  return asking;
}
