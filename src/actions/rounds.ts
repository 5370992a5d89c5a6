/** Planning a round, opening and closing it, and the office's list of materials. What was typed comes back where it was not kept. */
import { ActionError, defineAction } from 'astro:actions';
import { z } from 'astro/zod';

import { requirePermission } from '../domain/access/permissions.ts';
import { readPlan, type PlanProblems, type TypedPlan, typedPlan } from '../domain/outreach/round-plan.ts';
import type { RoundGap } from '../domain/outreach/round.ts';
import { keepMaterial as keep } from '../server/db/assignments.ts';
import { asUser, type UserDb } from '../server/db/clients.ts';
import { closeRound as close, openRound, planRound as plan } from '../server/db/rounds.ts';

export type Planned =
  | { readonly status: 'saved' | 'opened'; readonly id: string }
  /** Kept as a draft, but not opened. */
  | { readonly status: 'missing'; readonly missing: readonly RoundGap[]; readonly typed: TypedPlan }
  | { readonly status: 'invalid'; readonly problems: PlanProblems; readonly typed: TypedPlan }
  | { readonly status: 'unknown' | 'not_draft' | 'malformed'; readonly typed: TypedPlan };

export const planRound = defineAction({
  accept: 'form',
  handler: async (fields, { locals }): Promise<Planned> => {
    const db = asOffice(locals);
    const typed = typedPlan(fields);
    const read = readPlan(typed);
    if (!read.ok) return { status: 'invalid', problems: read.problem, typed };
    const id = idIn(fields, 'id');
    if (id === null) return { status: 'unknown', typed };
    const outcome = await plan(db, { ...read.value, id });
    if (outcome.status !== 'planned') return { status: outcome.status, typed };
    if (fields.get('then') !== 'open') return { status: 'saved', id };
    const opened = await openRound(db, id);
    if (opened.status === 'missing') return { status: 'missing', missing: opened.missing, typed };
    return opened.status === 'unknown' ? { status: 'unknown', typed } : { status: 'opened', id };
  },
});

export const closeRound = defineAction({
  accept: 'form',
  handler: async (fields, { locals }): Promise<'closed' | 'sure' | 'unknown'> => {
    const db = asOffice(locals);
    const id = idIn(fields, 'id');
    if (id === null) return 'unknown';
    if (fields.get('sure') === null) return 'sure';
    const { status } = await close(db, id);
    return status === 'closed' || status === 'already' ? 'closed' : 'unknown';
  },
});

export type MaterialSaid = 'kept' | 'unknown' | 'taken' | 'no-name' | 'no-number';
export interface TypedMaterial {
  readonly name: string;
  readonly version: string;
  readonly stock: string;
}

export const keepMaterial = defineAction({
  accept: 'form',
  handler: async (fields, { locals }) => {
    const db = asOffice(locals);
    const text = (name: string) => z.string().trim().max(60).catch('').parse(fields.get(name));
    const typed: TypedMaterial = { name: text('name'), version: text('version').slice(0, 30), stock: text('stock') };
    return { said: await keptAs(db, { id: idIn(fields, 'id'), area: idIn(fields, 'area') }, typed), typed };
  },
});

async function keptAs(
  db: UserDb,
  { area, id }: { readonly id: string | null; readonly area: string | null },
  { name, stock, version }: TypedMaterial,
): Promise<MaterialSaid> {
  if (id === null || area === null) return 'unknown';
  if (name === '') return 'no-name';
  if (!/^\d{0,7}$/.test(stock)) return 'no-number';
  return (await keep(db, { id, area, name, version, stock: stock === '' ? null : Number(stock) })).status;
}

function asOffice({ session, staff }: App.Locals): UserDb {
  if (session === null || !requirePermission(staff, 'round:plan').ok) throw new ActionError({ code: 'FORBIDDEN' });
  return asUser(session.accessToken);
}

/** What is no id names nothing. */
function idIn(fields: FormData, name: string): string | null {
  const value = z.guid().safeParse(fields.get(name));
  return value.success ? value.data : null;
}
