/** Accounts come from invitations alone, through the Auth service as people meet it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { signInInterface } from '../../src/server/db/clients.ts';
import { places, twoOffices } from './two-offices.ts';
import type { TwoOffices } from './two-offices.ts';

const password = 'rain on the roof 7';

let db: TwoOffices;
beforeAll(async () => {
  db = await twoOffices();
});
afterAll(() => db.close());

async function invite(account: string, more: Record<string, unknown> = {}): Promise<string> {
  const invitation = await db.call('the site', 'create_invitation', { account, ...more });
  return (invitation as { token: string }).token;
}

async function staff(account: string): Promise<Record<string, unknown> | undefined> {
  const [row] = await db.sql('select id, auth_user_id, display_name from app.staff where account = $1', [account]);
  return row;
}

async function rolesOf(account: string): Promise<string[]> {
  const rows = await db.sql(
    `select role || ' in ' || area.name_en as held from app.staff_role
     join app.staff on staff.id = staff_id join app.area on area.id = area_id
     where account = $1 order by held`,
    [account],
  );
  return rows.map(({ held }) => String(held));
}

describe('signing up', () => {
  const attempt = async (data?: Record<string, unknown>) => {
    const email = `${crypto.randomUUID()}@staff.linli.internal`;
    return signInInterface().signUp({ email, password, ...(data === undefined ? {} : { options: { data } }) });
  };

  test.each([
    ['without an invitation', undefined],
    ['with an invented one', { invitation: 'a'.repeat(64) }],
    ['with one that is no text', { invitation: { like: '%' } }],
  ])('%s is refused and leaves nobody behind', async (_how, data) => {
    const before = await db.sql('select count(*) from auth.users');
    const { data: outcome, error } = await attempt(data);
    expect(error).not.toBeNull();
    expect(outcome.session).toBeNull();
    expect(await db.sql('select count(*) from auth.users')).toEqual(before);
  });

  test('with an invitation makes the person known, once', async () => {
    const invitation = await invite('xiaoyu', { roles: [{ role: 'lead', area_id: places.xinhua }] });
    const { data, error } = await attempt({ invitation });
    expect(error).toBeNull();
    expect(await staff('xiaoyu')).toMatchObject({ auth_user_id: data.user?.id });
    expect(await rolesOf('xiaoyu')).toEqual(['lead in Xinhua']);
    expect((await attempt({ invitation })).error).not.toBeNull();
  });
});

test('an expired invitation and one replaced by a later one no longer work', async () => {
  const replaced = await invite('late');
  const expired = await invite('late');
  await expect(db.addAuthUser(replaced)).rejects.toThrow('valid invitation');
  await db.sql(`update app.invitation set expires_at = now() where used_at is null`);
  expect(await db.call('the site', 'invitation', { token: expired })).toBeNull();
  await expect(db.addAuthUser(expired)).rejects.toThrow('valid invitation');
});

test('the page behind an invitation can say whom it invites; the token itself is kept nowhere', async () => {
  const token = await invite('meihua', { display_name: '梅花' });
  expect(await db.call('the site', 'invitation', { token })).toMatchObject({ account: 'meihua', display_name: '梅花' });
  const [kept] = await db.sql(
    `select exists (select from app.invitation where invitation::text like '%' || $1 || '%')
       or exists (select from app.audit where audit::text like '%' || $1 || '%') as kept`,
    [token],
  );
  expect(kept).toEqual({ kept: false });
});

test('a password reset is a new invitation: the old sign-in ends at once, the person and the roles stay', async () => {
  const before = await staff('wang');
  const token = await invite('wang');
  expect(await db.call('wang', 'me')).toBeNull();
  const newAuthId = await db.addAuthUser(token);
  expect(await staff('wang')).toEqual({ ...before, auth_user_id: newAuthId });
  expect(await rolesOf('wang')).toEqual(['office in East']);
  expect(await db.user(newAuthId).rpc('me')).toMatchObject({ data: { account: 'wang' } });
});

test('roles given with an invitation replace those held so far', async () => {
  await invite('amei', { roles: [{ role: 'lead', area_id: places.heping }] });
  expect(await rolesOf('amei')).toEqual(['lead in Heping']);
});

test('a phone number finds its account, unless the person was deactivated', async () => {
  await invite('phoned', { phone: '13900139000' });
  const account = () => db.call('the site', 'account_of_phone', { phone: '13900139000' });
  expect(await account()).toBe('phoned');
  await db.sql(`update app.staff set active = false where account = 'phoned'`);
  expect(await account()).toBeNull();
});

test('the first invitation is for the first sub-district of an installation without people, and for no other', async () => {
  const names = { account: 'office', office_name_zh: '本街道', office_name_en: 'Our sub-district' };
  expect(await db.call('the site', 'first_invitation', names)).toBeNull();

  await db.sql('delete from auth.users');
  const { token } = (await db.call('the site', 'first_invitation', names)) as { token: string };
  await db.addAuthUser(token);
  expect(await rolesOf('office')).toEqual(['office in West']);
  expect(await db.call('the site', 'first_invitation', names)).toBeNull();
});
