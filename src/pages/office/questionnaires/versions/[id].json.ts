/** A published version as SurveyJS JSON. */
import type { APIRoute } from 'astro';
import { z } from 'astro/zod';
import { authorise } from '../../../../server/auth/authorise.ts';
import { publishedDefinition } from '../../../../server/db/questionnaires.ts';
import { attachment } from '../../../../server/export/attachment.ts';

export const GET: APIRoute = async (context) => {
  const access = await authorise(context, 'questionnaire:edit');
  if (!access.ok) return access.problem;
  const id = z.guid().safeParse(context.params['id']);
  const found = id.success ? await publishedDefinition(access.value.db, id.data) : null;
  if (found === null) return context.rewrite('/office/questionnaires/unknown');
  const name = context.locals.t('library.versionFile', { slug: found.slug, version: found.version });
  return new Response(`${JSON.stringify(found.definition, null, 2)}\n`, {
    headers: { 'content-type': 'application/json; charset=utf-8', 'content-disposition': attachment(name) },
  });
};
