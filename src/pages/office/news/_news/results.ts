/** The results of a wave as a first draft: each rate in a sentence with its interval and what it can tell, in both languages, for the office to go on writing. */
import type { TypedNews } from '../../../../domain/news/typed-news.ts';
import type { Language } from '../../../../domain/form/form.ts';
import { translator } from '../../../../i18n/translator.ts';
import type { UserDb } from '../../../../server/db/clients.ts';
import { readReport } from '../../_report/read-report.ts';
import { verdictSentences } from '../../_report/sentences.ts';
import { voiceIn } from '../../_report/voice.ts';

export type DraftedResults = Pick<TypedNews, 'kind' | 'area' | `${'title' | 'summary' | 'body'}_${'zh' | 'en'}`>;

/** null: no such wave, none of this person's, or one whose figures still change. */
export async function draftedResults(db: UserDb, wave: string): Promise<DraftedResults | null> {
  const [zh, en] = [await drafted(db, wave, 'zh-CN'), await drafted(db, wave, 'en')];
  if (zh === null || en === null) return null;
  return {
    ...{ kind: 'result', area: zh.area, title_zh: zh.title, title_en: en.title },
    ...{ summary_zh: zh.summary, summary_en: en.summary, body_zh: zh.body, body_en: en.body },
  };
}

async function drafted(db: UserDb, wave: string, language: Language) {
  const report = await readReport(db, { wave, community: null, now: new Date() }, language);
  if (report.state !== 'report' || report.outline.isProvisional) return null;
  const t = translator(language);
  const voice = voiceIn(language, t);
  const { method } = report.outline;
  const words = {
    wave: report.wave.name,
    from: voice.write.date(report.wave.opensAt),
    to: voice.write.lastDay(report.wave.closesAt),
    answers: voice.write.count(method.answers),
  };
  const body = [
    t('publicity.results.opening', words),
    t('publicity.results.selfTest'),
    `## ${t('publicity.results.figures')}`,
    verdictSentences(report.outline, voice)
      .map((sentence) => `- ${sentence}`)
      .join('\n'),
    `## ${t('publicity.results.reading')}`,
    t('publicity.results.readingBody'),
    `## ${t('publicity.results.next')}`,
  ];
  return {
    area: report.wave.area.id,
    title: t('publicity.results.title', words),
    summary: t('publicity.results.summary', words),
    body: body.join('\n\n'),
  };
}
