/** The words for a code without a questionnaire. */
import type { Language } from '../../domain/form/index.ts';
import { figures } from '../../i18n/figures.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { ShutEntrance } from '../../server/answering/entrance.ts';

interface Speech {
  readonly t: Translator;
  readonly language: Language;
}

interface ShutWords {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

export function shutWords(entrance: ShutEntrance, late: boolean, { t, language }: Speech): ShutWords {
  if (entrance.state === 'unknown') {
    return { title: t('shut.unknownTitle'), paragraphs: [t('shut.unknown'), t('shut.unknownHelp')] };
  }
  const { community, office, opens, closes } = entrance.place;
  const days = figures(language);
  const ask = t('shut.ask', { office });
  if (entrance.state === 'closed') {
    const date = closes === null ? '' : days.lastDay(closes);
    const told = t('shut.closed', { community, date });
    return { title: t('shut.closedTitle'), paragraphs: late ? [t('shut.late'), told, ask] : [told, ask] };
  }
  if (entrance.state === 'paused') {
    return { title: t('entrances.shut.pausedTitle'), paragraphs: [t('entrances.shut.paused', { community }), ask] };
  }
  if (entrance.state === 'retired') {
    return { title: t('entrances.shut.retiredTitle'), paragraphs: [t('entrances.shut.retired', { community }), ask] };
  }
  const when =
    opens === null ? t('shut.notOpenUndated', { community }) : t('shut.notOpen', { community, date: days.date(opens) });
  return { title: t('shut.notOpenTitle'), paragraphs: [when, ask] };
}
