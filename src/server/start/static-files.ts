/** The files of the build, compressed beforehand: hashed names for ever, the others until the browser has asked again. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import sirv from 'sirv';

type Headers = readonly { readonly key: string; readonly value: string }[];

export function staticFiles(dist: string): ReturnType<typeof sirv> {
  const headersOf = headersOfPages(dist);
  return sirv(join(dist, 'client'), {
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
