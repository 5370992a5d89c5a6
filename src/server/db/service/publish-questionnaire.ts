/** Stores a compiled questionnaire as a version that never changes; the same content again does nothing. */
import { z } from 'astro/zod';

import type { Form } from '../../../domain/form/form.ts';
import type { Counting } from '../../../domain/reporting/counting.ts';
import { accepted, refused } from '../../../domain/result.ts';
import type { Result } from '../../../domain/result.ts';
import { callApi } from '../clients.ts';
import { asService } from './as-service.ts';

export type Publication = {
  readonly slug: string;
  readonly version: number;
  readonly definition: unknown;
  readonly form: Form;
  readonly counting: Counting;
};

const outcome = z.object({ status: z.enum(['published', 'already', 'refused']), version_id: z.string() });

/** The id of the version; refused when other content already stands under its number. */
export async function publishQuestionnaire(publication: Publication): Promise<Result<string, 'version_taken'>> {
  const { status, version_id } = outcome.parse(await callApi(asService(), 'publish_questionnaire', { ...publication }));
  return status === 'refused' ? refused('version_taken') : accepted(version_id);
}
