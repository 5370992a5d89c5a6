/**
 * How a person wants pages shown, kept in two cookies that say nothing else. The buttons that change them are ordinary
 * submit buttons: inside a form they carry its answers along, so nothing typed is lost by switching.
 */
import type { AstroCookies } from 'astro';
import type { Language } from '../domain/form/form.ts';
import { parseLanguage } from './language.ts';

export type Print = 'normal' | 'large';

/** Names of the cookies, and of the submit buttons with a `~` in front: no question is called that. */
export const languageCookie = 'language';
export const printCookie = 'print';
export const languageField = '~language';
export const printField = '~print';

export function parsePrint(raw: string | null | undefined): Print {
  return raw === 'large' ? 'large' : 'normal';
}

/** Remembers what was pressed, if anything, and says whether it was one of these buttons. */
export function rememberPreferences(cookies: AstroCookies, pressed: FormData | URLSearchParams): boolean {
  const language = parseLanguage(textOf(pressed, languageField));
  const print = textOf(pressed, printField);
  if (language !== null) rememberLanguage(cookies, language);
  if (print !== null) cookies.set(printCookie, parsePrint(print), oneYear);
  return language !== null || print !== null;
}

export function rememberLanguage(cookies: AstroCookies, language: Language): void {
  cookies.set(languageCookie, language, oneYear);
}

const oneYear = { path: '/', maxAge: 365 * 24 * 3600, sameSite: 'lax', httpOnly: true } as const;

function textOf(fields: FormData | URLSearchParams, name: string): string | null {
  const value = fields.get(name);
  return typeof value === 'string' ? value : null;
}
