/** Who has which estate and building, and the ways to change it. Every change brings its own id, so that it can be sent again. */
import { z } from 'astro/zod';
import { buildingKinds } from '../../domain/outreach/premises.ts';
import { callApi, type UserDb } from './clients.ts';
import { namedArea, toNamedArea } from './named-area.ts';

const named = z.object({ id: z.string(), name: z.string() });
const holder = named.extend({ assignment: z.string(), since: z.string() });
const matrix = z
  .object({
    community: namedArea,
    units: z.array(named),
    staff: z.array(named),
    estates: z.array(named.extend({ units: z.array(holder) })),
    buildings: z.array(
      named.extend({
        kind: z.enum(buildingKinds),
        estate_id: z.string().nullable(),
        doors: z.number(),
        people: z.array(holder),
        checkout: z.object({ id: z.string(), name: z.string(), ends_at: z.string() }).nullable(),
      }),
    ),
  })
  .nullable();

/** Of one community, with everybody who could take a building; null for whoever is neither its office nor its lead. */
export async function assignments(db: UserDb, community: string) {
  const found = matrix.parse(await callApi(db, 'assignments', { community }));
  return (
    found && {
      ...found,
      community: toNamedArea(found.community),
      buildings: found.buildings.map(({ estate_id, checkout, ...building }) => ({
        ...building,
        estate: estate_id,
        checkout: checkout && { id: checkout.id, name: checkout.name, endsAt: checkout.ends_at },
      })),
    }
  );
}

const assigned = z.object({ status: z.enum(['assigned', 'already', 'unknown']) });
export type AssignOutcome = z.infer<typeof assigned>;

export interface Handing {
  /** Of the new assignment. */
  readonly id: string;
  /** Whose hold ends in the same moment; null where nobody's does. */
  readonly fromHolder: string | null;
}

export async function assignBuilding(
  db: UserDb,
  { id, fromHolder, building, staff }: Handing & { readonly building: string; readonly staff: string },
): Promise<AssignOutcome> {
  return assigned.parse(await callApi(db, 'assign_building', { id, building, staff, from_holder: fromHolder }));
}

export async function assignEstate(
  db: UserDb,
  { id, fromHolder, estate, unit }: Handing & { readonly estate: string; readonly unit: string },
): Promise<AssignOutcome> {
  return assigned.parse(await callApi(db, 'assign_estate', { id, estate, unit, from_holder: fromHolder }));
}

const ended = z.object({ status: z.enum(['ended', 'already', 'unknown']) });

/** Of an assignment or a membership, whichever the id is. */
export async function endAssignment(db: UserDb, id: string) {
  return ended.parse(await callApi(db, 'end_assignment', { id }));
}

const kept = z.object({ status: z.enum(['kept', 'unknown', 'taken']) });
export type KeepOutcome = z.infer<typeof kept>;

export async function keepWorkUnit(
  db: UserDb,
  unit: { readonly id: string; readonly area: string; readonly name: string },
): Promise<KeepOutcome> {
  return kept.parse(await callApi(db, 'keep_work_unit', { ...unit }));
}

export async function joinWorkUnit(
  db: UserDb,
  joining: { readonly id: string; readonly unit: string; readonly staff: string },
): Promise<AssignOutcome> {
  return assigned.parse(await callApi(db, 'join_work_unit', { ...joining }));
}

const members = z.array(named.extend({ membership: z.string(), since: z.string() }));

export async function unitMembers(db: UserDb, unit: string) {
  return members.parse(await callApi(db, 'unit_members', { unit }));
}

const checkedOut = z.discriminatedUnion('status', [
  z.object({ status: z.literal('taken'), by: z.string(), until: z.string() }),
  z.object({ status: z.enum(['checked_out', 'already', 'unknown']) }),
]);

/** For oneself where `staff` is left out; at most twelve hours. */
export async function checkOutBuilding(
  db: UserDb,
  asked: { readonly id: string; readonly building: string; readonly until: string; readonly staff?: string },
) {
  return checkedOut.parse(await callApi(db, 'check_out_building', { ...asked }));
}

const returned = z.object({ status: z.enum(['returned', 'already', 'unknown']) });

export async function returnBuilding(db: UserDb, checkout: string) {
  return returned.parse(await callApi(db, 'return_building', { checkout }));
}

const materialRow = named.extend({ version: z.string(), stock: z.number().nullable(), left: z.number() });

/** Of one office, with how many copies were left at doors so far. */
export async function materials(db: UserDb, area: string) {
  return z.array(materialRow).parse(await callApi(db, 'materials', { area }));
}

export async function keepMaterial(
  db: UserDb,
  material: {
    readonly id: string;
    readonly area: string;
    readonly name: string;
    readonly version: string;
    readonly stock: number | null;
  },
): Promise<KeepOutcome> {
  return kept.parse(await callApi(db, 'keep_material', { ...material }));
}
