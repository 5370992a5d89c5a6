/** The newest news as RSS 2.0, in the language of its address. */
import type { APIRoute } from 'astro';
import { messagesOf, publicAddress, readPublicAddress } from '../../../i18n/public-address.ts';
import { asAnonymous } from '../../../server/db/clients.ts';
import { publicNews } from '../../../server/db/news.ts';
import { xmlText } from '../../../server/export/office-open/xml.ts';
import { newsWords } from '../../_news/in-language.ts';

export const GET: APIRoute = async ({ locals, url }) => {
  const place = readPublicAddress(url.pathname);
  if (place.path !== '/news/feed.xml' || place.print !== 'normal') return new Response(null, { status: 404 });
  const language = place.language ?? 'zh-CN';
  const { t } = locals;
  const { items } = await publicNews(asAnonymous(), { most: 30 });
  const whole = (path: string) => xmlText(new URL(publicAddress(path, language), locals.site).href);
  const entries = items.map((item) => {
    const { summary, title } = newsWords(item, messagesOf(language));
    const address = whole(`/news/${item.number}`);
    return [
      `<item><title>${xmlText(title)}</title><link>${address}</link><guid>${address}</guid>`,
      `<pubDate>${new Date(item.publish_at).toUTCString()}</pubDate>`,
      `<description>${xmlText(summary)}</description></item>`,
    ].join('');
  });
  const feed = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0"><channel>',
    `<title>${xmlText(`${t('publicity.news.title')} · ${t('site.name')}`)}</title><link>${whole('/news')}</link>`,
    `<description>${xmlText(t('publicity.news.lead'))}</description><language>${language}</language>`,
    ...entries,
    '</channel></rss>',
  ].join('\n');
  return new Response(feed, {
    headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'no-cache' },
  });
};
