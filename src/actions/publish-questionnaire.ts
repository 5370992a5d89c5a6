/** Reasons for warnings, what is new, and publishing; reasons are kept whatever comes of it. */
import { defineAction } from 'astro:actions';

import {
  draftSeen,
  keepReasons,
  longestReason,
  publishChecked,
  type Published,
} from '../server/questionnaires/publish.ts';
import { asEditor, idIn, textIn } from './questionnaires.ts';

export type Publishing = {
  readonly typed: { readonly changes: string; readonly reasons: Readonly<Record<string, string>> };
} & (Published | { readonly status: 'kept' });

export const publishQuestionnaire = defineAction({
  accept: 'form',
  handler: async (fields, { locals }): Promise<Publishing> => {
    const { db, staff } = asEditor(locals);
    const id = idIn(fields, 'draft');
    const typed = { changes: textIn(fields, 'changes', 2_000), reasons: reasonsIn(fields) };
    const seen = id === null ? 'unknown' : await draftSeen(db, id, Number(fields.get('revision')));
    const draft = typeof seen === 'string' ? seen : await keepReasons(db, seen, typed.reasons);
    if (typeof draft === 'string') return { status: draft, typed };
    if (fields.get('then') !== 'publish') return { status: 'kept', typed };
    return { ...(await publishChecked({ draft, staff, changes: typed.changes })), typed };
  },
});

function reasonsIn(fields: FormData): Record<string, string> {
  const named = [...fields.keys()].filter((name) => /^reason-[0-9a-f]{16}$/.test(name)).slice(0, 400);
  return Object.fromEntries(named.map((name) => [name.slice('reason-'.length), textIn(fields, name, longestReason)]));
}
