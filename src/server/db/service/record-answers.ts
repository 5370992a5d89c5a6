/** Stores a batch of checked answers and adds them to the tallies, in one transaction; the second time it does nothing. */
import { z } from 'astro/zod';

import type { Answers } from '../../../domain/form/form.ts';
import type { Channel, Mode } from '../../../domain/outreach/channel.ts';
import { callApi } from '../clients.ts';
import { asService } from './as-service.ts';

export interface AnswerRow {
  readonly id: string;
  readonly wave_id: string;
  readonly community_id: string;
  readonly channel: Channel;
  readonly mode: Mode;
  readonly cluster: number | null;
  /** The Monday of the answer's week: the only date that stays with it. */
  readonly week: string;
  /** Counts the completed answers of a day; does not stay with the answer. */
  readonly day: string;
  /** Bits of domain/reporting/quality-flags. */
  readonly flags: number;
  readonly eligible: boolean;
  readonly answers: Answers;
  readonly digest: string;
  /** Enters the wave's histogram of durations; does not stay with the answer. */
  readonly seconds?: number;
  /** Salted hash of the phone's token: the second answer with it in a wave gets the flag of a duplicate. */
  readonly trace?: string;
}

const receipts = z.array(
  z.object({
    id: z.string(),
    status: z.enum(['stored', 'already', 'stored_as_new', 'refused']),
    reason: z.string().nullish(),
  }),
);

export type AnswerReceipt = z.infer<typeof receipts>[number];

/** One receipt per row, in the order of the rows. */
export async function recordAnswers(batch: readonly AnswerRow[]): Promise<AnswerReceipt[]> {
  return receipts.parse(await callApi(asService(), 'record_answers', { batch }));
}
