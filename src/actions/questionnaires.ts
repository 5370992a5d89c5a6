/** Beginning, editing, publishing and throwing away drafts of questionnaires. Plain forms; each says which revision it saw. */
import { ActionError, defineAction } from 'astro:actions';
import { z } from 'astro/zod';

import { requirePermission } from '../domain/access/permissions.ts';
import type { Staff } from '../domain/access/staff.ts';
import { readDocument, writeDocument, type JsonPart } from '../questionnaires/editor/document.ts';
import { asUser, type UserDb } from '../server/db/clients.ts';
import { keepRemoval, undoRemoval as undo, type Undone } from '../server/db/draft-removals.ts';
import {
  discardDraft as discard,
  keepDraft,
  publishedDefinition,
  questionnaireDraft,
} from '../server/db/questionnaires.ts';
import { draftSeen } from '../server/questionnaires/publish.ts';
import { editIn, type EditOutcome } from './questionnaire-edits.ts';

export type Begun =
  | { readonly status: 'begun'; readonly id: string }
  | { readonly status: 'unknown' | 'too_many' | 'malformed' | 'gone'; readonly title: string };

/** A draft: empty, or a copy of a published version, as the next version of its questionnaire or as one of its own. */
export const beginDraft = defineAction({
  accept: 'form',
  handler: async (fields, { locals }): Promise<Begun> => {
    const { db } = asEditor(locals);
    const [id, area] = [idIn(fields, 'id'), idIn(fields, 'area')];
    const title = textIn(fields, 'title', 200);
    if (id === null || area === null) return { status: 'unknown', title };
    const version = idIn(fields, 'version');
    const copied = version === null ? null : await publishedDefinition(db, version);
    if (version !== null && copied === null) return { status: 'unknown', title };
    const questionnaire = copied !== null && fields.get('as') === 'next' ? copied.questionnaire_id : null;
    const definition = copied === null ? emptyDocument(title) : (copied.definition as JsonPart);
    const outcome = await keepDraft(db, {
      ...{ id, area, questionnaire, definition: writeDocument(definition), reasons: {}, revision: 0 },
    });
    // Pressed twice, or gone back to and pressed again: the draft is there, and may have been worked on since.
    return outcome.status === 'kept' || outcome.status === 'changed'
      ? { status: 'begun', id }
      : { status: outcome.status, title };
  },
});

function emptyDocument(title: string): JsonPart {
  return { ...(title === '' ? {} : { title: { 'zh-cn': title } }), pages: [{ name: 'page1', elements: [] }] };
}

export type DraftEdited =
  | { readonly status: 'kept'; readonly at: string }
  | {
      readonly status: Exclude<EditOutcome['status'], 'done'> | 'changed' | 'unknown' | 'gone' | 'malformed';
      /** Everything that was typed, to be shown again. */
      readonly typed: readonly (readonly [string, string])[];
    };

export const editDraft = defineAction({
  accept: 'form',
  handler: async (fields, { locals }): Promise<DraftEdited> => {
    const { db } = asEditor(locals);
    const typed = [...fields].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []));
    const id = idIn(fields, 'draft');
    const revision = Number(fields.get('revision'));
    const draft = id === null ? 'unknown' : await draftSeen(db, id, revision);
    if (typeof draft === 'string') return { status: draft, typed };
    const document = readDocument(draft.definition);
    if (document === null) return { status: 'malformed', typed };
    const edited = editIn(document, fields, draft.definition);
    if (edited.status !== 'done') return { status: edited.status, typed };
    const { area, id: draftId, questionnaireId, reasons } = draft;
    const next = {
      ...{ id: draftId, area: area.id, questionnaire: questionnaireId, reasons, revision },
      definition: writeDocument(document),
    };
    const { removal } = edited;
    const { status } = removal ? await keepRemoval(db, next, removal) : await keepDraft(db, next);
    if (status === 'kept') return { status, at: edited.at };
    return { status: status === 'too_many' ? 'unknown' : status, typed };
  },
});

/** Puts back what was taken out last, while nothing else was changed since. */
export const undoRemoval = defineAction({
  accept: 'form',
  handler: async (fields, { locals }): Promise<Undone> => {
    const { db } = asEditor(locals);
    const id = idIn(fields, 'draft');
    const revision = z.coerce.number().int().min(1).max(1e9).safeParse(fields.get('revision'));
    return id === null || !revision.success ? { status: 'unknown' } : undo(db, id, revision.data);
  },
});

export const discardDraft = defineAction({
  accept: 'form',
  handler: async (fields, { locals }): Promise<'discarded' | 'sure' | 'unknown'> => {
    const { db } = asEditor(locals);
    const id = idIn(fields, 'draft');
    if (id === null || (await questionnaireDraft(db, id)) === null) return 'unknown';
    return fields.get('sure') === null ? 'sure' : discard(db, id);
  },
});

export function asEditor({ session, staff }: App.Locals): { readonly db: UserDb; readonly staff: Staff } {
  const allowed = requirePermission(staff, 'questionnaire:edit');
  if (session === null || !allowed.ok) throw new ActionError({ code: 'FORBIDDEN' });
  return { db: asUser(session.accessToken), staff: allowed.value };
}

/** What is no id names nothing. */
export function idIn(fields: FormData, name: string): string | null {
  const value = z.guid().safeParse(fields.get(name));
  return value.success ? value.data : null;
}

export function textIn(fields: FormData, name: string, most: number): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value.trim().slice(0, most) : '';
}
