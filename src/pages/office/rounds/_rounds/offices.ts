/** Sub-districts whose rounds this person plans, each with its communities and materials. */
import { mayIn } from '../../../../domain/access/permissions.ts';
import type { Language } from '../../../../domain/form/form.ts';
import type { Pass } from '../../../../server/auth/authorise.ts';
import { materials } from '../../../../server/db/assignments.ts';
import { listedDoors } from '../../../../server/db/listed-doors.ts';
import { nameOf } from '../../coverage/_coverage/overview.ts';

export type KnownMaterial = Awaited<ReturnType<typeof materials>>[number];

export interface PlanningOffice {
  readonly id: string;
  readonly name: string;
  readonly communities: readonly { readonly id: string; readonly name: string }[];
  readonly materials: readonly KnownMaterial[];
}

export async function officesOf({ db, staff }: Pass, language: Language): Promise<PlanningOffice[]> {
  const listed = (await listedDoors(db)).filter(({ office }) => mayIn(staff, 'round:plan', [office.id]));
  const offices = [...new Map(listed.map(({ office }) => [office.id, office])).values()];
  return Promise.all(
    offices.map(async (office) => ({
      id: office.id,
      name: nameOf(office, language),
      communities: listed
        .filter((community) => community.office.id === office.id)
        .map((community) => ({ id: community.id, name: nameOf(community, language) })),
      materials: await materials(db, office.id),
    })),
  );
}
