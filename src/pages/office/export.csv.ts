/** The table of the overview as a file for a spreadsheet, in the order and with the filters it is looked at, all pages of it. */
import type { APIRoute } from 'astro';
import { attachment } from '../../server/export/attachment.ts';
import { csvText } from '../../server/export/csv.ts';
import { authorise } from '../../server/auth/authorise.ts';
import { overviewRows } from './_overview/overview-csv.ts';
import { readOverview } from './_overview/overview.ts';

export const GET: APIRoute = async (context) => {
  const access = await authorise(context, 'tally:export');
  if (!access.ok) return access.problem;
  const { language, t } = context.locals;
  const asked = { address: context.url.searchParams, now: new Date(), rowsAtMost: Number.MAX_SAFE_INTEGER };
  const view = await readOverview(access.value.db, asked, language);
  if (view.state !== 'wave') return context.rewrite('/office/no-such-wave');
  const file = attachment(t('office.csv.file', { wave: view.wave.name }));
  return new Response(csvText(overviewRows(view, t)), {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': file },
  });
};
