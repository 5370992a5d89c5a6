/** Writing, publishing and withdrawing news, and what a sub-district says of itself. What was typed comes back where it was not kept. */
import { ActionError, defineAction } from 'astro:actions';
import { z } from 'astro/zod';

import { requirePermission } from '../domain/access/permissions.ts';
import { newsState } from '../domain/news/news-item.ts';
import { readNews, typedNews, type NewsProblems, type ReadNews, type TypedNews } from '../domain/news/typed-news.ts';
import { leaningSentences, type LeaningSentence } from '../questionnaires/neutrality/published-words.ts';
import { asUser, type UserDb } from '../server/db/clients.ts';
import { keepNews, keepNewsPicture, officeNewsItem, publishNews, withdrawNews } from '../server/db/news.ts';
import { keepPublicHome, type HomeToKeep } from '../server/db/public-homes.ts';
import { newsText } from '../server/news/markdown.ts';

export type Written =
  | { readonly status: 'saved' | 'published' | 'waiting' | 'withdrawn' }
  | { readonly status: 'preview'; readonly typed: TypedNews; readonly leaning: readonly LeaningSentence[] }
  | { readonly status: 'coaching'; readonly typed: TypedNews; readonly leaning: readonly LeaningSentence[] }
  | { readonly status: 'invalid'; readonly typed: TypedNews; readonly problems: NewsProblems }
  | { readonly status: 'no-alt' | 'unknown' | 'malformed'; readonly typed: TypedNews };

export const writeNews = defineAction({
  accept: 'form',
  handler: async (fields, { locals }): Promise<Written> => {
    const db = asOffice(locals);
    const typed = typedNews(fields);
    const id = idIn(fields, 'id');
    const then = z.enum(['save', 'preview', 'publish', 'withdraw']).catch('save').parse(fields.get('then'));
    if (id === null) return { status: 'unknown', typed };
    if (then === 'preview') return { status: 'preview', typed, leaning: leaningIn(typed) };
    if (then === 'withdraw') {
      const status = await withdrawNews(db, id);
      return status === 'withdrawn' ? { status } : { status, typed };
    }
    return kept(db, id, { typed, isToBePublished: then === 'publish' });
  },
});

type Pressed = { readonly typed: TypedNews; readonly isToBePublished: boolean };

/** What is public already changes at once, so it is looked at as if it were published now. */
async function kept(db: UserDb, id: string, { isToBePublished, typed }: Pressed): Promise<Written> {
  const held = await officeNewsItem(db, id);
  const state = held && newsState({ publishAt: held.publish_at, withdrawnAt: held.withdrawn_at }, Date.now());
  const isSeen = isToBePublished || state === 'public' || state === 'waiting';
  const read = readNews(typed, isSeen ? 'publish' : 'keep');
  if (!read.ok) return { status: 'invalid', problems: read.problem, typed };
  const leaning = isSeen ? leaningIn(typed) : [];
  if (leaning.some(({ isCoaching }) => isCoaching)) return { status: 'coaching', leaning, typed };
  if (isSeen && held?.picture && read.value.alt_zh === '') return { status: 'no-alt', typed };
  const status = await keepNews(db, id, read.value);
  if (status !== 'kept') return { status, typed };
  return isToBePublished ? published(db, id, { read: read.value, typed }) : { status: 'saved' };
}

async function published(
  db: UserDb,
  id: string,
  { read, typed }: { read: ReadNews; typed: TypedNews },
): Promise<Written> {
  const outcome = await publishNews(db, id, read.at);
  if (outcome.status === 'missing') return { status: 'no-alt', typed };
  if (outcome.status === 'unknown') return { status: 'unknown', typed };
  return { status: read.at !== null && Date.parse(read.at) > Date.now() ? 'waiting' : 'published' };
}

function leaningIn(typed: TypedNews): LeaningSentence[] {
  const said = (end: 'zh' | 'en') =>
    [typed[`title_${end}`], typed[`summary_${end}`], newsText(typed[`body_${end}`]), typed[`alt_${end}`]].join('\n');
  return [...leaningSentences(said('zh'), 'zh-CN'), ...leaningSentences(said('en'), 'en')];
}

export const dropNewsPicture = defineAction({
  accept: 'form',
  handler: async (fields, { locals }): Promise<'dropped' | 'unknown'> => {
    const id = idIn(fields, 'id');
    if (id === null) return 'unknown';
    return (await keepNewsPicture(asOffice(locals), id, null)) === 'kept' ? 'dropped' : 'unknown';
  },
});

const longest = { slug: 40, about: 600, about_en: 1200, line: 200 } as const;

export const keepHome = defineAction({
  accept: 'form',
  handler: async (fields, { locals }) => {
    const db = asOffice(locals);
    const text = (name: string, most: number) => z.string().trim().catch('').parse(fields.get(name)).slice(0, most);
    const typed: HomeToKeep = {
      area_id: idIn(fields, 'area_id') ?? '',
      slug: text('slug', longest.slug).toLowerCase(),
      ...{ about_zh: text('about_zh', longest.about), about_en: text('about_en', longest.about_en) },
      ...{ address_zh: text('address_zh', longest.line), address_en: text('address_en', longest.line) },
      ...{ hours_zh: text('hours_zh', longest.line), hours_en: text('hours_en', longest.line) },
    };
    const isAddress = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/.test(typed.slug);
    const coaching = leaningSentences(`${typed.about_zh}\n`, 'zh-CN').filter(({ isCoaching }) => isCoaching);
    if (typed.area_id === '') return { status: 'unknown' as const, typed };
    if (!isAddress) return { status: 'slug' as const, typed };
    if (coaching.length > 0) return { status: 'coaching' as const, typed };
    return { status: await keepPublicHome(db, typed), typed };
  },
});

function asOffice({ session, staff }: App.Locals): UserDb {
  if (session === null || !requirePermission(staff, 'news:write').ok) throw new ActionError({ code: 'FORBIDDEN' });
  return asUser(session.accessToken);
}

/** What is no id names nothing. */
function idIn(fields: FormData, name: string): string | null {
  const value = z.guid().safeParse(fields.get(name));
  return value.success ? value.data : null;
}
