/**
 * The phone in a resident's hands: until the questionnaire is finished or stopped, every page of this site on it is that questionnaire,
 * whatever is pressed, reloaded or opened anew. Questionnaires are fetched beforehand, as anybody would get them.
 */
import { readKept, removeKept, writeKept } from '../phone-storage.ts';
import type { DoorEntry } from '../../domain/outreach/phone-lists.ts';

const key = 'handed';
const cacheName = 'linli-handed';

export interface Handing {
  /** `/visit/handed/LANGUAGE/CODE`. */
  readonly address: string;
  /** Where its worker goes on. */
  readonly back: string;
  readonly round: string;
  readonly building: string;
  readonly worker: string;
  /** Set once the resident is through. */
  readonly outcome: 'complete' | 'partial' | 'declined' | null;
}

export function handing(): Handing | null {
  try {
    return JSON.parse(readKept(key) ?? 'null') as Handing | null;
  } catch {
    return null;
  }
}

/** False where the phone keeps nothing: then nothing is locked, and it is not handed over like this. */
export function handOver(now: Handing): boolean {
  return writeKept(key, JSON.stringify(now));
}

export function takeBack(): void {
  removeKept(key);
}

export function handedAddress(code: string, language: string): string {
  return `/visit/handed/${language}/${code}`;
}

/** With every file they name, so that they open without signal; a wave that has ended is no longer kept. */
export async function keepQuestionnaires(entries: readonly DoorEntry[], languages: readonly string[]): Promise<void> {
  const cache = await caches.open(cacheName);
  const pages = entries.flatMap(({ code }) =>
    languages.flatMap((language) => [handedAddress(code, language), `${handedAddress(code, language)}/thanks`]),
  );
  const wanted = new Set<string>();
  const keep = async (address: string): Promise<void> => {
    if (wanted.has(address)) return;
    wanted.add(address);
    const isFile = address.startsWith('/_astro/');
    const known = isFile ? await cache.match(address) : undefined;
    const response = known ?? (await fetch(address, { credentials: 'omit' }));
    if (!response.ok) return;
    const text = await response.clone().text();
    if (known === undefined) await cache.put(address, response);
    await Promise.all(filesIn(text, address).map(keep));
  };
  await Promise.all(pages.map(keep));
  const isWanted = (url: string) => wanted.has(url.slice(location.origin.length));
  await Promise.all((await cache.keys()).filter(({ url }) => !isWanted(url)).map((request) => cache.delete(request)));
}

/** `/_astro/…` in HTML, `./…` in scripts; the service worker reads its own the same way. */
function filesIn(text: string, address: string): string[] {
  const found = text.matchAll(/["'`]((?:\/_astro\/|\.\/)[\w.@~-]+\.(?:js|css))["'`]/g);
  return Array.from(found, ([, path = '']) => new URL(path, new URL(address, location.origin)).pathname);
}

/** Whether it opens without signal. */
export async function isKeptQuestionnaire(address: string): Promise<boolean> {
  return (await caches.match(address).catch(() => undefined)) !== undefined;
}
