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

const day = { month: 'long', day: 'numeric' } as const;

/** A day as people say it. */
export function dayOf(milliseconds: number): string {
  return new Date(milliseconds).toLocaleDateString(document.documentElement.lang, day);
}

/** With the time: a limit may fall in the middle of a day. */
export function momentOf(milliseconds: number): string {
  const precise = { ...day, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return new Date(milliseconds).toLocaleString(document.documentElement.lang, precise);
}
