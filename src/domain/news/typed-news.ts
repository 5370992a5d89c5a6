/** What was typed in the office, and what is wrong with it. A draft may lack anything but a place; what is published has to be whole. */
import { momentInChina } from '../outreach/time-of-day.ts';
import { accepted, refused, type Result } from '../result.ts';
import { isNewsKind, type NewsKind } from './news-item.ts';

/** Longest texts that are kept, as the database has them. */
export const longestNews = {
  ...{ title_zh: 80, title_en: 160, summary_zh: 200, summary_en: 400 },
  ...{ body_zh: 20_000, body_en: 40_000, alt_zh: 200, alt_en: 400 },
} as const;
export type NewsText = keyof typeof longestNews;
export const newsTexts = Object.keys(longestNews) as NewsText[];

export type TypedNews = Readonly<Record<NewsText | 'area' | 'kind' | 'day' | 'time', string>>;

export function typedNews(fields: FormData): TypedNews {
  const text = (name: string, most: number) => textOf(fields.get(name)).slice(0, most);
  const texts = newsTexts.map((name) => [name, text(name, longestNews[name])] as const);
  return {
    ...(Object.fromEntries(texts) as Record<NewsText, string>),
    ...{ area: text('area', 40), kind: text('kind', 10), day: text('day', 10), time: text('time', 5) },
  };
}

export interface ReadNews extends Readonly<Record<NewsText, string>> {
  readonly area: string;
  readonly kind: NewsKind;
  /** When it is to appear, ISO; null: at once. */
  readonly at: string | null;
}

export type NewsProblems = Partial<Record<'area' | 'kind' | 'title_zh' | 'body_zh' | 'day', 'missing' | 'unreadable'>>;

export function readNews(typed: TypedNews, purpose: 'keep' | 'publish'): Result<ReadNews, NewsProblems> {
  const { area, day, kind, time } = typed;
  const at = day === '' ? null : momentInChina(day, time || '08:00');
  const isWhole = (name: 'title_zh' | 'body_zh') => purpose === 'keep' || typed[name] !== '';
  const problems: NewsProblems = {
    ...(isId(area) ? {} : { area: 'missing' }),
    ...(isNewsKind(kind) ? {} : { kind: 'missing' }),
    ...(isWhole('title_zh') ? {} : { title_zh: 'missing' }),
    ...(isWhole('body_zh') ? {} : { body_zh: 'missing' }),
    ...(at === undefined ? { day: 'unreadable' } : {}),
  };
  if (Object.keys(problems).length > 0 || at === undefined || !isNewsKind(kind)) return refused(problems);
  const texts = newsTexts.map((name) => [name, typed[name]] as const);
  return accepted({ ...(Object.fromEntries(texts) as Record<NewsText, string>), area, kind, at });
}

function textOf(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '';
}

function isId(text: string): boolean {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
}
