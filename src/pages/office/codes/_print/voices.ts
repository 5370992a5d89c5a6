/** What a sheet says of a code, once for each language that is printed. The three words that bind are always there in Chinese. */
import type { Language } from '../../../../domain/form/form.ts';
import { translator, type Translator } from '../../../../i18n/translator.ts';
import type { PrintedCodes } from '../../../../server/db/printed-codes.ts';
import { nameOf } from '../../coverage/_coverage/overview.ts';
import type { SheetCode } from './print-view.ts';

export type PrintedOffice = PrintedCodes['office'];

export interface Voice {
  readonly language: Language;
  readonly t: Translator;
  readonly office: string;
  /** `和风社区 · 和风苑 3栋`; a code without a place names the community alone. */
  readonly where: string;
  /** null where the office has entered none. */
  readonly contact: string | null;
}

export function voicesFor(languages: readonly Language[], code: SheetCode, office: PrintedOffice): Voice[] {
  return languages.map((language) => {
    const t = translator(language);
    const community = nameOf(code.community, language);
    return {
      ...{ language, t },
      office: nameOf({ id: '', ...office }, language),
      where: code.place === '' ? community : t('entrances.print.at', { community, place: code.place }),
      contact: office.contact,
    };
  });
}

/** `survey.example` and `/q/K7M2QX`, so that a line may break between them. */
export function shortAddress(address: string): { readonly host: string; readonly path: string } {
  const short = address.replace(/^https?:\/\//, '');
  const slash = short.indexOf('/');
  return { host: short.slice(0, slash), path: short.slice(slash) };
}
