/**
 * Addresses of the public pages: Chinese at the root, every other language below a name of its own, so that search engines and people
 * who hand a link on keep the language. Pages that are made with the build stand once more below `large`, in large print; the
 * server sends those to whoever chose it, at the ordinary address.
 */
import type { Language } from '../domain/form/form.ts';
import type { Print } from './preferences.ts';

export const publicLanguages = ['zh-CN', 'zh-TW', 'en'] as const;
export type PublicLanguage = (typeof publicLanguages)[number];

const folders: Readonly<Record<PublicLanguage, string>> = { 'zh-CN': '', 'zh-TW': 'zh-tw', en: 'en' };
const largeFolder = 'large';

/** `/learn` in English is `/en/learn`. */
export function publicAddress(path: string, language: PublicLanguage): string {
  const folder = folders[language];
  if (folder === '') return path;
  return path === '/' ? `/${folder}` : `/${folder}${path}`;
}

export interface PublicPlace {
  /** null at the root: there a page that is made on request may speak the language the visitor prefers. */
  readonly language: PublicLanguage | null;
  readonly print: Print;
  /** The address in Chinese and ordinary print. */
  readonly path: string;
}

export function readPublicAddress(pathname: string): PublicPlace {
  const parts = pathname.split('/').filter((part) => part !== '');
  const print = parts[0] === largeFolder ? 'large' : 'normal';
  if (print === 'large') parts.shift();
  const language = publicLanguages.find((one) => folders[one] !== '' && folders[one] === parts[0]) ?? null;
  if (language !== null) parts.shift();
  return { language, print, path: `/${parts.join('/')}` };
}

/** Where the twin in large print of a page lies that was made with the build. */
export function largeTwin(pathname: string): string {
  return `/${largeFolder}${pathname}`;
}

/** The beginnings of addresses under which a page of the build is made: each language in both prints. */
export const builtFolders: readonly (string | undefined)[] = publicLanguages.flatMap((language) => [
  folders[language] || undefined,
  [largeFolder, folders[language]].filter((part) => part !== '').join('/'),
]);

/** Which texts a page is written with: traditional characters are converted when it is whole. */
export function messagesOf(language: PublicLanguage): Language {
  return language === 'zh-TW' ? 'zh-CN' : language;
}
