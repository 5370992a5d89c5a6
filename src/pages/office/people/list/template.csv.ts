/** The template of a list of people, with one row that shows how. */
import type { APIRoute } from 'astro';
import { listFields, listHeadings } from '../../../../domain/access/people-list.ts';
import { authorise } from '../../../../server/auth/authorise.ts';
import { attachment } from '../../../../server/export/attachment.ts';
import { csvText } from '../../../../server/export/csv.ts';

export const GET: APIRoute = async (context) => {
  const access = await authorise(context, 'people:manage');
  if (!access.ok) return access.problem;
  const { t } = context.locals;
  const text = csvText([
    listFields.map((field) => listHeadings[field][0] ?? field),
    listFields.map((field) => (field === 'phone' ? '' : t(`people.list.example.${field}`))),
  ]);
  return new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': attachment(t('people.list.templateName')),
    },
  });
};
