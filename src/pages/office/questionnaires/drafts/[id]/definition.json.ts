/** A draft as it stands, to the letter: for SurveyJS Creator or any other tool, and back again. */
import type { APIRoute } from 'astro';
import { z } from 'astro/zod';
import { authorise } from '../../../../../server/auth/authorise.ts';
import { questionnaireDraft } from '../../../../../server/db/questionnaires.ts';
import { attachment } from '../../../../../server/export/attachment.ts';

export const GET: APIRoute = async (context) => {
  const access = await authorise(context, 'questionnaire:edit');
  if (!access.ok) return access.problem;
  const id = z.guid().safeParse(context.params['id']);
  const draft = id.success ? await questionnaireDraft(access.value.db, id.data) : null;
  if (draft === null) return context.rewrite('/office/questionnaires/unknown');
  const name = context.locals.t('library.draftFile');
  return new Response(draft.definition, {
    headers: { 'content-type': 'application/json; charset=utf-8', 'content-disposition': attachment(name) },
  });
};
