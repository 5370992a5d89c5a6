/** The first start of an installation: nobody is there, one invitation is printed, and whoever uses it is the office. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { asUser, callApi } from '../../src/server/db/clients.ts';
import { firstInvitation } from '../../src/server/db/service/first-invitation.ts';
import { acceptInvitation } from '../../src/server/auth/accept-invitation.ts';
import type { Acceptance } from '../../src/server/auth/accept-invitation.ts';
import { invitationBehind } from '../../src/server/auth/invitations.ts';
import { signIn } from '../../src/server/auth/sign-in.ts';
import { inviteFirstPerson } from '../../src/server/start/invite-first-person.ts';
import { testDatabase } from './harness.ts';
import type { TestDatabase } from './harness.ts';

const password = 'rain on the roof';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
/** Each test finds nobody. */
beforeEach(() => db.sql('truncate auth.users, app.staff, app.area cascade'));

async function printed(): Promise<string> {
  const made = await inviteFirstPerson('https://survey.example');
  return new URL(made?.link ?? 'https://nobody.example').searchParams.get('token') ?? '';
}

function acceptance(token: string, changes: Partial<Acceptance> = {}): Acceptance {
  const office = { officeZh: '和平街道', officeEn: 'Heping Sub-district' };
  return { token, account: 'WangFang', ...office, password, again: password, ...changes };
}

describe('an installation in which nobody is', () => {
  test('prints a link at every start, and each works until one is used', async () => {
    const [first, second] = [await printed(), await printed()];
    expect(first).not.toBe(second);
    expect(await invitationBehind(first)).toMatchObject({ office: { zh: '本街道', en: 'Our sub-district' } });
    expect((await acceptInvitation(acceptance(second))).ok).toBe(true);
    expect(await invitationBehind(first)).toBeNull();
    expect(await acceptInvitation(acceptance(first, { account: 'lin' }))).toEqual({ ok: false, problem: 'void' });
    expect(await inviteFirstPerson('https://survey.example')).toBeNull();
  });

  test('makes its first person the office of a sub-district with the name they gave it', async () => {
    const outcome = await acceptInvitation(acceptance(await printed()));
    if (!outcome.ok) throw new Error(outcome.problem);
    expect(await callApi(asUser(outcome.value.access), 'me')).toMatchObject({
      account: 'wangfang',
      display_name: 'wangfang',
      roles: [
        { role: 'office', area_kind: 'subdistrict', area_name_zh: '和平街道', area_name_en: 'Heping Sub-district' },
      ],
    });
    const again = await signIn({ account: 'wangfang', password, address: '203.0.113.1' });
    expect(again.ok).toBe(true);
    expect(await db.sql('select count(*)::integer as n from app.area')).toEqual([{ n: 1 }]);
  });

  test('two sites that start together each print a link that works, for the same person', async () => {
    const tokens = await Promise.all([printed(), printed()]);
    expect((await Promise.all(tokens.map(invitationBehind))).map((found) => found?.account)).toEqual([
      'office',
      'office',
    ]);
    expect(await db.sql('select count(*)::integer as n from app.staff')).toEqual([{ n: 1 }]);
  });

  test('of two people who hold a link each, at the same moment, one gets in', async () => {
    const tokens = [await printed(), await printed()];
    const outcomes = await Promise.all(
      tokens.map((token, i) => acceptInvitation(acceptance(token, { account: `person${i}` }))),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.problem]))).toEqual(['void']);
    expect(await db.sql('select count(*)::integer as n from auth.users')).toEqual([{ n: 1 }]);
  });

  test('keeps four links at most, the newest', async () => {
    const tokens: string[] = [];
    for (let start = 0; start < 6; start += 1) tokens.push(await printed());
    const valid = await Promise.all(tokens.map(async (token) => (await invitationBehind(token)) !== null));
    expect(valid).toEqual([false, false, true, true, true, true]);
  });

  test('an English name may be left out', async () => {
    await acceptInvitation(acceptance(await printed(), { officeEn: ' ' }));
    expect(await db.sql('select name_zh, name_en from app.area')).toEqual([
      { name_zh: '和平街道', name_en: '和平街道' },
    ]);
  });
});

test('an imported sub-district is taken up, not made a second time', async () => {
  const areas = [
    { id: '00000000-0000-4000-8000-00000000000e', kind: 'subdistrict', name_zh: '东街道', name_en: 'East' },
  ];
  await callApi(db.service(), 'import_office', { office: { areas } });
  expect(await invitationBehind(await printed())).toMatchObject({ office: { zh: '东街道', en: 'East' } });
  expect(await db.sql('select count(*)::integer as n from app.area')).toEqual([{ n: 1 }]);
});

describe('what cannot be taken', () => {
  test.each([
    ['no name of the office', { officeZh: ' ' }, 'office-missing'],
    ['no account', { account: '' }, 'account-missing'],
    ['an account of signs', { account: 'wang fang!' }, 'account-unfit'],
    ['a phone number for an account', { account: '138 0013 8000' }, 'account-unfit'],
    ['no password', { password: '', again: '' }, 'password-missing'],
    ['a short password', { password: 'short', again: 'short' }, 'password-short'],
    ['the account as a password', { password: 'wangfang88', again: 'wangfang88' }, 'password-same-as-account'],
    ['two different passwords', { again: 'rain on the ruin' }, 'password-differ'],
  ])('%s is told, and the invitation still works', async (_, changes, problem) => {
    const token = await printed();
    expect(await acceptInvitation(acceptance(token, changes))).toEqual({ ok: false, problem });
    expect((await acceptInvitation(acceptance(token))).ok).toBe(true);
  });

  test('a link that has expired or was invented', async () => {
    const token = await printed();
    await db.sql('update app.invitation set expires_at = now()');
    for (const old of [token, 'a'.repeat(64), ''])
      expect(await acceptInvitation(acceptance(old))).toEqual({ ok: false, problem: 'void' });
  });
});

describe('a later invitation', () => {
  test('keeps the account and the office as they are, whatever is sent along', async () => {
    await acceptInvitation(acceptance(await printed()));
    const invited = await callApi(db.service(), 'create_invitation', { account: 'lin', display_name: '林' });
    const { token } = invited as { token: string };
    expect(await invitationBehind(token)).toEqual({ account: 'lin', displayName: '林', office: null });
    const outcome = await acceptInvitation(acceptance(token, { account: 'wangfang', officeZh: '改名' }));
    if (!outcome.ok) throw new Error(outcome.problem);
    expect(await callApi(asUser(outcome.value.access), 'me')).toMatchObject({ account: 'lin', display_name: '林' });
    expect(await db.sql('select name_zh from app.area')).toEqual([{ name_zh: '和平街道' }]);
  });

  test('an account somebody has is not taken from them by the first person', async () => {
    const token = await printed();
    await callApi(db.service(), 'create_invitation', { account: 'lin' });
    expect(await acceptInvitation(acceptance(token, { account: 'lin' }))).toEqual({
      ok: false,
      problem: 'account-taken',
    });
  });
});

test('the token itself is kept nowhere', async () => {
  const made = await firstInvitation({ account: 'office', nameZh: '本街道', nameEn: 'Our sub-district' });
  const [kept] = await db.sql(
    `select exists (select from app.invitation where invitation::text like '%' || $1 || '%')
       or exists (select from app.audit where audit::text like '%' || $1 || '%') as kept`,
    [made?.token],
  );
  expect(kept).toEqual({ kept: false });
});
