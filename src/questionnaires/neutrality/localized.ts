/**
 * Texts of a definition by language. SurveyJS calls English `default`; authors also write Chinese there, so a text with
 * Chinese characters under `default` is taken as Chinese.
 */
import type { Language } from '../../domain/form/form.ts';
import { isObject } from './json.ts';

export interface LocalText {
  readonly language: Language;
  readonly text: string;
}

/** Longer texts are judged by their beginning, so that no definition can keep the lint busy. */
const judgedLength = 4000;

export function localTexts(json: unknown): LocalText[] {
  if (typeof json === 'string') return [read('default', json)];
  if (!isObject(json)) return [];
  return Object.entries(json).flatMap(([key, text]) =>
    typeof text === 'string' && languageOf(key) ? [read(key, text)] : [],
  );
}

function read(key: string, text: string): LocalText {
  const plain = withoutMarkup(text.slice(0, judgedLength));
  const chinese = languageOf(key) === 'zh-CN' || (key === 'default' && /\p{Script=Han}/u.test(plain));
  return { language: chinese ? 'zh-CN' : 'en', text: plain };
}

function languageOf(key: string): Language | null {
  if (/^zh\b/i.test(key)) return 'zh-CN';
  return /^(default|en)\b/i.test(key) ? 'en' : null;
}

function withoutMarkup(text: string): string {
  return text
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .trim();
}
