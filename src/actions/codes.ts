/** Making codes for many places at once, and replacing one that was lost. Codes are drawn here, where they are made. */
import { ActionError, defineAction } from 'astro:actions';
import { z } from 'astro/zod';
import { randomBytes, randomUUID } from 'node:crypto';

import { requirePermission } from '../domain/access/permissions.ts';
import { entryCodeFrom, type EntryCode } from '../domain/areas/entry-code.ts';
import { wantedCodes, type CodeWish, type UnclearLine } from '../domain/campaign/wanted-codes.ts';
import { translator } from '../i18n/translator.ts';
import { asUser, type UserDb } from '../server/db/clients.ts';
import {
  codePlaces,
  makeCodes as make,
  replaceCode as replace,
  type ReplaceStatus,
} from '../server/db/printed-codes.ts';

export interface MadeCodes {
  readonly status: 'made' | 'unclear' | 'no-community' | 'too-many' | 'unknown' | 'malformed';
  readonly made: number;
  /** How many are still wanted, where a piece of them was asked for. */
  readonly left: number;
  readonly unclear: readonly UnclearLine[];
  readonly wish: CodeWish;
}

/** As many as the database takes in one call. */
const mostAtOnce = 2000;

export const makeCodes = defineAction({
  accept: 'form',
  handler: async (fields, { locals }): Promise<MadeCodes> => {
    const db = asOffice(locals);
    const wish = typedWish(fields);
    const none = { made: 0, left: 0, unclear: [], wish };
    const area = idIn(fields, 'area');
    if (area === null) return { status: 'unknown', ...none };
    if (wish.communities.length === 0) return { status: 'no-community', ...none };
    // A place is named once, in the language of the country: the same wherever it is read.
    const t = translator('zh-CN');
    const names = {
      poster: t('entrances.wholePoster'),
      group: t('entrances.wholeGroup'),
      street: t('entrances.wholeStreet'),
    };
    const { unclear, wanted } = wantedCodes(wish, await codePlaces(db, area), names);
    if (unclear.length > 0) return { status: 'unclear', ...none, unclear };
    const piece = pieceIn(fields);
    if (piece === null && wanted.length > mostAtOnce) return { status: 'too-many', ...none };
    const asked = wanted.slice(0, piece ?? mostAtOnce);
    const drawn = asked.map((code) => ({ ...code, id: randomUUID(), code: drawCode() }));
    const outcome = await make(db, drawn);
    return outcome.status === 'made'
      ? { status: 'made', made: outcome.made, left: wanted.length - outcome.made, unclear, wish }
      : { status: outcome.status, ...none };
  },
});

export interface ReplacedCode {
  readonly status: ReplaceStatus;
  readonly newCode: EntryCode;
  readonly because: string;
}

export const replaceCode = defineAction({
  accept: 'form',
  handler: async (fields, { locals }): Promise<ReplacedCode> => {
    const db = asOffice(locals);
    const because = textOf(fields.get('because')).slice(0, 200);
    const newCode = drawCode();
    const [oldId, newId] = [idIn(fields, 'id'), idIn(fields, 'new')];
    if (oldId === null || newId === null) return { status: 'unknown', newCode, because };
    return { status: await replace(db, { oldId, because, newId, newCode }), newCode, because };
  },
});

/** How many the page's script wants made at a time; null where all are. What exists is not wanted any more, so each piece is the next. */
function pieceIn(fields: FormData): number | null {
  return z.coerce.number().int().min(1).max(mostAtOnce).nullable().catch(null).parse(fields.get('most'));
}

function typedWish(fields: FormData): CodeWish {
  const chosen = <Name extends string>(name: string, known: readonly Name[]) =>
    known.filter((one) => fields.getAll(name).includes(one));
  return {
    communities: fields.getAll('communities').map(textOf).slice(0, mostAtOnce),
    buildings: chosen('buildings', ['door', 'poster'] as const),
    streets: fields.has('streets'),
    whole: chosen('whole', ['poster', 'group', 'street'] as const),
    schools: textOf(fields.get('schools')).slice(0, 20_000),
    windows: textOf(fields.get('windows')).slice(0, 20_000),
  };
}

function drawCode(): EntryCode {
  return entryCodeFrom(randomBytes(6));
}

function asOffice({ session, staff }: App.Locals): UserDb {
  if (session === null || !requirePermission(staff, 'code:print').ok) throw new ActionError({ code: 'FORBIDDEN' });
  return asUser(session.accessToken);
}

/** What is no id names nothing. */
function idIn(fields: FormData, name: string): string | null {
  const value = z.guid().safeParse(fields.get(name));
  return value.success ? value.data : null;
}

/** Browsers send line ends as two characters. */
function textOf(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '';
}
