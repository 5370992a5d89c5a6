/** Localised texts of survey-core in our languages. `default` is English unless the definition's `locale` says otherwise. */
import { type Base, getLocaleString, type LocalizableString } from 'survey-core';
import 'survey-core/i18n/simplified-chinese';
import type { Language, LocalizedText } from '../domain/form/form.ts';

const languageOf: Readonly<Record<string, Language>> = {
  __proto__: null as never,
  zh: 'zh-CN',
  'zh-cn': 'zh-CN',
  'zh-hans': 'zh-CN',
  en: 'en',
  'en-us': 'en',
  'en-gb': 'en',
};

export class Texts {
  readonly defaultLanguage: Language;
  /** Every language some text is written in. */
  readonly languages = new Set<Language>();
  readonly foreign = new Set<string>();
  readonly #locale: string;

  constructor(locale: string) {
    this.#locale = locale;
    this.defaultLanguage = languageOf[locale.toLowerCase()] ?? 'en';
    this.languages.add(this.defaultLanguage);
  }

  /** What the author wrote for a property such as `title`; undefined where nothing was written. */
  of(owner: Base, property: string): LocalizedText | undefined {
    const name = `loc${property.charAt(0).toUpperCase()}${property.slice(1)}`;
    const written = Reflect.get(owner, name) as LocalizableString | undefined;
    return this.read(written?.getJson());
  }

  read(written: unknown): LocalizedText | undefined {
    if (typeof written === 'string') return written === '' ? undefined : { [this.defaultLanguage]: written };
    if (typeof written !== 'object' || written === null) return undefined;
    const texts: Partial<Record<Language, string>> = {};
    for (const [locale, text] of Object.entries(written)) {
      const language = locale === 'default' ? this.defaultLanguage : languageOf[locale.toLowerCase()];
      if (!language) this.foreign.add(locale);
      else if (typeof text === 'string' && text !== '') texts[language] ??= text;
    }
    // In neither language: words that a few understand are better than a technical name.
    if (Object.keys(texts).length === 0) {
      const foreign = [Reflect.get(written, this.#locale), ...(Object.values(written) as unknown[])].find(isText);
      if (foreign !== undefined) texts[this.defaultLanguage] = foreign;
    }
    for (const language of Object.keys(texts) as Language[]) this.languages.add(language);
    return Object.keys(texts).length > 0 ? texts : undefined;
  }

  /** The same in every language: a name or a number. */
  plain(text: string): LocalizedText {
    return { [this.defaultLanguage]: text };
  }

  /** survey-core's own wording, for what the author left out. */
  standard(word: string): LocalizedText {
    return { 'zh-CN': getLocaleString(word, 'zh-cn'), en: getLocaleString(word, 'en') };
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
