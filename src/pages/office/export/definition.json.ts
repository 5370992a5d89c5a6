/** The questionnaire as it was published: SurveyJS JSON, for whoever wants to ask the same again. */
import type { APIRoute } from 'astro';
import { exportedDefinition } from '../../../server/db/exports.ts';
import { attachment } from '../../../server/export/attachment.ts';
import { beginFile } from '../_export/begin.ts';

export const GET: APIRoute = async (context) => {
  const file = await beginFile(context, 'definition');
  if (!file.ok) return file.problem;
  const { begun, db, wave } = file.value;
  const definition = await exportedDefinition(db, begun.id);
  const name = context.locals.t('exports.file.definition', { wave: wave.name, extension: 'json' });
  return new Response(JSON.stringify(definition, null, 2), {
    headers: { 'content-type': 'application/json; charset=utf-8', 'content-disposition': attachment(name) },
  });
};
