/** Who has what in one community, as the page shows it: buildings that nobody has, then estates with their buildings, then units. */
import { mayIn } from '../../../domain/access/permissions.ts';
import type { Language } from '../../../domain/form/form.ts';
import { asCounted } from '../../../domain/outreach/door-plan.ts';
import type { Pass } from '../../../server/auth/authorise.ts';
import { assignments, unitMembers } from '../../../server/db/assignments.ts';
import type { UserDb } from '../../../server/db/clients.ts';
import { listedDoors, type ListedCommunity } from '../../../server/db/listed-doors.ts';
import { nameOf } from '../coverage/_coverage/overview.ts';

type Matrix = NonNullable<Awaited<ReturnType<typeof assignments>>>;
export type OwnedBuilding = Matrix['buildings'][number];

export interface EstateOfMatrix {
  /** Null for buildings outside estates. */
  readonly estate: Matrix['estates'][number] | null;
  readonly buildings: readonly OwnedBuilding[];
}

export interface AssignmentsView {
  readonly state: 'matrix';
  readonly communities: readonly ListedCommunity[];
  readonly community: ListedCommunity;
  readonly name: string;
  readonly staff: Matrix['staff'];
  readonly units: readonly (Matrix['units'][number] & { readonly members: Awaited<ReturnType<typeof unitMembers>> })[];
  readonly unowned: readonly (OwnedBuilding & { readonly estateName: string | null })[];
  readonly estates: readonly EstateOfMatrix[];
  /** Units and estates are the office's to hand out; buildings the lead's as well. */
  readonly mayPlanUnits: boolean;
}

export type AssignmentsPage = AssignmentsView | { readonly state: 'no-community' | 'unknown' };

export async function readAssignments(
  { db, staff }: Pass,
  asked: string | null,
  language: Language,
): Promise<AssignmentsPage> {
  const communities = await listedDoors(db);
  const first = communities.find(({ unowned }) => unowned > 0) ?? communities.find(({ buildings }) => buildings > 0);
  const community = asked === null ? (first ?? communities[0]) : communities.find(({ id }) => id === asked);
  if (community === undefined) return { state: asked === null ? 'no-community' : 'unknown' };
  const matrix = await assignments(db, community.id);
  if (matrix === null) return { state: 'unknown' };
  const mayPlanUnits = mayIn(staff, 'round:plan', [community.office.id]);
  return {
    ...{
      state: 'matrix',
      communities,
      community,
      name: nameOf(community, language),
      staff: matrix.staff,
      mayPlanUnits,
    },
    units: mayPlanUnits ? await withMembers(db, matrix.units) : [],
    unowned: unownedIn(matrix),
    estates: estatesOf(matrix),
  };
}

async function withMembers(db: UserDb, units: Matrix['units']) {
  return Promise.all(units.map(async (unit) => ({ ...unit, members: await unitMembers(db, unit.id) })));
}

function unownedIn({ buildings, estates }: Matrix) {
  return buildings
    .map((building) => ({ ...building, of: estates.find(({ id }) => id === building.estate) ?? null }))
    .filter(({ doors, of, people }) => doors > 0 && people.length === 0 && (of?.units.length ?? 0) === 0)
    .map(({ of, ...building }) => ({ ...building, estateName: of?.name ?? null }))
    .toSorted((one, other) => other.doors - one.doors || asCounted(one.name, other.name));
}

function estatesOf({ buildings, estates }: Matrix): EstateOfMatrix[] {
  const inOrder = buildings.toSorted((one, other) => asCounted(one.name, other.name));
  const groups = [...estates.toSorted((one, other) => asCounted(one.name, other.name)), null].map((estate) => ({
    estate,
    buildings: inOrder.filter((building) => building.estate === (estate?.id ?? null)),
  }));
  return groups.filter((group) => group.estate !== null || group.buildings.length > 0);
}
