/** Doors of buildings that are all alike, and putting a checked list in place. Plain forms; the ids come with them. */
import { ActionError, defineAction } from 'astro:actions';
import { z } from 'astro/zod';

import { requirePermission } from '../domain/access/permissions.ts';
import { generateDoors, type GenerateProblem } from '../domain/outreach/generate-doors.ts';
import { asUser, type UserDb } from '../server/db/clients.ts';
import { commitPremisesImport, type CommitOutcome } from '../server/db/premises-imports.ts';
import { stageDoors } from '../server/premises/stage-file.ts';

export const generatedFields = ['estate', 'first', 'last', 'units', 'floors', 'perFloor', 'firstFloor'] as const;
export type TypedBuildings = Readonly<Record<(typeof generatedFields)[number] | 'community', string>>;

export type Generated =
  | { readonly status: 'staged'; readonly id: string }
  | { readonly status: GenerateProblem | 'unknown'; readonly typed: TypedBuildings };

export const generatePremises = defineAction({
  accept: 'form',
  handler: async (fields, { locals }): Promise<Generated> => {
    const db = asOffice(locals);
    const text = (name: string) => z.string().trim().max(60).catch('').parse(fields.get(name));
    const typed = Object.fromEntries(
      [...generatedFields, 'community'].map((name) => [name, text(name)]),
    ) as TypedBuildings;
    const [id, area, community] = [idIn(fields, 'id'), idIn(fields, 'area'), idIn(fields, 'community')];
    if (id === null || area === null || community === null) return { status: 'unknown', typed };
    const doors = generateDoors({
      ...{ community, grid: null, estate: typed.estate === '' ? null : typed.estate },
      buildings: [numberIn(typed.first), numberIn(typed.last)],
      ...{ units: numberIn(typed.units), floors: numberIn(typed.floors) },
      ...{ doorsPerFloor: numberIn(typed.perFloor), firstFloor: numberIn(typed.firstFloor) },
    });
    if (!doors.ok) return { status: doors.problem, typed };
    const name = [typed.estate, `${typed.first}–${typed.last}`].join(' ').trim();
    return (await stageDoors(db, { id, area, name }, doors.value))
      ? { status: 'staged', id }
      : { status: 'unknown', typed };
  },
});

export const commitPremises = defineAction({
  accept: 'form',
  handler: async (fields, { locals }): Promise<CommitOutcome['status']> => {
    const db = asOffice(locals);
    const id = idIn(fields, 'id');
    return id === null ? 'unknown' : (await commitPremisesImport(db, id)).status;
  },
});

function asOffice({ session, staff }: App.Locals): UserDb {
  if (session === null || !requirePermission(staff, 'premises:import').ok) throw new ActionError({ code: 'FORBIDDEN' });
  return asUser(session.accessToken);
}

/** What is no number is none that could be used. */
function numberIn(text: string): number {
  return /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
}

/** What is no id names nothing. */
function idIn(fields: FormData, name: string): string | null {
  const value = z.guid().safeParse(fields.get(name));
  return value.success ? value.data : null;
}
