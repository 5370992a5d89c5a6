/** The files of the build, compressed beforehand: hashed names for ever, the others until the browser has asked again. */
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';

import sirv from 'sirv';

import { largeTwin } from '../../i18n/public-address.ts';
import { parsePrint, printCookie } from '../../i18n/preferences.ts';

type Headers = readonly { readonly key: string; readonly value: string }[];

export function staticFiles(dist: string): ReturnType<typeof sirv> {
  const headersOf = headersOfPages(dist);
  const twinOf = largeTwins(join(dist, 'client'));
  const send = sirv(join(dist, 'client'), {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders(response, pathname) {
      const lasting = pathname.startsWith('/_astro/');
      response.setHeader('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
      response.setHeader('x-content-type-options', 'nosniff');
      for (const { key, value } of headersOf(pathname)) response.setHeader(key, value);
    },
  });
  return (request, response, next) => {
    const asked = request.url;
    const twin = twinOf(request);
    if (twin === null) {
      send(request, response, next);
      return;
    }
    request.url = twin;
    // A cache between us and the visitor asks again each time, and its question carries the cookie.
    send(request, response, () => {
      Object.assign(request, { url: asked });
      void next?.();
    });
  };
}

/** Pages of the build stand once more in large print: whoever chose it gets that one at the same address. */
function largeTwins(client: string): (request: IncomingMessage) => string | null {
  return ({ headers, method, url = '/' }) => {
    if ((method !== 'GET' && method !== 'HEAD') || chosenPrint(headers.cookie) === 'normal') return null;
    const [pathname = '/'] = url.split('?');
    const twin = largeTwin(withoutSlash(pathname));
    // Names of our own pages alone: whatever else is asked for is none of them.
    if (!/^[a-z/-]+$/.test(twin) || !existsSync(join(client, twin, 'index.html'))) return null;
    return twin;
  };
}

function chosenPrint(cookies = ''): 'normal' | 'large' {
  const [, chosen] = new RegExp(`(?:^|;\\s*)${printCookie}=([^;]*)`).exec(cookies) ?? [];
  return parsePrint(chosen);
}

/** Prerendered pages carry their security headers in a file, which in standalone mode the adapter itself would read. */
function headersOfPages(dist: string): (pathname: string) => Headers {
  const pages = new Map(readHeaders(dist).map((page) => [withoutSlash(page.pathname), page.headers]));
  return (pathname) => pages.get(withoutSlash(pathname)) ?? [];
}

function readHeaders(dist: string): { pathname: string; headers: Headers }[] {
  try {
    return JSON.parse(readFileSync(join(dist, '_headers.json'), 'utf8')) as { pathname: string; headers: Headers }[];
  } catch {
    return [];
  }
}

function withoutSlash(pathname: string): string {
  return pathname.replace(/\/(?:index\.html)?$/, '');
}
