/** What every public page made on request begins with: whether it is meant by this address, and the sub-districts to name. */
import type { AstroGlobal } from 'astro';
import type { Language } from '../../domain/form/form.ts';
import { readPublicAddress } from '../../i18n/public-address.ts';
import { asAnonymous, DatabaseError } from '../../server/db/clients.ts';
import { publicNews, type NewsCard } from '../../server/db/news.ts';
import { publicHomes, type PublicHome } from '../../server/db/public-homes.ts';

/** Whether `/en/contact` is `/contact` in a language of ours; `/xx/contact` is nothing. */
export function isAt({ url }: Pick<AstroGlobal, 'url'>, path: string): boolean {
  const place = readPublicAddress(url.pathname);
  return place.print === 'normal' && place.path === path;
}

/** The same for everybody who has chosen the same print and language: kept compressed, and asked for again each time. */
export function isForEverybody({ response }: Pick<AstroGlobal, 'response'>): void {
  response.headers.set('cache-control', 'no-cache');
  response.headers.set('vary', 'Cookie, Accept-Language');
}

/** One of many pages of a list: not worth compressing as small as can be, nor keeping. */
export function isOneOfMany({ response }: Pick<AstroGlobal, 'response'>): void {
  response.headers.set('cache-control', 'max-age=0, must-revalidate');
  response.headers.set('vary', 'Cookie, Accept-Language');
}

/** null: the database is away, and the page says what it knows without it. */
export async function homesNow(): Promise<readonly PublicHome[] | null> {
  try {
    return await publicHomes(asAnonymous());
  } catch (cause) {
    if (cause instanceof DatabaseError) return null;
    throw cause;
  }
}

/** The three newest items, of one sub-district or of all; none where the database is away. */
export async function latestNews(area?: string): Promise<readonly NewsCard[]> {
  try {
    return (await publicNews(asAnonymous(), { most: 3, ...(area === undefined ? {} : { area }) })).items;
  } catch (cause) {
    if (cause instanceof DatabaseError) return [];
    throw cause;
  }
}

type Said = 'name' | 'about' | 'address' | 'hours';

/** What was not written in English is said in Chinese rather than not at all. */
export function saidBy(home: PublicHome, what: Said, language: Language): string {
  return (language === 'en' && home[`${what}_en`]) || home[`${what}_zh`];
}
