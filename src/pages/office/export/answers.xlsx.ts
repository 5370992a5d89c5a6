/** The same table as a workbook with its codebook, as long as a spreadsheet is a tool for it. */
import type { APIRoute } from 'astro';
import { answerTable } from '../../../server/export/answer-table.ts';
import { download } from '../../../server/export/download.ts';
import { workbookFile, workbookType } from '../../../server/export/office-open/workbook.ts';
import { beginFile } from '../_export/begin.ts';
import { codebookHead, codebookRows } from '../_export/codebook.ts';
import { mostInWorkbook } from '../_export/exportable.ts';

export const GET: APIRoute = async (context) => {
  const file = await beginFile(context, 'answers_xlsx', mostInWorkbook);
  if (!file.ok) return file.problem;
  const { begun, db, published, wave } = file.value;
  const { t } = context.locals;
  const table = answerTable(db, begun, published);
  const column = (title: string) => ({ title, width: 16, format: 'plain' }) as const;
  const fileName = t('exports.file.answers', { wave: wave.name, extension: 'xlsx' });
  const body = workbookFile({
    title: fileName,
    madeAt: new Date().toISOString(),
    sheets: [
      { name: t('exports.sheet.answers'), columns: table.head.map(column), rows: table.rows() },
      {
        name: t('exports.sheet.codebook'),
        columns: codebookHead.map(column),
        rows: codebookRows(table.columns, published.counting),
      },
    ],
  });
  return download(context.locals, { fileName, type: workbookType, body });
};
