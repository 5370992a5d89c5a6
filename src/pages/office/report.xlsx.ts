/** The report for Excel: a sheet per theme, numbers as numbers. */
import type { APIRoute } from 'astro';
import { workbookFile, workbookType } from '../../server/export/office-open/workbook.ts';
import { reportFile } from './_report/files.ts';
import { reportWorkbook } from './_report/workbook.ts';

export const GET: APIRoute = (context) =>
  reportFile(context, {
    extension: 'xlsx',
    type: workbookType,
    write: (report, voice) => workbookFile(reportWorkbook(report, voice)),
  });
