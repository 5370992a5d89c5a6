/** One language of a form: every text becomes a string, so that a phone carries no other language. */
import { sortedByWords } from './choice-order.ts';
import type { Form, Language, LocalizedText } from './form.ts';

export function formInLanguage(form: Form, language: Language): Form<string> {
  const order: readonly Language[] = [language, ...form.languages];
  const inOne = sortedByWords(localized(form, order) as Form<string>, language);
  return { ...inOne, ...(form.extended && { language }) };
}

/** Texts are the only objects whose keys are all languages. */
function localized(part: unknown, order: readonly Language[]): unknown {
  if (Array.isArray(part)) return part.map((member) => localized(member, order));
  if (part === null || typeof part !== 'object') return part;
  if (isText(part)) return order.map((language) => part[language]).find((text) => text !== undefined) ?? '';
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, localized(value, order)]));
}

function isText(part: object): part is LocalizedText {
  const keys = Object.keys(part);
  return keys.length > 0 && keys.every((key) => key === 'zh-CN' || key === 'en');
}
