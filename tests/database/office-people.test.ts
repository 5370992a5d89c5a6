/** The office and its people: who may invite whom, what a list does, and that nobody raises themselves, reaches next door, or leaves an office without anybody. */
import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { UserDb } from '../../src/server/db/clients.ts';
import {
  invitationsOf,
  invitePeople,
  keepPerson,
  people,
  personOf,
  renewInvitation,
  revokeInvitation,
  rolePlaces,
  setPersonActive,
  type Newcomer,
} from '../../src/server/db/people.ts';
import { places, twoOffices, type Person, type TwoOffices } from './two-offices.ts';

let db: TwoOffices;
const ids: Record<string, string> = {};
beforeAll(async () => {
  db = await twoOffices();
  for (const { account, id } of await db.sql('select account, id from app.staff')) ids[String(account)] = String(id);
});
afterAll(() => db.close());

const as = (who: Person) => db.as(who) as UserDb;
const hash = (token: string) => createHash('sha256').update(token).digest('hex');
const everybody = { skip: 0, most: 500 };

function newcomer(account: string, changes: Partial<Newcomer> = {}): Newcomer {
  const roles = [{ role: 'worker' as const, area: places.heping }];
  return { id: randomUUID(), account, name: account, phone: null, roles, tokenHash: hash(account), ...changes };
}

const invite = (who: Person, ...newcomers: Newcomer[]) => invitePeople(as(who), { batch: randomUUID(), newcomers });

describe('inviting', () => {
  test('an office invites into its areas; the link signs up, once, with the roles that were given', async () => {
    const xiaomei = newcomer('xiaomei', { roles: [{ role: 'lead', area: places.xinhua }] });
    const batch = randomUUID();
    const sent = () => invitePeople(as('wang'), { batch, newcomers: [xiaomei] });
    expect(await sent()).toEqual({ status: 'invited' });
    expect(await sent()).toEqual({ status: 'already' });
    expect(await invitationsOf(as('wang'), batch)).toMatchObject([
      { person: { account: 'xiaomei', state: 'invited' }, tokenHash: xiaomei.tokenHash, state: 'waiting' },
    ]);
    expect(await invitationsOf(as('dawei'), batch)).toEqual([]);
    const authId = await db.addAuthUser('xiaomei');
    expect(await db.user(authId).rpc('me')).toMatchObject({ data: { account: 'xiaomei', roles: [{ role: 'lead' }] } });
    expect(await personOf(as('wang'), xiaomei.id)).toMatchObject({ state: 'active', isMe: false });
    await expect(db.addAuthUser('xiaomei')).rejects.toThrow('valid invitation');
  });

  test.each(['amei', 'lin'] as const)('%s, who is no office, invites nobody and sees nobody', async (who) => {
    expect(await invite(who, newcomer('friend'))).toEqual({ status: 'unknown' });
    expect(await people(as(who), {}, everybody)).toEqual({ total: 0, states: {}, people: [] });
    expect(await rolePlaces(as(who))).toEqual([]);
    expect(await personOf(as(who), ids['amei'] ?? '')).toBeNull();
  });

  test.each([
    ['the sub-district next door', { role: 'office', area: places.west }],
    ['a community next door', { role: 'worker', area: places.beihai }],
    ['an office of a community', { role: 'office', area: places.heping }],
    ['a lead of all communities', { role: 'lead', area: places.east }],
    ['no area at all', { role: 'worker', area: randomUUID() }],
  ] as const)('into %s is refused', async (_where, role) => {
    expect(await invite('wang', newcomer('outsider', { roles: [role] }))).toEqual({
      status: 'refused',
      problems: [{ place: 0, problem: 'role_place' }],
    });
  });

  test('somebody who has an account already keeps it: no invitation takes it over', async () => {
    const [before] = await db.sql(`select auth_user_id from app.staff where account = 'dawei'`);
    expect(await invite('wang', newcomer('dawei'))).toMatchObject({ problems: [{ problem: 'account_taken' }] });
    expect(await invite('wang', newcomer('other', { id: ids['dawei'] ?? '' }))).toMatchObject({
      problems: [{ problem: 'used' }],
    });
    expect(await db.sql(`select auth_user_id from app.staff where account = 'dawei'`)).toEqual([before]);
  });

  test('a phone number is nobody else’s account, and an account nobody else’s phone number', async () => {
    await invite('wang', newcomer('13900000001'), newcomer('phoned', { phone: '13900000002' }));
    expect(await invite('wang', newcomer('thief', { phone: '13900000001' }))).toMatchObject({
      problems: [{ problem: 'phone_taken' }],
    });
    expect(await invite('wang', newcomer('13900000002'))).toMatchObject({ problems: [{ problem: 'account_taken' }] });
  });

  test('a list invites everybody or nobody, and says row by row what is wrong', async () => {
    const rows = [
      newcomer('list-one'),
      newcomer('list-one'),
      newcomer('list-two', { roles: [] }),
      newcomer('List-Three'),
    ];
    expect(await invite('wang', ...rows)).toEqual({
      status: 'refused',
      problems: [
        { place: 1, problem: 'twice' },
        { place: 2, problem: 'no_role' },
        { place: 3, problem: 'malformed' },
      ],
    });
    expect(await people(as('wang'), { words: 'list-' }, everybody)).toMatchObject({ total: 0 });
    const checked = { batch: randomUUID(), newcomers: [newcomer('list-one', { tokenHash: '' })], onlyCheck: true };
    expect(await invitePeople(as('wang'), checked)).toEqual({ status: 'fine' });
    expect(await people(as('wang'), { words: 'list-' }, everybody)).toMatchObject({ total: 0 });
    const many = Array.from({ length: 300 }, (_, place) => newcomer(`list-${place}`));
    expect(await invite('wang', ...many)).toEqual({ status: 'invited' });
    const page = await people(as('wang'), { words: 'list-', state: 'invited' }, { skip: 250, most: 100 });
    expect([page.total, page.people.length]).toEqual([300, 50]);
    await db.sql(`delete from app.staff where account like 'list-%'`);
  });
});

test('the list shows the office its own people, narrowed by place and role, and never those next door', async () => {
  const accounts = async (asked: Parameters<typeof people>[1]) =>
    (await people(as('wang'), asked, everybody)).people.map(({ account }) => account).toSorted();
  expect(await accounts({ area: places.heping, role: 'worker' })).toContain('amei');
  expect(await accounts({ area: places.xinhua, role: 'worker' })).not.toContain('amei');
  expect(await accounts({ area: places.west })).toEqual([]);
  expect(await accounts({})).not.toContain('dawei');
  expect(await personOf(as('wang'), ids['dawei'] ?? '')).toBeNull();
});

describe('a new link', () => {
  const renew = (who: Person, person: string | undefined, token: string = randomUUID()) =>
    renewInvitation(as(who), { person: person ?? '', batch: randomUUID(), tokenHash: hash(token) });

  test('ends the password and the sessions of that person at once, and the links before it', async () => {
    expect(await db.call('amei', 'me')).not.toBeNull();
    expect(await renew('wang', ids['amei'], 'first')).toBe('invited');
    expect(await db.call('amei', 'me')).toBeNull();
    expect(await renew('wang', ids['amei'], 'second')).toBe('invited');
    await expect(db.addAuthUser('first')).rejects.toThrow('valid invitation');
    const authId = await db.addAuthUser('second');
    expect(await db.user(authId).rpc('me')).toMatchObject({ data: { account: 'amei', roles: [{ role: 'worker' }] } });
  });

  test('is for nobody next door, not for oneself, and not made by anybody else', async () => {
    expect(await renew('wang', ids['dawei'])).toBe('unknown');
    expect(await renew('wang', ids['wang'])).toBe('self');
    expect(await renew('lin', ids['amei'])).toBe('unknown');
    expect(await db.call('dawei', 'me')).not.toBeNull();
  });

  test('can be taken back', async () => {
    const late = newcomer('late');
    await invite('wang', late);
    expect(await revokeInvitation(as('dawei'), late.id)).toBe('unknown');
    expect(await revokeInvitation(as('wang'), late.id)).toBe('revoked');
    expect(await revokeInvitation(as('wang'), late.id)).toBe('already');
    await expect(db.addAuthUser('late')).rejects.toThrow('valid invitation');
    expect(await personOf(as('wang'), late.id)).toMatchObject({ state: 'expired' });
  });
});

describe('locking out', () => {
  test('takes effect with the next request, and is undone', async () => {
    expect(await setPersonActive(as('wang'), ids['lin'] ?? '', false)).toBe('done');
    expect(await db.call('lin', 'me')).toBeNull();
    expect(await db.call('lin', 'my_waves')).toEqual([]);
    expect(await setPersonActive(as('wang'), ids['lin'] ?? '', false)).toBe('already');
    expect(await setPersonActive(as('wang'), ids['lin'] ?? '', true)).toBe('done');
    expect(await db.call('lin', 'me')).toMatchObject({ account: 'lin' });
  });

  test('never takes the last one who can sign in for an office, be it by their own hand', async () => {
    expect(await setPersonActive(as('wang'), ids['wang'] ?? '', false)).toBe('last_office');
    const second = newcomer('second-office', { roles: [{ role: 'office', area: places.east }] });
    await invite('wang', second);
    expect(await setPersonActive(as('wang'), ids['wang'] ?? '', false)).toBe('last_office');
    const authId = await db.addAuthUser('second-office');
    expect(await setPersonActive(as('wang'), ids['wang'] ?? '', false)).toBe('done');
    expect(await db.call('wang', 'people')).toMatchObject({ total: 0 });
    const other = db.user(authId);
    expect(await setPersonActive(other, second.id, false)).toBe('last_office');
    expect(await setPersonActive(other, ids['wang'] ?? '', true)).toBe('done');
  });

  test('reaches nobody next door', async () => {
    expect(await setPersonActive(as('wang'), ids['dawei'] ?? '', false)).toBe('unknown');
    expect(await setPersonActive(as('lin'), ids['amei'] ?? '', false)).toBe('unknown');
  });
});

describe('roles', () => {
  const keep = (who: Person, id: string | undefined, roles: Newcomer['roles'], name = 'Somebody') =>
    keepPerson(as(who), { id: id ?? '', name, phone: null, roles });

  test('are what the office says, from the next request on', async () => {
    expect(await keep('wang', ids['amei'], [{ role: 'lead', area: places.xinhua }], 'A Mei')).toEqual({
      status: 'kept',
    });
    expect(await personOf(as('wang'), ids['amei'] ?? '')).toMatchObject({
      displayName: 'A Mei',
      roles: [{ role: 'lead', areaId: places.xinhua }],
    });
    await keep('wang', ids['amei'], [{ role: 'worker', area: places.heping }]);
  });

  test('of oneself stay as they are, whoever asks for more', async () => {
    const office = { role: 'office', area: places.east } as const;
    const more = [office, { role: 'lead', area: places.heping } as const];
    expect(await keep('wang', ids['wang'], more)).toEqual({ status: 'self' });
    expect(await keep('wang', ids['wang'], [])).toEqual({ status: 'self' });
    expect(await keep('wang', ids['wang'], [office], 'Director Wang')).toEqual({ status: 'kept' });
    for (const who of ['amei', 'lin'] as const) expect(await keep(who, ids[who], more)).toEqual({ status: 'unknown' });
  });

  test('somewhere else are refused, and those of another office stay its own business', async () => {
    const elsewhere = [{ role: 'worker', area: places.beihai } as const];
    expect(await keep('wang', ids['lin'], elsewhere)).toEqual({ status: 'refused', problems: ['role_place'] });
    expect(await keep('wang', ids['dawei'], elsewhere)).toEqual({ status: 'unknown' });
    await db.sql(`insert into app.staff_role values ($1, 'lead', $2)`, [ids['lin'], places.beihai]);
    expect(await personOf(as('wang'), ids['lin'] ?? '')).toMatchObject({ isShared: true, roles: [{ role: 'lead' }] });
    expect(await setPersonActive(as('wang'), ids['lin'] ?? '', false)).toBe('shared');
    expect(
      await renewInvitation(as('wang'), { person: ids['lin'] ?? '', batch: randomUUID(), tokenHash: hash('x') }),
    ).toBe('shared');
    expect(await keep('wang', ids['lin'], [{ role: 'worker', area: places.xinhua }])).toEqual({ status: 'kept' });
    const held = await db.sql('select role, area_id from app.staff_role where staff_id = $1 order by role', [
      ids['lin'],
    ]);
    expect(held).toEqual([
      { role: 'lead', area_id: places.beihai },
      { role: 'worker', area_id: places.xinhua },
    ]);
  });
});
