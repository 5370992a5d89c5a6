/** What a sheet says of a code, once for each language that is printed. The three words that bind are always there in Chinese. */
import type { Language } from '../../../../domain/form/form.ts';
import type { MessageWords } from '../../../../domain/messages/message.ts';
import { translator, type Translator } from '../../../../i18n/translator.ts';
import type { PrintableMessage } from '../../../../server/db/messages.ts';
import type { PrintedCodes } from '../../../../server/db/printed-codes.ts';
import { nameOf } from '../../coverage/_coverage/overview.ts';
import { filledWords, wordsIn, type FilledWords } from '../../messages/_messages/filling.ts';
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
  /** An approved message in place of our own words; null where none was chosen. */
  readonly message: MessageWords | null;
}

export function voicesFor(
  languages: readonly Language[],
  code: SheetCode,
  { message, office }: { readonly office: PrintedOffice; readonly message: PrintableMessage | null },
): Voice[] {
  return languages.map((language) => {
    const t = translator(language);
    const community = nameOf(code.community, language);
    return {
      ...{ language, t },
      office: nameOf({ id: '', ...office }, language),
      where: code.place === '' ? community : t('entrances.print.at', { community, place: code.place }),
      contact: office.contact,
      message: message && messageFor(message, { code, language, office }),
    };
  });
}

interface Printed {
  readonly code: SheetCode;
  readonly language: Language;
  readonly office: PrintedOffice;
}

export function messageFor(message: PrintableMessage, { code, language, office }: Printed): FilledWords {
  const { host, path } = shortAddress(code.address);
  return filledWords(wordsIn(message, language), {
    office: nameOf({ id: '', ...office }, language),
    community: nameOf(code.community, language),
    phone: office.contact,
    address: `${host}${path}`,
  });
}

/** `survey.example` and `/q/K7M2QX`, so that a line may break between them. */
export function shortAddress(address: string): { readonly host: string; readonly path: string } {
  const short = address.replace(/^https?:\/\//, '');
  const slash = short.indexOf('/');
  return { host: short.slice(0, slash), path: short.slice(slash) };
}
