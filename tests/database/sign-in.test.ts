import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseAccount } from '../../src/domain/access/account.ts';
import { endSession, renewSession } from '../../src/server/auth/backend-sessions.ts';
import { signInEmail } from '../../src/server/auth/sign-in-email.ts';
import { signIn } from '../../src/server/auth/sign-in.ts';
import { asUser, signInInterface } from '../../src/server/db/clients.ts';
import { staffBehind } from '../../src/server/db/staff.ts';
import { testDatabase, type TestDatabase } from './harness.ts';

const password = 'rain on the roof 7';
let db: TestDatabase;

beforeAll(async () => {
  await clearOfTheQuarter();
  db = await testDatabase();
  for (const account of ['lin', '阿梅', 'dawei', 'guessed', 'forgetful']) await employ(account);
  await db.sql(`update app.staff set phone = '13800138000' where account = 'lin'`);
});
afterAll(() => db.close());

/** Limits count within quarters of an hour: a test that began just before one ends would see its count begin anew. */
async function clearOfTheQuarter(): Promise<void> {
  const quarter = 15 * 60_000;
  const left = quarter - (Date.now() % quarter);
  if (left < 70_000) await new Promise((resolve) => setTimeout(resolve, left));
}

async function employ(account: string): Promise<void> {
  const name = parseAccount(account);
  if (name === null) throw new Error(account);
  const { data } = await db.service().rpc('create_invitation', { account });
  const { token } = data as { token: string };
  const options = { data: { invitation: token } };
  const { error } = await signInInterface().signUp({ email: signInEmail(name), password, options });
  if (error !== null) throw error;
}

let lastAddress = 0;
/** From a new address each time, unless the test is about addresses. */
function attempt(account: string, typed = password, address = `192.0.2.${++lastAddress}`) {
  return signIn({ account, password: typed, address });
}

async function problemOf(...tried: Parameters<typeof attempt>): Promise<string> {
  const outcome = await attempt(...tried);
  return outcome.ok ? 'none' : outcome.problem.code;
}

test.each(['lin', ' Lin ', 'ｌｉｎ', '138 0013 8000', '阿梅'])('%s signs in and is known', async (typed) => {
  const outcome = await attempt(typed);
  if (!outcome.ok) throw new Error(outcome.problem.code);
  const staff = await staffBehind(asUser(outcome.value.access));
  expect(staff?.account).toBe(typed === '阿梅' ? '阿梅' : 'lin');
});

test('a wrong password and an unknown account are told the same, and take as long', async () => {
  const timed = async (account: string) => {
    const start = performance.now();
    const problem = await problemOf(account, 'wrong');
    return { problem, seconds: Math.round((performance.now() - start) / 500) / 2 };
  };
  const [wrong, unknown] = [await timed('lin'), await timed('nobody')];
  expect(unknown).toEqual(wrong);
  expect(unknown.problem).toBe('wrong-pair');
});

test('what is left empty is named, and costs no attempt', async () => {
  for (let time = 0; time < 7; time += 1) {
    expect(await problemOf('lin', '')).toBe('password-missing');
    expect(await problemOf('  ', 'x')).toBe('account-missing');
  }
  expect(await problemOf('lin')).toBe('none');
});

test('after five wrong passwords even the right one has to wait, from any address, and is told how long', async () => {
  for (let time = 0; time < 5; time += 1) expect(await problemOf('guessed', `guess ${time}`)).toBe('wrong-pair');
  const outcome = await attempt('guessed');
  expect(outcome).toMatchObject({ ok: false, problem: { code: 'too-many' } });
  if (outcome.ok || outcome.problem.code !== 'too-many') throw new Error('unreachable');
  expect(outcome.problem.waitSeconds).toBeGreaterThan(0);
  expect(outcome.problem.waitSeconds).toBeLessThanOrEqual(900);
});

test('five guesses side by side do not become six', async () => {
  const guesses = Array.from({ length: 12 }, (_, guess) => problemOf('forgetful', `guess ${guess}`));
  const problems = await Promise.all(guesses);
  expect(problems.filter((problem) => problem === 'wrong-pair')).toHaveLength(5);
  expect(problems.filter((problem) => problem === 'too-many')).toHaveLength(7);
});

test('somebody who signs in seven times in a row is not taken for a guesser', async () => {
  for (let time = 0; time < 7; time += 1) expect(await problemOf('lin', password, '198.51.100.7')).toBe('none');
});

test('one address that tries many accounts has to wait, and its neighbours do not', async () => {
  const guess = (visitor: number) => problemOf(`visitor${visitor}`, 'x', '203.0.113.9');
  const problems = await Promise.all(Array.from({ length: 32 }, (_, visitor) => guess(visitor)));
  expect(problems.filter((problem) => problem === 'too-many')).toHaveLength(2);
  expect(await problemOf('lin')).toBe('none');
});

test('a deactivated person is out at once, and is told so only after the right password', async () => {
  const before = await attempt('dawei');
  if (!before.ok) throw new Error(before.problem.code);
  await db.sql(`update app.staff set active = false where account = 'dawei'`);
  expect(await staffBehind(asUser(before.value.access))).toBeNull();
  expect(await problemOf('dawei')).toBe('inactive');
  expect(await problemOf('dawei', 'wrong')).toBe('wrong-pair');
});

test('a session renews until it is ended, then no more', async () => {
  const outcome = await attempt('lin');
  if (!outcome.ok) throw new Error(outcome.problem.code);
  const [one, other] = await Promise.all([renewSession(outcome.value.refresh), renewSession(outcome.value.refresh)]);
  expect(one).not.toBeNull();
  expect(other).toEqual(one);
  await endSession(one?.access ?? '');
  expect(await renewSession(one?.refresh ?? '')).toBeNull();
});

test.each(['abc', 'a.b.c'])('a made-up session (%j) is nobody', async (token) => {
  expect(await staffBehind(asUser(token))).toBeNull();
  expect(await renewSession(token)).toBeNull();
});
