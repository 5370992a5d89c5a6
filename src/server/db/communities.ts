/** One community as the signed-in person may read it. */
import { z } from 'astro/zod';
import type { DurationCount, FlagCount } from '../../domain/reporting/index.ts';
import { callApi, type UserDb } from './clients.ts';

export interface Community {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** The sub-district it lies in, whose waves ask it. */
  readonly officeId: string;
}

const community = z
  .object({ id: z.string(), name_zh: z.string(), name_en: z.string(), office_id: z.string() })
  .nullable();

/** Null: no such community, or none of this person's. An address may hold anything: what is no id is nobody's. */
export async function myCommunity(db: UserDb, id: string): Promise<Community | null> {
  if (!z.guid().safeParse(id).success) return null;
  const found = community.parse(await callApi(db, 'my_community', { community: id }));
  return found && { id: found.id, nameZh: found.name_zh, nameEn: found.name_en, officeId: found.office_id };
}

export interface CountedQuality {
  readonly answers: readonly FlagCount[];
  /** Of the whole wave, for its office alone. */
  readonly durations: readonly DurationCount[] | null;
}

const quality = z
  .object({
    answers: z.array(z.object({ flags: z.number(), eligible: z.boolean(), count: z.number() })),
    durations: z.array(z.object({ bucket: z.number(), count: z.number() })).nullable(),
  })
  .nullable();

/** Null where it is not this person's to see. */
export async function answerQualityOf(
  db: UserDb,
  asked: { readonly wave: string; readonly community: string },
): Promise<CountedQuality | null> {
  return quality.parse(await callApi(db, 'answer_quality', { ...asked }));
}
