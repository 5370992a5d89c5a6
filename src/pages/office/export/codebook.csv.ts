/** What every column means and every value says, in both languages. */
import type { APIRoute } from 'astro';
import { exportColumns } from '../../../domain/reporting/index.ts';
import { fixedColumns } from '../../../server/export/answer-table.ts';
import { csvFile } from '../../../server/export/csv-stream.ts';
import { download } from '../../../server/export/download.ts';
import { beginFile } from '../_export/begin.ts';
import { codebookHead, codebookRows } from '../_export/codebook.ts';

export const GET: APIRoute = async (context) => {
  const file = await beginFile(context, 'codebook');
  if (!file.ok) return file.problem;
  const { published, wave } = file.value;
  const columns = exportColumns(published.form, fixedColumns);
  return download(context.locals, {
    fileName: context.locals.t('exports.file.codebook', { wave: wave.name, extension: 'csv' }),
    type: 'text/csv; charset=utf-8',
    body: csvFile(codebookHead, codebookRows(columns, published.counting)),
  });
};
