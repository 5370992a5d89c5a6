/** How codes are printed: what fits on a sheet of A4, and how codes are dealt out over sheets. */
import type { Language } from '../form/form.ts';
import type { Channel } from '../outreach/channel.ts';

export const printForms = ['poster', 'table', 'sticker', 'letter', 'shop', 'window'] as const;
export type PrintForm = (typeof printForms)[number];

export const onOneSheet: Readonly<Record<PrintForm, number>> = {
  ...{ poster: 1, table: 2, sticker: 10, letter: 1, shop: 4, window: 1 },
};

/** A sheet of one code, where there are several on it: whoever cuts them goes to one place with them. */
export const usualCopies: Readonly<Record<PrintForm, number>> = { ...onOneSheet, table: 1 };

const formOfChannel: Readonly<Record<Channel, PrintForm>> = {
  ...{ door: 'sticker', poster: 'poster', school: 'letter', shop: 'shop', window: 'window' },
  ...{ group: 'table', street: 'table' },
};

export const printLanguages = ['zh', 'both', 'en'] as const;
export type PrintLanguages = (typeof printLanguages)[number];

export interface PrintWish {
  readonly form: PrintForm;
  readonly languages: readonly Language[];
  readonly chosen: PrintLanguages;
  /** Of each code. */
  readonly copies: number;
}

export const mostCopies = 40;
/** Sheets in one go; a browser lays out no more in reasonable time. */
export const mostSheets = 2000;

/** What is not said is as usual for the channel. */
export function printWish(parameters: URLSearchParams, channel: Channel | null): PrintWish {
  const form = printForms.find((known) => known === parameters.get('form')) ?? formOfChannel[channel ?? 'poster'];
  const chosen = printLanguages.find((known) => known === parameters.get('languages')) ?? 'zh';
  const typed = parameters.get('copies') ?? '';
  const copies = /^\d{1,2}$/.test(typed) ? Math.min(mostCopies, Math.max(1, Number(typed))) : usualCopies[form];
  return { form, chosen, copies, languages: chosen === 'both' ? ['zh-CN', 'en'] : [chosen === 'en' ? 'en' : 'zh-CN'] };
}

/** Every copy in its place, code after code, sheet after sheet. */
export function sheetsOf<Code>(codes: readonly Code[], { copies, form }: Pick<PrintWish, 'copies' | 'form'>): Code[][] {
  const copied = codes.flatMap((code) => Array.from({ length: copies }, () => code));
  const size = onOneSheet[form];
  const sheets = Array.from({ length: Math.ceil(copied.length / size) }, (_, at) =>
    copied.slice(at * size, (at + 1) * size),
  );
  return sheets.slice(0, mostSheets);
}
