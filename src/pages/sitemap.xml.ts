/** Every public page in each of its languages, for search engines: texts of the site, homes, activities to come, and the newest thousand items of news. */
import type { APIRoute } from 'astro';
import { publicAddress, publicLanguages } from '../i18n/public-address.ts';
import { publicActivities } from '../server/db/activities.ts';
import { asAnonymous } from '../server/db/clients.ts';
import { publicNews } from '../server/db/news.ts';
import { xmlText } from '../server/export/office-open/xml.ts';
import { learnPath, subjects, variants } from './_public/learning.ts';
import { homesNow } from './_public/visiting.ts';

const texts = subjects.flatMap((subject) => variants.map((variant) => learnPath(subject, variant)));
const mostPages = 10;

export const GET: APIRoute = async ({ locals }) => {
  const homes = (await homesNow()) ?? [];
  const paths = [
    '/',
    '/learn',
    ...texts,
    '/take-part',
    '/news',
    '/contact',
    '/about',
    '/privacy',
    ...homes.map(({ slug }) => `/s/${slug}`),
  ];
  const entries = [
    ...paths.map((path) => entry(path, null, locals.site)),
    ...(await activities(locals.site)),
    ...(await news(locals.site)),
  ];
  const head =
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">';
  return new Response(`${head}\n${entries.join('\n')}\n</urlset>`, {
    headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'no-cache' },
  });
};

/** Those to come; what is over is no longer looked for. */
async function activities(site: URL): Promise<string[]> {
  const { items } = await publicActivities(asAnonymous(), { most: 100 });
  return items.map(({ changed_at, number }) => entry(`/take-part/${number}`, changed_at, site));
}

async function news(site: URL): Promise<string[]> {
  const entries: string[] = [];
  for (let page = 0; page < mostPages; page++) {
    const { items } = await publicNews(asAnonymous(), { skip: page * 100, most: 100 });
    entries.push(...items.map(({ changed_at, number }) => entry(`/news/${number}`, changed_at, site)));
    if (items.length < 100) break;
  }
  return entries;
}

function entry(path: string, changed: string | null, site: URL): string {
  const whole = (language: (typeof publicLanguages)[number]) =>
    xmlText(new URL(publicAddress(path, language), site).href);
  const others = publicLanguages.map((one) => `<xhtml:link rel="alternate" hreflang="${one}" href="${whole(one)}"/>`);
  const when = changed === null ? '' : `<lastmod>${changed.slice(0, 10)}</lastmod>`;
  return publicLanguages.map((one) => `<url><loc>${whole(one)}</loc>${when}${others.join('')}</url>`).join('\n');
}
