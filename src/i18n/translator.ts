/**
 * The words of the site. Server only: pages call `t`, islands get the few strings they need as props.
 * A key that does not exist is a type error; zh-CN.json is the measure for both languages.
 */
import { createInstance } from 'i18next';
import type { Language } from '../domain/form/form.ts';
import chinese from './zh-CN.json' with { type: 'json' };
import english from './en.json' with { type: 'json' };

export type MessageKey = KeyOf<typeof chinese>;
export type MessageParameters = Readonly<Record<string, string | number>>;
export type Translator = (key: MessageKey, parameters?: MessageParameters) => string;

export function translator(language: Language): Translator {
  return translators[language];
}

/** Dotted path of every message; plural forms (`left_one`, `left_other`) are asked for by their stem and a `count`. */
type KeyOf<Messages> = {
  [Name in keyof Messages & string]: Messages[Name] extends string ? Stem<Name> : `${Name}.${KeyOf<Messages[Name]>}`;
}[keyof Messages & string];
type Stem<Name extends string> = Name extends `${infer Plain}_${'one' | 'other'}` ? Plain : Name;

const messages = createInstance();
await messages.init({
  resources: { 'zh-CN': { translation: chinese }, en: { translation: english } },
  fallbackLng: 'zh-CN',
  supportedLngs: ['zh-CN', 'en'],
  // Astro and Preact escape what they print; escaping here as well would print `&amp;`.
  interpolation: { escapeValue: false },
  returnNull: false,
});

const translators: Readonly<Record<Language, Translator>> = {
  'zh-CN': translatorOf('zh-CN'),
  en: translatorOf('en'),
};

/**
 * Looking a message up takes longer than filling it in, and a table of hundreds of figures says the same few thousands of times: each
 * message is looked up once. Only what has plural forms depends on its `count` and is looked up each time.
 */
function translatorOf(language: Language): Translator {
  const translate = messages.getFixedT(language);
  const templates = new Map<string, string>();
  const hasForms = (key: string) => messages.getResource(language, 'translation', `${key}_other`) !== undefined;
  return (key, parameters) => {
    const known = templates.get(key);
    if (known === undefined && parameters !== undefined && 'count' in parameters && hasForms(key))
      return translate(key, { ...parameters });
    const template = known ?? translate(key, { skipInterpolation: true });
    templates.set(key, template);
    return parameters === undefined ? template : filledIn(template, parameters);
  };
}

function filledIn(template: string, parameters: MessageParameters): string {
  return template.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => String(parameters[name] ?? ''));
}
