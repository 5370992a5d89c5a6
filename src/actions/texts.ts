/** Themes of what residents wrote: the office keeps a list for a wave and gives texts its themes. Plain forms, each can be sent twice. */
import { ActionError, defineAction } from 'astro:actions';
import { z } from 'astro/zod';

import { requirePermission } from '../domain/access/permissions.ts';
import { asUser, type UserDb } from '../server/db/clients.ts';
import {
  addTheme as add,
  codeText as code,
  removeTheme as remove,
  renameTheme as rename,
  type Coding,
  type ThemeProblem,
} from '../server/db/texts.ts';

export const addTheme = defineAction({
  accept: 'form',
  handler: (fields, { locals }) =>
    coded(locals, (db) => {
      const [id, wave] = [idIn(fields, 'id'), idIn(fields, 'wave')];
      return id && wave ? add(db, { id, wave, name: textIn(fields, 'name') }) : null;
    }),
});

export const renameTheme = defineAction({
  accept: 'form',
  handler: (fields, { locals }) =>
    coded(locals, (db) => {
      const theme = idIn(fields, 'theme');
      return theme ? rename(db, { theme, name: textIn(fields, 'name') }) : null;
    }),
});

export const removeTheme = defineAction({
  accept: 'form',
  handler: (fields, { locals }) =>
    coded(locals, (db) => {
      const [theme, wave] = [idIn(fields, 'theme'), idIn(fields, 'wave')];
      return theme && wave && fields.get('sure') !== null ? remove(db, { theme, wave }) : null;
    }),
});

export const codeText = defineAction({
  accept: 'form',
  handler: (fields, { locals }) =>
    coded(locals, (db) => {
      const [wave, community, theme] = [idIn(fields, 'wave'), idIn(fields, 'community'), idIn(fields, 'theme')];
      const [text_key, question] = [idIn(fields, 'key'), textIn(fields, 'question')];
      const given = textIn(fields, 'given') !== 'no';
      return wave && community && theme && text_key
        ? code(db, { wave, community, question, text_key, theme, given })
        : null;
    }),
});

/** Null where all went well. */
async function coded(
  { session, staff }: App.Locals,
  write: (db: UserDb) => Promise<Coding> | null,
): Promise<ThemeProblem | null> {
  if (session === null || !requirePermission(staff, 'text:code').ok) throw new ActionError({ code: 'FORBIDDEN' });
  const outcome = await write(asUser(session.accessToken));
  if (outcome === null) return 'unknown';
  return outcome.ok ? null : outcome.problem;
}

function textIn(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value : '';
}

/** What is no id names nothing. */
function idIn(fields: FormData, name: string): string | null {
  const value = z.guid().safeParse(fields.get(name));
  return value.success ? value.data : null;
}
