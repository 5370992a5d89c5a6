/** In place of a draft that is not there: the questionnaire it was published as, or word that there is none. */
import type { AstroGlobal } from 'astro';
import type { Pass } from '../../../../server/auth/authorise.ts';
import { questionnaireOfDraft } from '../../../../server/db/questionnaires.ts';

export async function gone(
  place: Pick<AstroGlobal, 'redirect' | 'rewrite'>,
  { db }: Pass,
  id: string | undefined,
): Promise<Response> {
  const questionnaire = id === undefined ? null : await questionnaireOfDraft(db, id);
  return questionnaire === null
    ? place.rewrite('/office/questionnaires/unknown')
    : place.redirect(`/office/questionnaires/${questionnaire}`, 303);
}
