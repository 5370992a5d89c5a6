/** One code of this person's offices, in use or retired; null where it is none of theirs. */
import type { EntryCode } from '../../../../domain/areas/entry-code.ts';
import type { Language } from '../../../../domain/form/form.ts';
import type { Pass } from '../../../../server/auth/authorise.ts';
import { printedCodes, type PrintedCode } from '../../../../server/db/printed-codes.ts';
import { wavePlaces } from '../../waves/_waves/wave-places.ts';

export async function findCode(pass: Pass, code: EntryCode, language: Language): Promise<PrintedCode | null> {
  for (const { id } of await wavePlaces(pass, language, 'code:print'))
    for (const retired of [false, true]) {
      const found = await printedCodes(pass.db, { area: id, codes: [code], retired, most: 1 });
      if (found?.codes[0]) return found.codes[0];
    }
  return null;
}
