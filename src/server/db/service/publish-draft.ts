/** Makes the next version of a draft that was compiled here, as the person asked; that they are its office, the database asks again. */
import { z } from 'astro/zod';

import type { Form } from '../../../domain/form/form.ts';
import type { Counting } from '../../../domain/reporting/counting.ts';
import { callApi } from '../clients.ts';
import { asService } from './as-service.ts';

export interface DraftToPublish {
  /** Id of staff. */
  readonly staff: string;
  readonly draft: string;
  /** Of the draft that was compiled. */
  readonly revision: number;
  readonly form: Form;
  readonly counting: Counting;
  readonly changes: string;
  /** Warnings that stand, as the check made them, each with its reason. */
  readonly reasons: readonly { readonly kind: string; readonly remark: object; readonly reason: string }[];
}

const outcome = z.discriminatedUnion('status', [
  z.object({
    status: z.enum(['published', 'already']),
    version_id: z.string(),
    questionnaire_id: z.string(),
    version: z.number(),
  }),
  z.object({ status: z.enum(['changed', 'unknown', 'no_changes']) }),
]);
export type PublishOutcome = z.infer<typeof outcome>;

export async function publishDraft(draft: DraftToPublish): Promise<PublishOutcome> {
  return outcome.parse(await callApi(asService(), 'publish_draft', { ...draft }));
}
