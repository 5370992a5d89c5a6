/** A person as their page shows them before anything was typed, and what the last press did. */
import type { TypedPerson } from '../../../../domain/access/invited-person.ts';
import type { Person } from '../../../../server/db/people.ts';

export function typedOf({ account, displayName, phone, roles }: Person): TypedPerson {
  return {
    account,
    name: displayName,
    phone: phone ?? '',
    roles: roles.map(({ areaId, role }) => `${role}:${areaId}`),
  };
}

const saids = ['kept', 'revoked', 'locked', 'let_in'] as const;
export type PersonSaid = (typeof saids)[number];

export function saidOf(params: URLSearchParams): PersonSaid | null {
  return saids.find((one) => one === params.get('said')) ?? null;
}
