/** The words for a code without a questionnaire. Dates are those of the wall calendar in China. */
import type { Language } from '../../domain/form/index.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { ShutEntrance } from '../../server/answering/entrance.ts';

interface ShutWords {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

export function shutWords(entrance: ShutEntrance, t: Translator, language: Language): ShutWords {
  if (entrance.state === 'unknown') {
    return { title: t('shut.unknownTitle'), paragraphs: [t('shut.unknown'), t('shut.unknownHelp')] };
  }
  const { community, office, opens, closes } = entrance.place;
  const date = dayIn(language, entrance.state === 'closed' ? closes : opens);
  const ask = t('shut.ask', { office });
  if (entrance.state === 'closed') {
    return { title: t('shut.closedTitle'), paragraphs: [t('shut.closed', { community, date }), ask] };
  }
  const when = opens === null ? t('shut.notOpenUndated', { community }) : t('shut.notOpen', { community, date });
  return { title: t('shut.notOpenTitle'), paragraphs: [when, ask] };
}

function dayIn(language: Language, time: string | null): string {
  if (time === null) return '';
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'Asia/Shanghai' }).format(new Date(time));
}
