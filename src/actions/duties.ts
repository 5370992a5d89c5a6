/** The duty roster of a wave: one person on each day from one to another, and taking a line off. */
import { ActionError, defineAction } from 'astro:actions';
import { z } from 'astro/zod';
import { createHash } from 'node:crypto';

import { requirePermission } from '../domain/access/permissions.ts';
import { dayAfter, dayIn, daysBetween } from '../domain/campaign/china-days.ts';
import { asUser, type UserDb } from '../server/db/clients.ts';
import { dropDuty as drop, keepDuties as keep } from '../server/db/wave-duties.ts';

export interface TypedDuty {
  readonly from: string;
  readonly to: string;
  readonly hours: string;
  readonly community: string;
  readonly person: string;
  readonly contact: string;
  readonly duty: string;
}
export type DutyProblem = 'person' | 'day' | 'order' | 'long' | 'unknown' | 'malformed' | 'full';
export type KeptDuty =
  | { readonly status: 'kept' }
  | { readonly status: 'problem'; readonly problem: DutyProblem; readonly typed: TypedDuty };

const mostDays = 31;

export const keepDuties = defineAction({
  accept: 'form',
  handler: async (fields, { locals }): Promise<KeptDuty> => {
    const db = asOffice(locals);
    const typed = typedDuty(fields);
    const refused = (problem: DutyProblem): KeptDuty => ({ status: 'problem', problem, typed });
    const [wave, id] = [idIn(fields, 'wave'), idIn(fields, 'id')];
    if (wave === null || id === null) return refused('unknown');
    if (typed.person === '') return refused('person');
    const from = dayIn(typed.from);
    const to = dayIn(typed.to === '' ? typed.from : typed.to);
    if (!from || !to) return refused('day');
    const length = daysBetween(from, to) + 1;
    if (length < 1) return refused('order');
    if (length > mostDays) return refused('long');
    const { community, contact, duty, hours, person } = typed;
    const days = Array.from({ length }, (_, at) => dayAfter(from, at));
    const communityId = community === '' ? null : community;
    const rows = days.map((day) => ({ id: idOfDay(id, day), day, hours, communityId, person, contact, duty }));
    const status = await keep(db, wave, rows);
    return status === 'kept' ? { status } : refused(status);
  },
});

export const dropDuty = defineAction({
  accept: 'form',
  handler: async (fields, { locals }) => {
    const db = asOffice(locals);
    const id = idIn(fields, 'id');
    return id === null ? 'unknown' : drop(db, id);
  },
});

/** From the id of the form and the day, so that sending it again puts nobody on twice. */
function idOfDay(form: string, day: string): string {
  const hash = createHash('sha256').update(`${form} ${day}`).digest('hex');
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `4${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}

function typedDuty(fields: FormData): TypedDuty {
  const text = (name: string, most: number) => z.string().trim().catch('').parse(fields.get(name)).slice(0, most);
  return {
    ...{ from: text('from', 20), to: text('to', 20), hours: text('hours', 40), community: text('community', 40) },
    ...{ person: text('person', 40), contact: text('contact', 60), duty: text('duty', 120) },
  };
}

function asOffice({ session, staff }: App.Locals): UserDb {
  if (session === null || !requirePermission(staff, 'wave:run').ok) throw new ActionError({ code: 'FORBIDDEN' });
  return asUser(session.accessToken);
}

function idIn(fields: FormData, name: string): string | null {
  const value = z.guid().safeParse(fields.get(name));
  return value.success ? value.data : null;
}
