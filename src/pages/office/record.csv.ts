/** The record as a file, with the same search as the page. */
import type { APIRoute } from 'astro';
import { authorise } from '../../server/auth/authorise.ts';
import { wholeRecord, type RecordLine } from '../../server/db/record.ts';
import { csvFile } from '../../server/export/csv-stream.ts';
import { download } from '../../server/export/download.ts';
import { askedRecord } from './record/_record/asked-record.ts';
import { inChina, subjectWord, tableWord, whoWord } from './record/_record/record-words.ts';

export const GET: APIRoute = async (context) => {
  const access = await authorise(context, 'record:read');
  if (!access.ok) return access.problem;
  const { language, t } = context.locals;
  const { asked } = askedRecord(context.url.searchParams);
  const cellsOf = (line: RecordLine) => [
    ...[line.id, inChina(line.at), whoWord(line, t)],
    ...[t(`record.action.${line.action}`, { what: tableWord(line.table, t) }), subjectWord(line, language, t)],
    ...[line.table, line.before, line.after].map((cell) =>
      cell === null || typeof cell === 'string' ? cell : JSON.stringify(cell),
    ),
  ];
  const head = [
    ...[t('record.number'), t('record.when'), t('record.whoTitle'), t('record.what'), t('record.about')],
    ...[t('record.tableTitle'), t('record.beforeTitle'), t('record.afterTitle')],
  ];
  const { db } = access.value;
  async function* rows() {
    for await (const page of wholeRecord(db, asked)) yield page.map(cellsOf);
  }
  return download(context.locals, {
    fileName: t('record.fileName'),
    type: 'text/csv; charset=utf-8',
    body: csvFile(head, rows()),
  });
};
