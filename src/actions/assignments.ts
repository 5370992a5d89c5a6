/** Giving buildings, estates and places in units to somebody, and taking them back. Plain forms; each brings the ids of what it begins. */
import { ActionError, defineAction } from 'astro:actions';
import { z } from 'astro/zod';

import { requirePermission, type Permission } from '../domain/access/permissions.ts';
import {
  assignBuilding,
  assignEstate,
  endAssignment as end,
  joinWorkUnit as join,
  keepWorkUnit as keep,
} from '../server/db/assignments.ts';
import { asUser, type UserDb } from '../server/db/clients.ts';

export type Assigned = 'assigned' | 'ended' | 'kept' | 'unknown' | 'taken' | 'none-chosen' | 'no-name';

/** One or many at once; `building` is the id of a building and that of its new assignment. */
export const assignBuildings = defineAction({
  accept: 'form',
  handler: (fields, { locals }) =>
    changed(locals, 'assignment:plan', async (db) => {
      const [staff, fromHolder] = [idIn(fields, 'staff'), idIn(fields, 'from')];
      const buildings = fields.getAll('building').map(pairIn);
      if (staff === null || buildings.length === 0) return 'none-chosen';
      for (const pair of buildings) {
        if (pair === null) return 'unknown';
        const { status } = await assignBuilding(db, { ...pair, staff, fromHolder });
        if (status === 'unknown') return 'unknown';
      }
      return 'assigned';
    }),
});

export const assignUnit = defineAction({
  accept: 'form',
  handler: (fields, { locals }) =>
    changed(locals, 'round:plan', async (db) => {
      const [id, estate, unit] = [idIn(fields, 'id'), idIn(fields, 'estate'), idIn(fields, 'unit')];
      if (id === null || estate === null) return 'unknown';
      if (unit === null) return 'none-chosen';
      const { status } = await assignEstate(db, { id, estate, unit, fromHolder: idIn(fields, 'from') });
      return status === 'unknown' ? 'unknown' : 'assigned';
    }),
});

export const endAssignment = defineAction({
  accept: 'form',
  handler: (fields, { locals }) =>
    changed(locals, 'assignment:plan', async (db) => {
      const id = idIn(fields, 'assignment');
      return id === null || (await end(db, id)).status === 'unknown' ? 'unknown' : 'ended';
    }),
});

/** What was typed comes back where it was not kept. */
export const keepWorkUnit = defineAction({
  accept: 'form',
  handler: async (fields, { locals }) => {
    const name = z.string().trim().max(60).catch('').parse(fields.get('name'));
    const said = await changed(locals, 'round:plan', async (db) => {
      const [id, area] = [idIn(fields, 'id'), idIn(fields, 'area')];
      if (id === null || area === null) return 'unknown';
      return name === '' ? 'no-name' : (await keep(db, { id, area, name })).status;
    });
    return { said, typed: name };
  },
});

export const joinWorkUnit = defineAction({
  accept: 'form',
  handler: (fields, { locals }) =>
    changed(locals, 'round:plan', async (db) => {
      const [id, unit, staff] = [idIn(fields, 'id'), idIn(fields, 'unit'), idIn(fields, 'staff')];
      if (id === null || unit === null) return 'unknown';
      if (staff === null) return 'none-chosen';
      return (await join(db, { id, unit, staff })).status === 'unknown' ? 'unknown' : 'assigned';
    }),
});

async function changed(
  { session, staff }: App.Locals,
  needs: Permission,
  write: (db: UserDb) => Promise<Assigned>,
): Promise<Assigned> {
  if (session === null || !requirePermission(staff, needs).ok) throw new ActionError({ code: 'FORBIDDEN' });
  return write(asUser(session.accessToken));
}

function pairIn(value: FormDataEntryValue): { readonly building: string; readonly id: string } | null {
  const ids = z.tuple([z.guid(), z.guid()]).safeParse(typeof value === 'string' ? value.split(':') : null);
  return ids.success ? { building: ids.data[0], id: ids.data[1] } : null;
}

/** What is no id names nothing. */
function idIn(fields: FormData, name: string): string | null {
  const value = z.guid().safeParse(fields.get(name));
  return value.success ? value.data : null;
}
