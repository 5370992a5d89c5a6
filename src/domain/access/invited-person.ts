/**
 * A person as an office writes them down: account, name, phone and what they may do where, from a form or from a row of a list. What is wrong is
 * said field by field; whether an account is taken, the database alone knows.
 */
import { isPhone, parseAccount } from './account.ts';
import { roles, type Role } from './staff.ts';

export const personFields = ['account', 'name', 'phone', 'roles'] as const;
export type PersonField = (typeof personFields)[number];

export interface TypedPerson {
  readonly account: string;
  readonly name: string;
  readonly phone: string;
  /** `lead:AREA`, as the form sends them. */
  readonly roles: readonly string[];
}

export interface HeldRole {
  readonly role: Role;
  readonly area: string;
}

export interface InvitedPerson {
  readonly account: string;
  readonly name: string;
  readonly phone: string | null;
  readonly roles: readonly HeldRole[];
}

export type PersonProblem =
  | 'account-missing'
  | 'account-unfit'
  | 'name-missing'
  | 'phone-unfit'
  | 'role-missing'
  | 'role-unknown'
  | 'place-unknown'
  | 'place-missing';
export type PersonProblems = Readonly<Partial<Record<PersonField, PersonProblem>>>;

export type ReadPerson =
  { readonly ok: true; readonly value: InvitedPerson } | { readonly ok: false; readonly problems: PersonProblems };

export interface RolePlace {
  readonly id: string;
  readonly kind: PlaceKind;
}
export type PlaceKind = 'subdistrict' | 'community';

export const longestName = 60;

export function readPerson(typed: TypedPerson, places: readonly RolePlace[]): ReadPerson {
  const held = typed.roles.map((pair) => roleIn(pair, places));
  if (held.length === 0) return written(typed, 'role-missing');
  return written(typed, held.some((role) => role === null) ? 'role-unknown' : held.filter((role) => role !== null));
}

/** Account, name and phone, with the roles that were read elsewhere, or what was wrong with those. */
export function written(typed: Omit<TypedPerson, 'roles'>, held: readonly HeldRole[] | PersonProblem): ReadPerson {
  const account = parseAccount(typed.account);
  const name = typed.name.normalize('NFC').trim().slice(0, longestName);
  const phone = readPhone(typed.phone);
  const problems: PersonProblems = {
    ...(account === null && { account: typed.account.trim() === '' ? 'account-missing' : 'account-unfit' }),
    ...(name === '' && { name: 'name-missing' }),
    ...(phone === undefined && { phone: 'phone-unfit' }),
    ...(typeof held === 'string' && { roles: held }),
  };
  if (account === null || name === '' || phone === undefined || typeof held === 'string')
    return { ok: false, problems };
  return { ok: true, value: { account, name, phone, roles: held } };
}

/** Where a role can be held: an office is one of a sub-district, a lead of a community. */
export function kindsFor(role: Role): readonly PlaceKind[] {
  switch (role) {
    case 'office':
      return ['subdistrict'];
    case 'lead':
      return ['community'];
    case 'worker':
      return ['subdistrict', 'community'];
  }
}

function roleIn(pair: string, places: readonly RolePlace[]): HeldRole | null {
  const [word, area] = pair.split(':');
  const role = roles.find((one) => one === word);
  const place = places.find(({ id }) => id === area);
  return role && place && kindsFor(role).includes(place.kind) ? { role, area: place.id } : null;
}

/** Null where none was given; undefined where it is none. */
function readPhone(raw: string): string | null | undefined {
  if (raw.trim() === '') return null;
  const phone = parseAccount(raw);
  return phone !== null && isPhone(phone) ? phone : undefined;
}
