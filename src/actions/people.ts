/**
 * Inviting people, renewing and taking back invitations, roles, locking out. Plain forms; ids, batch and the seed of the links come with the page, so that a
 * form sent twice makes one person and the same link.
 */
import { ActionError, defineAction } from 'astro:actions';
import { z } from 'astro/zod';

import {
  readPerson,
  written,
  type InvitedPerson,
  type PersonProblems,
  type TypedPerson,
} from '../domain/access/invited-person.ts';
import { readListed } from '../domain/access/people-list.ts';
import { requirePermission } from '../domain/access/permissions.ts';
import { hashOf, keepSeed, madeAnew, madeIn, tokenFor, type Made } from '../server/auth/invitation-links.ts';
import { sentPeople } from '../server/auth/sent-people.ts';
import { asUser, type UserDb } from '../server/db/clients.ts';
import {
  invitePeople,
  keepPerson as keep,
  personOf,
  renewInvitation as renew,
  revokeInvitation as revoke,
  rolePlaces,
  setPersonActive as setActive,
  type RowRefusal,
} from '../server/db/people.ts';

export type PersonRefusal = RowRefusal | 'unknown' | 'self' | 'shared' | 'deactivated' | 'last_office' | 'unsure';

export interface RefusedPerson {
  readonly status: 'refused';
  readonly problems: PersonProblems;
  readonly refusals: readonly PersonRefusal[];
  /** Null where nothing was typed. */
  readonly typed: TypedPerson | null;
}

export type PersonOutcome =
  | { readonly status: 'done'; readonly said: 'kept' | 'revoked' | 'locked' | 'let_in' }
  | { readonly status: 'invited'; readonly batch: string }
  | RefusedPerson;

export const invitePerson = defineAction({
  accept: 'form',
  handler: async (fields, { cookies, locals }): Promise<PersonOutcome> => {
    const db = asOffice(locals);
    const typed = typedIn(fields);
    const read = readPerson(typed, await rolePlaces(db));
    if (!read.ok) return refusedWith([], { typed, problems: read.problems });
    const made = madeIn(fields);
    const first = await invite(db, made, read.value);
    // Somebody went back, wrote another person over the first and sent it again: that is a newcomer of their own.
    const isAnother =
      (first.status === 'already' && (await personOf(db, made.id))?.account !== read.value.account) ||
      (first.status === 'refused' && first.problems.some(({ problem }) => problem === 'used'));
    const own = isAnother ? madeAnew() : made;
    const outcome = isAnother ? await invite(db, own, read.value) : first;
    if (outcome.status === 'refused') {
      return refusedWith(
        outcome.problems.map(({ problem }) => problem),
        { typed },
      );
    }
    if (outcome.status !== 'invited' && outcome.status !== 'already') return refusedWith(['unknown'], { typed });
    keepSeed(cookies, own, locals.site);
    return { status: 'invited', batch: own.batch };
  },
});

/** For a lost link or a forgotten password. Somebody who can sign in now is out at once, so that has to be meant. */
export const renewInvitation = defineAction({
  accept: 'form',
  handler: async (fields, { cookies, locals }): Promise<PersonOutcome> => {
    const db = asOffice(locals);
    const made = madeIn(fields);
    const { batch, id, seed } = made;
    const person = await personOf(db, id);
    if (person?.state === 'active' && fields.get('sure') === null) return refusedWith(['unsure']);
    const status = await renew(db, { person: id, batch, tokenHash: hashOf(tokenFor(seed, id)) });
    if (status === 'malformed') return refusedWith(['unknown']);
    if (status !== 'invited' && status !== 'already') return refusedWith([status]);
    keepSeed(cookies, made, locals.site);
    return { status: 'invited', batch };
  },
});

export const revokeInvitation = defineAction({
  accept: 'form',
  handler: async (fields, { locals }): Promise<PersonOutcome> => {
    const status = await revoke(asOffice(locals), idIn(fields));
    return status === 'unknown' || status === 'shared' ? refusedWith([status]) : { status: 'done', said: 'revoked' };
  },
});

export const setPersonActive = defineAction({
  accept: 'form',
  handler: async (fields, { locals }): Promise<PersonOutcome> => {
    const active = fields.get('active') === 'yes';
    if (!active && fields.get('sure') === null) return refusedWith(['unsure']);
    const status = await setActive(asOffice(locals), idIn(fields), active);
    if (status !== 'done' && status !== 'already') return refusedWith([status]);
    return { status: 'done', said: active ? 'let_in' : 'locked' };
  },
});

export const keepPerson = defineAction({
  accept: 'form',
  handler: async (fields, { locals }): Promise<PersonOutcome> => {
    const db = asOffice(locals);
    const person = await personOf(db, idIn(fields));
    if (person === null) return refusedWith(['unknown']);
    const typed = { ...typedIn(fields), account: person.account };
    // One's own roles are not on the form: they stay as they are.
    const held = person.roles.map(({ areaId, role }) => ({ role, area: areaId }));
    const read = person.isMe ? written(typed, held) : readPerson(typed, await rolePlaces(db));
    if (!read.ok) return refusedWith([], { typed, problems: read.problems });
    const outcome = await keep(db, { ...read.value, id: person.id });
    if (outcome.status === 'kept') return { status: 'done', said: 'kept' };
    return refusedWith(outcome.status === 'refused' ? outcome.problems : [outcome.status], { typed });
  },
});

/** A checked list, judged once more: everybody in it, or nobody. */
export const inviteList = defineAction({
  accept: 'form',
  handler: async (fields, { cookies, locals }): Promise<ListOutcome> => {
    const db = asOffice(locals);
    const list = sentPeople(fields);
    if (list === null) return { status: 'refused' };
    const places = await rolePlaces(db);
    const { batch, seed } = list.made;
    const newcomers = list.rows.flatMap(({ cells, id }) => {
      const read = readListed(cells, places);
      return read.ok ? [{ ...read.value, id, tokenHash: hashOf(tokenFor(seed, id)) }] : [];
    });
    if (newcomers.length < list.rows.length) return { status: 'refused' };
    const { status } = await invitePeople(db, { batch, newcomers });
    if (status !== 'invited' && status !== 'already') return { status: 'refused' };
    keepSeed(cookies, list.made, locals.site);
    return { status: 'invited', batch };
  },
});

export type ListOutcome = { readonly status: 'invited'; readonly batch: string } | { readonly status: 'refused' };

function invite(db: UserDb, { batch, id, seed }: Made, person: InvitedPerson) {
  return invitePeople(db, { batch, newcomers: [{ ...person, id, tokenHash: hashOf(tokenFor(seed, id)) }] });
}

function refusedWith(
  refusals: readonly PersonRefusal[],
  { typed = null, problems = {} }: { readonly typed?: TypedPerson | null; readonly problems?: PersonProblems } = {},
): RefusedPerson {
  return { status: 'refused', problems, refusals, typed };
}

function typedIn(fields: FormData): TypedPerson {
  const text = (name: string) => z.string().max(200).catch('').parse(fields.get(name));
  const roles = fields.getAll('role').flatMap((pair) => (typeof pair === 'string' ? pair : []));
  return { account: text('account'), name: text('name'), phone: text('phone'), roles };
}

function asOffice({ session, staff }: App.Locals): UserDb {
  if (session === null || !requirePermission(staff, 'people:manage').ok) throw new ActionError({ code: 'FORBIDDEN' });
  return asUser(session.accessToken);
}

/** What is no id names nobody. */
function idIn(fields: FormData): string {
  return z.guid().catch('00000000-0000-0000-0000-000000000000').parse(fields.get('id'));
}
