/** The report as a file: the same gate, the same reading, another writer. */
import type { APIContext } from 'astro';
import { authorise } from '../../../server/auth/authorise.ts';
import { download } from '../../../server/export/download.ts';
import { askedReport, readReport, type Report } from './read-report.ts';
import { voiceIn, type Voice } from './voice.ts';

export interface ReportFile {
  readonly extension: 'docx' | 'xlsx';
  readonly type: string;
  readonly write: (report: Report, voice: Voice) => AsyncIterable<Uint8Array>;
}

export async function reportFile(context: APIContext, { extension, type, write }: ReportFile): Promise<Response> {
  const access = await authorise(context, 'tally:export');
  if (!access.ok) return access.problem;
  const { language, t } = context.locals;
  const report = await readReport(access.value.db, askedReport(context.url, new Date()), language);
  if (report.state !== 'report') return context.rewrite('/office/no-such-wave');
  const named = { wave: report.wave.name, extension };
  const fileName =
    report.community === null
      ? t('report.file', named)
      : t('report.fileOfCommunity', { ...named, community: report.community.name });
  return download(context.locals, { fileName, type, body: write(report, voiceIn(language, t)) });
}
