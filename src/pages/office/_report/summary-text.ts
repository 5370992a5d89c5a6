/** The report on one screen of a phone, as plain text for a work group: what is so, what it rests on, what it does not mean. */
import { verdictSentences } from './sentences.ts';
import type { Report } from './read-report.ts';
import { partsWords, toldWords, type Voice } from './voice.ts';

const mostItems = 3;

export function summaryText(report: Report, voice: Voice): string {
  const { t, write } = voice;
  const { community, office, outline, wave } = report;
  const from = write.date(wave.opensAt);
  const place = community === null ? office : `${office} ${community.name}`;
  const { answers } = outline.method;
  const said =
    answers === 0 ? [t('report.nothing')] : [...verdictSentences(outline, voice), ...itemLines(report, voice)];
  return [
    t(outline.isProvisional ? 'report.summary.headProvisional' : 'report.summary.head', { wave: wave.name }),
    t('report.summary.period', {
      office: place,
      from,
      to: write.lastDay(wave.closesAt),
      answers: write.count(answers),
    }),
    ...said,
    t('report.summary.method', {
      modes: partsWords(outline.method.modes, voice, (mode) => `modes.mode_${mode}`),
      effect: write.points(outline.method.plannedDesignEffect),
      flagged: toldWords(outline.method.flagged, voice),
    }),
  ].join('\n');
}

function itemLines({ outline: { items } }: Report, { t, write }: Voice): string[] {
  if (items.length === 0) return [];
  const below = items.filter(({ isBelow }) => isBelow);
  if (below.length === 0) return [t('report.summary.noItems')];
  const named = below.slice(0, mostItems).map(({ rate, title }) => `${title} ${write.share(rate)}`);
  const more = below.length > mostItems ? [t('report.summary.more', { count: below.length })] : [];
  return [t('report.summary.items', { items: [...named, ...more].join(t('report.items.separator')) })];
}
