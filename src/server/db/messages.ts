/** The message library: what may be read of it, and an office writing, approving and withdrawing. */
import { z } from 'astro/zod';

import { messagePurposes, type MessagePurpose } from '../../domain/messages/message.ts';
import type { ReadMessage } from '../../domain/messages/typed-message.ts';
import { callApi, type UserDb } from './clients.ts';
import { namedArea, toNamedArea } from './named-area.ts';

const times = {
  approved_at: z.string().nullable(),
  replaced_at: z.string().nullable(),
  withdrawn_at: z.string().nullable(),
};
const purpose = z.enum(messagePurposes);
const words = { title_zh: z.string(), title_en: z.string(), body_zh: z.string(), body_en: z.string() };

const line = z.object({
  ...times,
  id: z.string(),
  purpose,
  area: namedArea,
  changed_at: z.string(),
  name: z.string(),
  number: z.number(),
  /** The version that holds. */
  current: z.number().nullable(),
});
const listed = z.object({ total: z.number(), items: line.array() });

export interface MessagesAsked {
  readonly purpose: MessagePurpose | null;
  readonly skip: number;
  readonly most: number;
}

export async function messages(db: UserDb, asked: MessagesAsked) {
  const { items, total } = listed.parse(await callApi(db, 'messages', { ...asked }));
  return { total, items: items.map(({ area, ...item }) => ({ ...item, area: toNamedArea(area) })) };
}
export type ListedMessage = Awaited<ReturnType<typeof messages>>['items'][number];

const version = z.object({
  ...times,
  ...words,
  number: z.number(),
  name: z.string(),
  changes: z.string(),
  reasons: z.string(),
  /** By name. */
  approved_by: z.string().nullable(),
  withdrawn_because: z.string(),
});
export type MessageVersion = z.infer<typeof version>;
const whole = z.object({ id: z.string(), purpose, area: namedArea, versions: version.array() });

/** null: no such message, or none this person may read. The newest version first. */
export async function message(db: UserDb, id: string) {
  const found = whole.nullable().parse(await callApi(db, 'message', { id }));
  return found && { ...found, area: toNamedArea(found.area) };
}
export type Message = NonNullable<Awaited<ReturnType<typeof message>>>;

const printable = z.object({ ...words, id: z.string(), number: z.number(), purpose, name: z.string() });
export type PrintableMessage = z.infer<typeof printable>;

/** Those for paper that hold now in an office; none where it is not this person's. */
export async function printableMessages(db: UserDb, area: string): Promise<PrintableMessage[]> {
  return printable.array().parse(await callApi(db, 'printable_messages', { area }));
}

const place = z.object({
  id: z.string(),
  name_zh: z.string(),
  name_en: z.string(),
  office_zh: z.string(),
  office_en: z.string(),
  contact: z.string().nullable(),
  slug: z.string(),
  code: z.string().nullable(),
});
export type MessagePlace = z.infer<typeof place>;

/** Communities for which this person may use a message. */
export async function messagePlaces(db: UserDb, id: string): Promise<MessagePlace[]> {
  return place.array().parse(await callApi(db, 'message_places', { message: id }));
}

const kept = z.object({ status: z.enum(['kept', 'approved', 'already', 'unknown', 'malformed']) });

export async function keepMessage(db: UserDb, id: string, { area, ...read }: ReadMessage, approve: boolean) {
  const row = { ...read, message_id: id, area_id: area };
  return kept.parse(await callApi(db, 'keep_message', { message: row, approve })).status;
}

const withdrawn = z.object({ status: z.enum(['withdrawn', 'already', 'no_reason', 'unknown']) });
export type WithdrawStatus = z.infer<typeof withdrawn>['status'];

export async function withdrawMessage(
  db: UserDb,
  id: string,
  number: number,
  because: string,
): Promise<WithdrawStatus> {
  return withdrawn.parse(await callApi(db, 'withdraw_message', { message: id, number, because })).status;
}

export async function discardMessageDraft(db: UserDb, id: string): Promise<'discarded' | 'unknown'> {
  const answer = await callApi(db, 'discard_message_draft', { message: id });
  return z.object({ status: z.enum(['discarded', 'unknown']) }).parse(answer).status;
}
