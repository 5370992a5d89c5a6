/** What is said about things kept on this phone. In the keeper's own file, in both languages: the page itself must stay small. */
import { kept as english } from '../../i18n/en.json';
import { kept as chinese } from '../../i18n/zh-CN.json';

export type Words = typeof chinese;

export function keptWords(): Words {
  return document.documentElement.lang === 'en' ? english : chinese;
}

export function say(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** A day as people say it. */
export function dayOf(milliseconds: number): string {
  const { lang } = document.documentElement;
  return new Date(milliseconds).toLocaleDateString(lang, { month: 'long', day: 'numeric' });
}
