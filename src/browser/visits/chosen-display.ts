/**
 * Language and print size as chosen on the server's page: its cookies are not for scripts, so the phone keeps them once more, for pages
 * that open without signal.
 */
import { readKept, writeKept } from '../phone-storage.ts';

export interface Display {
  readonly language: string;
  readonly print: string;
}

export function keptDisplay(): Display | null {
  const [language, print] = (readKept('visit.display') ?? '').split(' ');
  return language && print ? { language, print } : null;
}

/** Where the service worker finds the language: it reads no cookies either. */
export async function keepDisplay({ language, print }: Display): Promise<void> {
  writeKept('visit.display', `${language} ${print}`);
  if (!('caches' in window)) return;
  const cache = await caches.open('linli-choice');
  await cache.put('/visit/language', new Response(language));
}
