/** The answers of a wave as a table for R, pandas and their like, streamed however many they are. */
import type { APIRoute } from 'astro';
import { answerTable } from '../../../server/export/answer-table.ts';
import { csvFile } from '../../../server/export/csv-stream.ts';
import { download } from '../../../server/export/download.ts';
import { beginFile } from '../_export/begin.ts';

export const GET: APIRoute = async (context) => {
  const file = await beginFile(context, 'answers_csv');
  if (!file.ok) return file.problem;
  const { begun, db, published, wave } = file.value;
  const table = answerTable(db, begun, published);
  return download(context.locals, {
    fileName: context.locals.t('exports.file.answers', { wave: wave.name, extension: 'csv' }),
    type: 'text/csv; charset=utf-8',
    body: csvFile(table.head, table.rows()),
  });
};
