/** Texts in two languages, in the language of whoever reads: else in the other one. */
import type { Language, LocalizedText } from '../../../../domain/form/form.ts';
import type { TwoTexts } from '../../../../questionnaires/editor/texts.ts';
import type { Translator } from '../../../../i18n/translator.ts';

interface Reader {
  readonly language: Language;
  readonly t: Translator;
}

export function titleIn(title: LocalizedText, { language, t }: Reader): string {
  return title[language] ?? title['zh-CN'] ?? title.en ?? t('library.untitled');
}

export function wordsIn({ en, zh }: TwoTexts, language: Language): string {
  return language === 'en' ? en || zh : zh || en;
}
