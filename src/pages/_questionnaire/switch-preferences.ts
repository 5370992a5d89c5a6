/** Another language or print size, chosen in the middle of answering: takes effect on the page that is shown next. */
import type { APIContext } from 'astro';
import { parseLanguage } from '../../i18n/language.ts';
import { languageField, parsePrint, printField, rememberPreferences } from '../../i18n/preferences.ts';
import { translator } from '../../i18n/translator.ts';

/** True if one of the two buttons was pressed, and the page itself should stay. */
export function switchPreferences(
  { cookies, locals }: Pick<APIContext, 'cookies' | 'locals'>,
  fields: readonly (readonly [string, string])[],
): boolean {
  const pressed = new URLSearchParams(
    fields.filter(([name]) => name === languageField || name === printField).map((field) => [...field]),
  );
  locals.language = parseLanguage(pressed.get(languageField)) ?? locals.language;
  locals.t = translator(locals.language);
  if (pressed.has(printField)) locals.print = parsePrint(pressed.get(printField));
  return rememberPreferences(cookies, pressed);
}
