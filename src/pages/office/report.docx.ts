/** The report for Word, in the layout of official documents. */
import type { APIRoute } from 'astro';
import { wordFile, wordType } from '../../server/export/office-open/word-file.ts';
import { reportDocument } from './_report/document.ts';
import { reportFile } from './_report/files.ts';

export const GET: APIRoute = (context) =>
  reportFile(context, {
    extension: 'docx',
    type: wordType,
    write: (report, voice) => wordFile(reportDocument(report, voice), report.madeAt),
  });
