/** The compiled form of a published version. It never changes, so it is fetched once and kept. */
import { z } from 'astro/zod';

import type { Form } from '../../domain/form/form.ts';
import type { Counting } from '../../domain/reporting/counting.ts';
import { callApi } from './clients.ts';
import type { AnonDb } from './clients.ts';
import { remembered } from './remembered.ts';

export interface PublishedForm {
  readonly form: Form;
  readonly counting: Counting;
  readonly slug: string;
  readonly version: number;
}

/** The compiler wrote form and counting and publication is the only way in, so only the envelope is checked here. */
const published = z
  .object({
    form: z.custom<Form>((value) => z.object({ format: z.literal(1) }).safeParse(value).success),
    counting: z.custom<Counting>((value) => z.object({ countable: z.looseObject({}) }).safeParse(value).success),
    slug: z.string(),
    version: z.number(),
  })
  .nullable();

const forms = remembered<PublishedForm | null>({ milliseconds: Number.POSITIVE_INFINITY, entries: 200 });

/** Null for a version that does not exist. */
export function publishedForm(db: AnonDb, versionId: string): Promise<PublishedForm | null> {
  return forms(db, versionId, async () =>
    published.parse(await callApi(db, 'questionnaire_form', { version_id: versionId })),
  );
}
