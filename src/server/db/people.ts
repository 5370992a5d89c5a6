/** The people of an office, as its office sees and changes them. Every change can be sent again; ids and batches are made by the page. */
import { z } from 'astro/zod';

import type { InvitedPerson } from '../../domain/access/invited-person.ts';
import { roles } from '../../domain/access/staff.ts';
import { callApi, type UserDb } from './clients.ts';

export const personStates = ['active', 'invited', 'expired', 'deactivated'] as const;
export type PersonState = (typeof personStates)[number];

const person = z
  .object({
    id: z.string(),
    account: z.string(),
    display_name: z.string(),
    phone: z.string().nullable(),
    state: z.enum(personStates),
    invited_until: z.string().nullable(),
    shared: z.boolean(),
    me: z.boolean(),
    roles: z.array(
      z.object({ role: z.enum(roles), area_id: z.string(), area_name_zh: z.string(), area_name_en: z.string() }),
    ),
  })
  .transform(({ display_name: displayName, invited_until: invitedUntil, me: isMe, shared: isShared, ...rest }) => ({
    ...{ id: rest.id, account: rest.account, phone: rest.phone, state: rest.state },
    ...{ displayName, invitedUntil, isMe, isShared },
    roles: rest.roles.map(({ role, area_id, area_name_zh, area_name_en }) => ({
      role,
      areaId: area_id,
      areaName: { zh: area_name_zh, en: area_name_en },
    })),
  }));
export type Person = z.infer<typeof person>;

const page = z.object({
  total: z.number(),
  states: z.partialRecord(z.enum(personStates), z.number()),
  people: z.array(person),
});

export interface AskedPeople {
  readonly words?: string;
  readonly role?: string;
  readonly state?: string;
  readonly area?: string;
}

/** By name; at most 500 at once. */
export async function people(db: UserDb, asked: AskedPeople, { skip, most }: { skip: number; most: number }) {
  return page.parse(await callApi(db, 'people', { asked, skip, most }));
}

/** Null for somebody who is not the office's. */
export async function personOf(db: UserDb, id: string): Promise<Person | null> {
  return person.nullable().parse(await callApi(db, 'person', { person: id }));
}

const places = z.array(
  z.object({
    id: z.string(),
    kind: z.enum(['subdistrict', 'community']),
    name_zh: z.string(),
    name_en: z.string(),
    parent_id: z.string().nullable(),
  }),
);

/** Where the office can give roles: its sub-districts first, then its communities in their order. */
export async function rolePlaces(db: UserDb) {
  const found = places.parse(await callApi(db, 'role_places'));
  return found.map(({ name_zh: nameZh, name_en: nameEn, parent_id: parent, ...place }) => ({
    ...{ ...place, nameZh, nameEn, parent },
    names: [nameZh, nameEn],
  }));
}
export type OfficePlace = Awaited<ReturnType<typeof rolePlaces>>[number];

/** What only the database can find wrong with a person. */
const refusal = z.enum(['malformed', 'account_taken', 'phone_taken', 'twice', 'no_role', 'role_place', 'used']);
export type RowRefusal = z.infer<typeof refusal>;

const invited = z.discriminatedUnion('status', [
  z.object({ status: z.enum(['invited', 'fine', 'already', 'unknown', 'malformed']) }),
  z.object({
    status: z.literal('refused'),
    problems: z.array(z.object({ place: z.number(), problem: refusal })),
  }),
]);
export type InviteOutcome = z.infer<typeof invited>;

export interface Newcomer extends InvitedPerson {
  readonly id: string;
  /** SHA-256 of the token, in hexadecimal; empty where nothing is written. */
  readonly tokenHash: string;
}

export async function invitePeople(
  db: UserDb,
  { batch, newcomers, onlyCheck = false }: { batch: string; newcomers: readonly Newcomer[]; onlyCheck?: boolean },
): Promise<InviteOutcome> {
  const rows = newcomers.map(({ name, tokenHash, ...one }) => ({ ...one, display_name: name, token_hash: tokenHash }));
  return invited.parse(await callApi(db, 'invite_people', { batch, people: rows, only_check: onlyCheck }));
}

const invitations = z.array(
  z.object({
    person,
    token_hash: z.string(),
    expires_at: z.string(),
    state: z.enum(['waiting', 'used', 'over']),
  }),
);

export async function invitationsOf(db: UserDb, batch: string) {
  const found = invitations.parse(await callApi(db, 'invitations_of', { batch }));
  return found.map(({ token_hash: tokenHash, expires_at: expiresAt, ...one }) => ({ ...one, tokenHash, expiresAt }));
}

const renewed = z.object({
  status: z.enum(['invited', 'already', 'unknown', 'self', 'shared', 'deactivated', 'malformed']),
});

export async function renewInvitation(
  db: UserDb,
  asked: { readonly person: string; readonly batch: string; readonly tokenHash: string },
) {
  const { tokenHash, ...rest } = asked;
  return renewed.parse(await callApi(db, 'renew_invitation', { ...rest, token_hash: tokenHash })).status;
}

const revoked = z.object({ status: z.enum(['revoked', 'already', 'unknown', 'shared']) });

export async function revokeInvitation(db: UserDb, id: string) {
  return revoked.parse(await callApi(db, 'revoke_invitation', { person: id })).status;
}

const set = z.object({ status: z.enum(['done', 'already', 'unknown', 'shared', 'last_office']) });

export async function setPersonActive(db: UserDb, id: string, active: boolean) {
  return set.parse(await callApi(db, 'set_person_active', { person: id, active })).status;
}

const kept = z.discriminatedUnion('status', [
  z.object({ status: z.enum(['kept', 'unknown', 'self', 'last_office']) }),
  z.object({ status: z.literal('refused'), problems: z.array(refusal) }),
]);
export type KeptPerson = z.infer<typeof kept>;

export async function keepPerson(
  db: UserDb,
  { id, name, phone, roles: held }: Pick<InvitedPerson, 'name' | 'phone' | 'roles'> & { readonly id: string },
): Promise<KeptPerson> {
  return kept.parse(await callApi(db, 'keep_person', { person: id, display_name: name, phone, roles: held }));
}
