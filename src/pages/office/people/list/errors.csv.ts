/** The rows of a list that have to be put right, with the reasons in front; the page that found them sends them here. */
import type { APIRoute } from 'astro';
import { listFields, listHeadings } from '../../../../domain/access/people-list.ts';
import { authorise } from '../../../../server/auth/authorise.ts';
import { rolePlaces } from '../../../../server/db/people.ts';
import { attachment } from '../../../../server/export/attachment.ts';
import { csvText } from '../../../../server/export/csv.ts';
import { checkSent } from '../_people/list-view.ts';
import { reasonsOf } from '../_people/row-words.ts';

export const POST: APIRoute = async (context) => {
  const access = await authorise(context, 'people:manage');
  if (!access.ok) return access.problem;
  const { t } = context.locals;
  const { db } = access.value;
  const view = await checkSent(db, await context.request.formData(), await rolePlaces(db));
  if (view.state !== 'checked') return context.redirect('/office/people/list', 303);
  const rows = view.rows.filter(({ problems }) => problems.length > 0);
  const text = csvText([
    [t('people.list.row'), t('people.list.reason'), ...listFields.map((field) => listHeadings[field][0] ?? field)],
    ...rows.map((row) => [row.place, reasonsOf(row, t), ...listFields.map((field) => row.cells[field])]),
  ]);
  return new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': attachment(t('people.list.errorsName')),
    },
  });
};
