/** Sub-districts whose waves and codes this person runs, each with its communities. */
import { mayIn, type Permission } from '../../../../domain/access/permissions.ts';
import type { Language } from '../../../../domain/form/form.ts';
import type { Pass } from '../../../../server/auth/authorise.ts';
import { listedDoors } from '../../../../server/db/listed-doors.ts';
import { nameOf } from '../../coverage/_coverage/overview.ts';

export interface RunOffice {
  readonly id: string;
  readonly name: string;
  readonly communities: readonly { readonly id: string; readonly name: string }[];
}

export async function wavePlaces(
  { db, staff }: Pass,
  language: Language,
  permission: Permission = 'wave:run',
): Promise<RunOffice[]> {
  const listed = (await listedDoors(db)).filter(({ office }) => mayIn(staff, permission, [office.id]));
  const offices = [...new Map(listed.map(({ office }) => [office.id, office])).values()];
  return offices.map((office) => ({
    id: office.id,
    name: nameOf(office, language),
    communities: listed
      .filter((community) => community.office.id === office.id)
      .map((community) => ({ id: community.id, name: nameOf(community, language) })),
  }));
}
