/** What a browser needs to put the worker's site on the home screen; nobody is asked to. */
import type { APIRoute } from 'astro';
import { translator } from '../../i18n/translator.ts';

export const prerender = true;

export const GET: APIRoute = () => {
  const t = translator('zh-CN');
  const manifest = {
    ...{
      name: t('visit.appName'),
      short_name: t('visit.title'),
      description: t('visit.appDescription'),
      lang: 'zh-CN',
    },
    ...{ id: '/visit/', start_url: '/visit/', scope: '/visit/', display: 'standalone' },
    ...{ background_color: '#fbfaf7', theme_color: '#fbfaf7' },
    icons: [{ src: '/visit/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
  };
  return Response.json(manifest, { headers: { 'content-type': 'application/manifest+json' } });
};
