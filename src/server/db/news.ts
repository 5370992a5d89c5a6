/** News: what is public now, for anybody; and what an office writes, publishes and withdraws. */
import { z } from 'astro/zod';

import { newsKinds } from '../../domain/news/news-item.ts';
import type { ReadNews } from '../../domain/news/typed-news.ts';
import type { ShrunkPicture } from '../news/shrink-picture.ts';
import { callApi, type AnonDb, type UserDb } from './clients.ts';
import { remembered } from './remembered.ts';

const picture = z.object({ width: z.number(), height: z.number(), mark: z.string() }).nullable();
const named = z.object({ id: z.string(), name_zh: z.string(), name_en: z.string() });
const texts = { title_zh: z.string(), title_en: z.string(), summary_zh: z.string(), summary_en: z.string() };
const card = z.object({
  ...texts,
  number: z.number(),
  kind: z.enum(newsKinds),
  alt_zh: z.string(),
  alt_en: z.string(),
  picture,
  publish_at: z.string(),
  changed_at: z.string(),
  office: named.extend({ slug: z.string() }),
});
export type NewsCard = z.infer<typeof card>;

const page = z.object({ total: z.number(), items: card.array() });
export type NewsPage = z.infer<typeof page>;

export interface NewsAsked {
  /** A sub-district; all where none is named. */
  readonly area?: string;
  readonly kind?: string;
  readonly skip?: number;
  readonly most?: number;
}

/** A rush to the newest notice asks the database once in ten seconds; what is withdrawn is gone as soon. */
const tenSeconds = 10_000;
const lists = remembered<NewsPage>({ milliseconds: tenSeconds, entries: 200 });

export function publicNews(db: AnonDb, asked: NewsAsked): Promise<NewsPage> {
  return lists(db, JSON.stringify(asked), async () => page.parse(await callApi(db, 'news', { ...asked })));
}

const found = z.discriminatedUnion('status', [
  card.extend({ status: z.literal('public'), body_zh: z.string(), body_en: z.string() }),
  z.object({ status: z.enum(['withdrawn', 'unknown']) }),
]);
export type FoundNews = z.infer<typeof found>;
export type PublicNews = Extract<FoundNews, { status: 'public' }>;

export async function newsItem(db: AnonDb, number: number): Promise<FoundNews> {
  return found.parse(await callApi(db, 'news_item', { number }));
}

/** null: there is none, or not for this person. */
export async function newsPicture(db: AnonDb | UserDb, number: number, size: 'page' | 'card'): Promise<Buffer | null> {
  const encoded = z
    .string()
    .nullable()
    .parse(await callApi(db, 'news_picture', { number, size }));
  return encoded === null ? null : Buffer.from(encoded, 'base64');
}

const line = z.object({
  id: z.string(),
  number: z.number(),
  kind: z.enum(newsKinds),
  title_zh: z.string(),
  publish_at: z.string().nullable(),
  withdrawn_at: z.string().nullable(),
  changed_at: z.string(),
  area: named,
});
const written = z.object({ total: z.number(), items: line.array() });

export async function officeNews(db: UserDb, skip: number, most: number): Promise<z.infer<typeof written>> {
  return written.parse(await callApi(db, 'office_news', { skip, most }));
}

const whole = z.object({
  ...texts,
  id: z.string(),
  number: z.number(),
  area_id: z.string(),
  kind: z.enum(newsKinds),
  body_zh: z.string(),
  body_en: z.string(),
  alt_zh: z.string(),
  alt_en: z.string(),
  picture,
  publish_at: z.string().nullable(),
  withdrawn_at: z.string().nullable(),
});
export type OfficeNewsItem = z.infer<typeof whole>;

/** null: no such item, or none of this person's. */
export async function officeNewsItem(db: UserDb, id: string): Promise<OfficeNewsItem | null> {
  return whole.nullable().parse(await callApi(db, 'office_news_item', { id }));
}

const kept = z.object({ status: z.enum(['kept', 'unknown', 'malformed']) });

export async function keepNews(db: UserDb, id: string, { area, at: _, ...item }: ReadNews) {
  return kept.parse(await callApi(db, 'keep_news', { item: { ...item, id, area_id: area } })).status;
}

/** null takes the picture away. */
export async function keepNewsPicture(db: UserDb, id: string, shrunk: ShrunkPicture | null) {
  const sizes = shrunk && { page: shrunk.page.toString('base64'), card: shrunk.card.toString('base64') };
  const measures = shrunk && { width: shrunk.width, height: shrunk.height, mark: shrunk.mark };
  return kept.parse(await callApi(db, 'keep_news_picture', { id, ...sizes, ...measures })).status;
}

const published = z.discriminatedUnion('status', [
  z.object({ status: z.literal('missing'), missing: z.enum(['title', 'body', 'alt']).array() }),
  z.object({ status: z.enum(['published', 'unknown']) }),
]);

export async function publishNews(db: UserDb, id: string, at: string | null): Promise<z.infer<typeof published>> {
  return published.parse(await callApi(db, 'publish_news', { id, at }));
}

const withdrawn = z.object({ status: z.enum(['withdrawn', 'unknown']) });

export async function withdrawNews(db: UserDb, id: string): Promise<z.infer<typeof withdrawn>['status']> {
  return withdrawn.parse(await callApi(db, 'withdraw_news', { id })).status;
}
