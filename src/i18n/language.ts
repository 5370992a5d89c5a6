/** Which language a person reads: what the address asks for, else what they chose before, else what the phone prefers. */
import type { Language } from '../domain/form/form.ts';

export const languages = ['zh-CN', 'en'] as const satisfies readonly Language[];

export interface Wishes {
  /** `?lang=` of the address. */
  readonly asked: string | null | undefined;
  /** Kept from an earlier visit. */
  readonly remembered: string | null | undefined;
  /** Accept-Language header of the browser. */
  readonly accepted: string | null | undefined;
}

export function chosenLanguage({ asked, remembered, accepted }: Wishes): Language {
  return parseLanguage(asked) ?? parseLanguage(remembered) ?? preferredLanguage(accepted ?? '') ?? 'zh-CN';
}

/** Reads `zh`, `zh-Hans-CN`, `en-GB`, …: every Chinese is answered in simplified Chinese, every English in English. */
export function parseLanguage(tag: string | null | undefined): Language | null {
  const base = tag?.trim().toLowerCase().split('-')[0];
  if (base === 'zh') return 'zh-CN';
  return base === 'en' ? 'en' : null;
}

export function otherLanguage(language: Language): Language {
  return language === 'en' ? 'zh-CN' : 'en';
}

function preferredLanguage(accepted: string): Language | null {
  const wishes = accepted
    .slice(0, 500)
    .split(',')
    .map(wish)
    .filter(({ weight }) => weight > 0);
  const readable = wishes.toSorted((one, other) => other.weight - one.weight).map(({ tag }) => parseLanguage(tag));
  return readable.find((language) => language !== null) ?? null;
}

function wish(part: string): { tag: string; weight: number } {
  const [tag = '', quality] = part.split(';q=');
  return { tag, weight: quality === undefined ? 1 : Number(quality) || 0 };
}
