/**
 * Opens `/visit/` without signal: a page that holds nothing of anybody, and the files it needs, kept with the version of the site that
 * made them. Lists and queue are none of its business. Its text changes with every build, so every build is fetched as a whole.
 */
interface Worker {
  addEventListener(name: 'install' | 'activate', listen: (event: Waiting) => void): void;
  addEventListener(name: 'fetch', listen: (event: Fetching) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  readonly location: Location;
}
interface Waiting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const worker = self as unknown as Worker;
/** Written over by the build. */
const version = '__BUILD__';

const cacheName = `linli-visit ${version}`;
/** Questionnaires for the door, put there by the page with its lists. */
const handed = 'linli-handed';
const shells = ['/visit/shell/zh-CN', '/visit/shell/en'];
/** The language that the person chose, put there by the page. */
const chosen = { cache: 'linli-choice', key: '/visit/language' };

worker.addEventListener('install', (event) => event.waitUntil(keepShell().then(() => worker.skipWaiting())));

worker.addEventListener('activate', (event) => event.waitUntil(dropOlder().then(() => worker.clients.claim())));

worker.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const { href, origin, pathname } = withoutHash(url);
  if (method !== 'GET' || origin !== worker.location.origin) return;
  if (pathname.startsWith('/_astro/') || shells.includes(pathname)) event.respondWith(kept(event.request, pathname));
  else if (mode === 'navigate' && pathname.startsWith('/visit/handed/')) event.respondWith(kept(event.request, href));
  else if (mode === 'navigate' && pathname.startsWith('/visit/')) event.respondWith(shell(event.request));
});

function withoutHash(url: string): URL {
  const address = new URL(url);
  address.hash = '';
  return address;
}

async function kept(request: Request, key: string): Promise<Response> {
  return (await caches.match(key)) ?? fetch(request);
}

async function shell(request: Request): Promise<Response> {
  const language = await (await caches.match(chosen.key))?.text();
  return kept(request, shells.find((one) => one.endsWith(`/${language ?? ''}`)) ?? '/visit/shell/zh-CN');
}

/** The pages, and every file that they or those files name. */
async function keepShell(): Promise<void> {
  const cache = await caches.open(cacheName);
  const seen = new Set<string>();
  const keep = async (address: string): Promise<void> => {
    if (seen.has(address)) return;
    seen.add(address);
    const response = await fetch(address, { cache: 'no-cache', credentials: 'omit' });
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    const text = await response.clone().text();
    await cache.put(address, response);
    await Promise.all(filesIn(text, address).map(keep));
  };
  await Promise.all(shells.map(keep));
}

/** `/_astro/…` in HTML, `./…` in scripts. */
function filesIn(text: string, address: string): string[] {
  const found = text.matchAll(/["'`]((?:\/_astro\/|\.\/)[\w.@~-]+\.(?:js|css))["'`]/g);
  return Array.from(found, ([, path = '']) => new URL(path, new URL(address, worker.location.origin)).pathname);
}

async function dropOlder(): Promise<void> {
  const names = await caches.keys();
  const stay = [cacheName, handed, chosen.cache];
  await Promise.all(names.filter((name) => !stay.includes(name)).map((name) => caches.delete(name)));
}
