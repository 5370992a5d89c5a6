/** How publicity reached each community, by channel, as a file for a spreadsheet: the weeks and places that are looked at, all pages of them. */
import type { APIRoute } from 'astro';
import { authorise } from '../../server/auth/authorise.ts';
import { attachment } from '../../server/export/attachment.ts';
import { csvText } from '../../server/export/csv.ts';
import { nameOf } from './coverage/_coverage/overview.ts';
import { reachRows } from './reach/_reach/reach-csv.ts';
import { readReach } from './reach/_reach/read-reach.ts';

export const GET: APIRoute = async (context) => {
  const access = await authorise(context, 'reach:read');
  if (!access.ok) return access.problem;
  const { language, t } = context.locals;
  const asked = { address: context.url.searchParams, now: new Date(), rowsAtMost: Number.MAX_SAFE_INTEGER };
  const view = await readReach(access.value.db, asked, language);
  if (view === null) return context.redirect('/office/reach', 303);
  const { area, since, until } = view.report;
  const file = attachment(t('reach.csv.file', { area: nameOf(area, language), since, until }));
  return new Response(csvText(reachRows(view, t)), {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': file },
  });
};
