/** How often each choice of one headline question was given in each community of a wave; for the office, running. */
import { z } from 'astro/zod';
import type { Channel } from '../../domain/outreach/channel.ts';
import type { CountedCommunity } from '../../domain/reporting/index.ts';
import { callApi, type UserDb } from './clients.ts';

const answer = z
  .array(
    z.object({ id: z.string(), name_zh: z.string(), name_en: z.string(), choices: z.record(z.string(), z.number()) }),
  )
  .nullable();

export interface Headline {
  readonly question: string;
  readonly withoutChannels: readonly Channel[];
}

/** null: no such wave, or not one of this person's office. */
export async function choiceCounts(
  db: UserDb,
  wave: string,
  { question, withoutChannels }: Headline,
): Promise<CountedCommunity[] | null> {
  const found = answer.parse(await callApi(db, 'choice_counts', { wave, question, without_channels: withoutChannels }));
  return found?.map(({ id, name_zh, name_en, choices }) => ({ id, nameZh: name_zh, nameEn: name_en, choices })) ?? null;
}
