/** What the page of codes shows: chosen in the address, a hundred at a time. */
import type { Language } from '../../../../domain/form/form.ts';
import { channels, type Channel } from '../../../../domain/outreach/channel.ts';
import type { Pass } from '../../../../server/auth/authorise.ts';
import { printedCodes, type PrintedCodes } from '../../../../server/db/printed-codes.ts';
import { wavePlaces, type RunOffice } from '../../waves/_waves/wave-places.ts';

export interface CodeChoice {
  readonly office: RunOffice;
  readonly offices: readonly RunOffice[];
  readonly community: string | null;
  readonly channel: Channel | null;
}

export interface CodesView extends CodeChoice {
  readonly retired: boolean;
  readonly found: PrintedCodes;
  readonly page: number;
  readonly pages: number;
}

const rowsOnPage = 100;

interface Asked {
  readonly url: URL;
  readonly language: Language;
}

/** null: nobody's office. What names nothing chooses nothing. */
export async function chosenCodes(pass: Pass, { url, language }: Asked): Promise<CodeChoice | null> {
  const offices = await wavePlaces(pass, language, 'code:print');
  const asked = url.searchParams;
  const office = offices.find(({ id }) => id === asked.get('office')) ?? offices[0];
  if (!office) return null;
  return {
    ...{ office, offices },
    community: office.communities.find(({ id }) => id === asked.get('community'))?.id ?? null,
    channel: channels.find((channel) => channel === asked.get('channel')) ?? null,
  };
}

export async function readCodes(pass: Pass, asked: Asked): Promise<CodesView | null> {
  const choice = await chosenCodes(pass, asked);
  if (choice === null) return null;
  const { searchParams } = asked.url;
  const retired = searchParams.get('state') === 'retired';
  const typed = searchParams.get('page') ?? '';
  const page = /^[1-9]\d{0,4}$/.test(typed) ? Number(typed) : 1;
  const filter = { area: choice.office.id, community: choice.community, channel: choice.channel, retired };
  const found = await printedCodes(pass.db, { ...filter, skip: (page - 1) * rowsOnPage, most: rowsOnPage });
  if (found === null) return null;
  return { ...choice, retired, found, page, pages: Math.max(1, Math.ceil(found.all / rowsOnPage)) };
}
