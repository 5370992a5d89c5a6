/**
 * Words in braces for which a name, a number or an address is put in when the text is used: {街道}, {社区}, {电话}, {网址}. Both languages know
 * both spellings, and full-width braces are braces.
 */
import type { Language } from '../form/form.ts';

export const placeholders = ['office', 'community', 'phone', 'address'] as const;
export type Placeholder = (typeof placeholders)[number];

/** As they are typed; the first of each is the one we write. */
export const placeholderWords: Readonly<Record<Language, Readonly<Record<Placeholder, string>>>> = {
  'zh-CN': { office: '街道', community: '社区', phone: '电话', address: '网址' },
  en: { office: 'sub-district', community: 'community', phone: 'phone', address: 'address' },
};

const known = new Map<string, Placeholder>(
  placeholders.flatMap((name) => [
    [placeholderWords['zh-CN'][name], name],
    [placeholderWords.en[name], name],
  ]),
);

const braced = /[{｛]([^{}｛｝]*)[}｝]/gu;

export function placeholdersIn(text: string): Placeholder[] {
  const found = [...text.matchAll(braced)].flatMap(([, word = '']) => placeholderOf(word) ?? []);
  return placeholders.filter((name) => found.includes(name));
}

/** What stands in braces and is none of them, and braces that have no partner, as they were typed. */
export function unknownPlaceholders(text: string): string[] {
  const unknown = [...text.matchAll(braced)].filter(([, word = '']) => placeholderOf(word) === null);
  const alone = text.replaceAll(braced, '').match(/[{}｛｝]/gu) ?? [];
  return [...new Set([...unknown.map(([typed]) => typed), ...alone])];
}

/** null or empty: not known, so a text that needs it cannot be used yet. */
export type PlaceholderValues = Readonly<Record<Placeholder, string | null>>;

export interface FilledText {
  readonly text: string;
  readonly missing: readonly Placeholder[];
}

export function filled(text: string, values: PlaceholderValues): FilledText {
  const missing = placeholdersIn(text).filter((name) => !values[name]);
  return {
    missing,
    text: text.replaceAll(braced, (typed: string, word: string) => {
      const name = placeholderOf(word);
      const value = name === null ? null : values[name];
      return value === null || value === '' ? typed : value;
    }),
  };
}

function placeholderOf(word: string): Placeholder | null {
  return known.get(word.trim().toLowerCase()) ?? null;
}
