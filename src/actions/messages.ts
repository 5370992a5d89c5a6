/** Writing, approving and withdrawing a message of the library. What was typed comes back where it was not kept. */
import { ActionError, defineAction } from 'astro:actions';
import { z } from 'astro/zod';

import { requirePermission } from '../domain/access/permissions.ts';
import {
  publicFields,
  readMessage,
  typedMessage,
  type MessageProblems,
  type ReadMessage,
  type TypedMessage,
} from '../domain/messages/typed-message.ts';
import { fieldFindings } from '../questionnaires/neutrality/message-words.ts';
import { asUser, type UserDb } from '../server/db/clients.ts';
import { discardMessageDraft, keepMessage, message, withdrawMessage as withdraw } from '../server/db/messages.ts';

export type WrittenMessage =
  | { readonly status: 'saved' | 'approved' | 'discarded' }
  | { readonly status: 'invalid'; readonly typed: TypedMessage; readonly problems: MessageProblems }
  | {
      readonly status: 'preview' | 'coaching' | 'no_reason' | 'already' | 'unknown' | 'malformed';
      readonly typed: TypedMessage;
    };

export const writeMessage = defineAction({
  accept: 'form',
  handler: async (fields, { locals }): Promise<WrittenMessage> => {
    const db = asOffice(locals);
    const typed = typedMessage(fields);
    const id = z.guid().safeParse(fields.get('id'));
    const then = z.enum(['save', 'preview', 'approve', 'discard']).catch('save').parse(fields.get('then'));
    if (!id.success || !z.guid().safeParse(typed.area).success) return { status: 'unknown', typed };
    if (then === 'discard') {
      const status = await discardMessageDraft(db, id.data);
      return status === 'discarded' ? { status } : { status, typed };
    }
    const read = readMessage(typed, then === 'approve' ? 'approve' : 'keep');
    if (!read.ok) return { status: 'invalid', typed, problems: read.problem };
    if (then === 'preview') return { status: 'preview', typed };
    if (then === 'save') return kept(db, id.data, { read: read.value, typed, approve: false });
    const findings = publicFields.flatMap((field) => fieldFindings(typed)[field]);
    if (findings.some(({ isCoaching }) => isCoaching)) return { status: 'coaching', typed };
    if (findings.length > 0 && typed.reasons === '') return { status: 'no_reason', typed };
    return kept(db, id.data, { read: read.value, typed, approve: true });
  },
});

interface Keeping {
  readonly read: ReadMessage;
  readonly typed: TypedMessage;
  readonly approve: boolean;
}

async function kept(db: UserDb, id: string, { approve, read, typed }: Keeping): Promise<WrittenMessage> {
  const status = await keepMessage(db, id, read, approve);
  if (status === 'kept') return { status: 'saved' };
  if (status === 'approved') return { status };
  // The second of two clicks finds what the first approved.
  return status === 'already' && (await isApprovedAs(db, id, read)) ? { status: 'approved' } : { status, typed };
}

async function isApprovedAs(db: UserDb, id: string, read: ReadMessage): Promise<boolean> {
  const held = (await message(db, id))?.versions.find(({ number }) => number === read.number);
  return held !== undefined && publicFields.every((field) => held[field] === read[field]);
}

export const withdrawMessage = defineAction({
  accept: 'form',
  handler: async (fields, { locals }) => {
    const db = asOffice(locals);
    const because = z.string().trim().catch('').parse(fields.get('because')).slice(0, 300);
    const asked = z.object({ id: z.guid(), number: z.coerce.number().int().min(1).max(999) });
    const named = asked.safeParse({ id: fields.get('id'), number: fields.get('number') });
    if (!named.success) return { status: 'unknown' as const, because };
    return { status: await withdraw(db, named.data.id, named.data.number, because), because };
  },
});

function asOffice({ session, staff }: App.Locals): UserDb {
  if (session === null || !requirePermission(staff, 'message:write').ok) throw new ActionError({ code: 'FORBIDDEN' });
  return asUser(session.accessToken);
}
