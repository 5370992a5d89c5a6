/** What residents wrote in their own words: apart from the table, shuffled, masked, only where ten or more of a community wrote. */
import type { APIRoute } from 'astro';
import { translator } from '../../../i18n/translator.ts';
import { csvFile } from '../../../server/export/csv-stream.ts';
import { download } from '../../../server/export/download.ts';
import { textRows, textsHead } from '../../../server/export/text-table.ts';
import { beginFile } from '../_export/begin.ts';

export const GET: APIRoute = async (context) => {
  const file = await beginFile(context, 'texts');
  if (!file.ok) return file.problem;
  const { begun, db, published, wave } = file.value;
  // Files for analysts are in Chinese, whoever fetches them.
  const t = translator('zh-CN');
  return download(context.locals, {
    fileName: context.locals.t('exports.file.texts', { wave: wave.name, extension: 'csv' }),
    type: 'text/csv; charset=utf-8',
    body: csvFile(
      textsHead,
      textRows(db, begun, { form: published.form, wordFor: (kind) => t(`texts.masked.${kind}`) }),
    ),
  });
};
