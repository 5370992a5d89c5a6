/** How a sheet is printed, as the address says: large or normal, in one language or two. */
import type { Language } from '../../domain/form/index.ts';
import { languages } from '../../i18n/language.ts';
import { parsePrint, type Print } from '../../i18n/preferences.ts';

export const languageChoices = [...languages, 'both'] as const;
export type LanguageChoice = (typeof languageChoices)[number];

export interface PrintChoice {
  readonly size: Print;
  readonly wanted: LanguageChoice;
  /** The first is the language of the sheet, a second one stands below it. */
  readonly languages: readonly Language[];
}

export function printChoice(
  asked: URLSearchParams,
  { language, print }: { language: Language; print: Print },
): PrintChoice {
  const wanted = languageChoices.find((choice) => choice === asked.get('languages')) ?? language;
  return {
    size: parsePrint(asked.get('size') ?? print),
    wanted,
    languages: wanted === 'both' ? languages : [wanted],
  };
}
