/** What is printed: the codes that are chosen in the address, dealt out over sheets; of those, the piece that is asked for. */
import { channels } from '../../../../domain/outreach/channel.ts';
import { parseEntryCode } from '../../../../domain/areas/entry-code.ts';
import { printWish, sheetsOf, type PrintWish } from '../../../../domain/campaign/print-forms.ts';
import type { Language } from '../../../../domain/form/form.ts';
import type { Pass } from '../../../../server/auth/authorise.ts';
import { printableMessages } from '../../../../server/db/messages.ts';
import { printedCodes, type PrintedCode, type PrintedCodes } from '../../../../server/db/printed-codes.ts';
import { chosenCodes } from '../_codes/codes-view.ts';
import { findCode } from '../_codes/find-code.ts';
import { messageChoice, type MessageChoice } from './message-choice.ts';

export interface SheetCode extends PrintedCode {
  /** `https://survey.example/q/K7M2QX` */
  readonly address: string;
}

export interface PrintView {
  readonly office: PrintedCodes['office'];
  readonly wish: PrintWish;
  /** Those of this piece. */
  readonly sheets: readonly (readonly SheetCode[])[];
  readonly codes: number;
  readonly allSheets: number;
  readonly message: MessageChoice;
}

interface Asked {
  readonly url: URL;
  readonly language: Language;
  readonly origin: string;
}

/** Sheets in one piece. */
const pieceSize = 100;
const mostCodes = 2000;

export async function readPrint(pass: Pass, asked: Asked): Promise<PrintView | null> {
  const { searchParams } = asked.url;
  const printed = await codesFor(pass, asked);
  if (printed === null) return null;
  const { area, found } = printed;
  const named = found.codes.length === 1 ? found.codes[0]?.channel : searchParams.get('channel');
  const wish = printWish(searchParams, channels.find((channel) => channel === named) ?? null);
  const codes = found.codes.map((code) => ({ ...code, address: `${asked.origin}/q/${code.code}` }));
  const message = messageChoice(await printableMessages(pass.db, area), searchParams.get('message') ?? '', {
    ...{ codes, wish, office: found.office },
  });
  // What does not fit is not printed by mistake.
  const sheets = message.problems.length > 0 ? [] : sheetsOf(codes, wish);
  const from = searchParams.get('from');
  const at = from !== null && /^\d{1,5}$/.test(from) ? Number(from) : null;
  return {
    ...{ office: found.office, message, wish, codes: codes.length, allSheets: sheets.length },
    sheets: at === null ? sheets : sheets.slice(at, at + pieceSize),
  };
}

interface Found {
  readonly area: string;
  readonly found: PrintedCodes;
}

async function codesFor(pass: Pass, { url, language }: Asked): Promise<Found | null> {
  const named = url.searchParams.getAll('code').flatMap((code) => parseEntryCode(code) ?? []);
  const choice = await chosenCodes(pass, { url, language });
  if (choice === null) return null;
  if (named.length === 1 && named[0]) {
    const one = await findCode(pass, named[0], language);
    const owner = choice.offices.find(({ communities }) => communities.some(({ id }) => id === one?.community.id));
    return owner ? within(owner.id, printedCodes(pass.db, { area: owner.id, codes: named, most: 1 })) : null;
  }
  const filter = { area: choice.office.id, community: choice.community, channel: choice.channel };
  const codes = named.length > 0 ? named : null;
  return within(choice.office.id, printedCodes(pass.db, { ...filter, codes, most: mostCodes }));
}

async function within(area: string, asked: Promise<PrintedCodes | null>): Promise<Found | null> {
  const found = await asked;
  return found && { area, found };
}
