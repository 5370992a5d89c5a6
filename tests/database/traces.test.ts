/** Short memory: counters that hold under attack, and nothing of it left after 48 hours. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { twoOffices, waves } from './two-offices.ts';
import type { TwoOffices } from './two-offices.ts';

let db: TwoOffices;
beforeAll(async () => {
  db = await twoOffices();
});
afterAll(() => db.close());
beforeEach(() => db.sql('truncate app.throttle, app.duplicate_trace, app.daily_salt'));

/** A window so long that no test stands at its end. */
const day = 86_400;

async function take(tokens = 1, key = 'somebody'): Promise<{ allowed: boolean; retry_after: number }> {
  const args = { key, most: 5, window_seconds: day, tokens };
  return (await db.call('the site', 'take_tokens', args)) as { allowed: boolean; retry_after: number };
}

test('of many requests at the same moment exactly the limit is allowed', async () => {
  const outcomes = await Promise.all(Array.from({ length: 12 }, () => take()));
  expect(outcomes.filter(({ allowed }) => allowed)).toHaveLength(5);
});

test('a refusal says how long to wait, and asking on does not make the wait longer than the window', async () => {
  for (let time = 0; time < 9; time += 1) await take();
  const { allowed, retry_after } = await take();
  expect(allowed).toBe(false);
  expect(retry_after).toBeGreaterThan(0);
  expect(retry_after).toBeLessThanOrEqual(day);
});

test('counters asked for together answer in the order they were asked, each by its own limit', async () => {
  const ask = (key: string, most: number) => ({ key, most, window_seconds: day, tokens: 1 });
  const asked = [ask('late', 1), ask('early', 5), ask('late', 1)];
  const answers = (await db.call('the site', 'take_tokens_together', { asked })) as { allowed: boolean }[];
  expect(answers.map(({ allowed }) => allowed)).toEqual([true, true, false]);
  expect(await db.call('the site', 'take_tokens_together', { asked: [] })).toEqual([]);
});

test('looking takes nothing', async () => {
  for (let time = 0; time < 9; time += 1) expect(await take(0)).toMatchObject({ allowed: true });
  for (let time = 0; time < 5; time += 1) await take();
  expect(await take(0)).toMatchObject({ allowed: false });
});

test('tokens given back can be taken again, never more than were taken', async () => {
  for (let time = 0; time < 5; time += 1) await take();
  await db.call('the site', 'return_tokens', { key: 'somebody', tokens: 99 });
  for (let time = 0; time < 5; time += 1) expect(await take()).toMatchObject({ allowed: true });
  expect(await take()).toMatchObject({ allowed: false });
});

test('one key does not use up the tokens of another, and no key can be read from the table', async () => {
  for (let time = 0; time < 6; time += 1) await take();
  expect(await take(1, 'somebody else')).toMatchObject({ allowed: true });
  const [kept] = await db.sql(`select count(*)::integer from app.throttle where throttle::text like '%somebody%'`);
  expect(kept).toEqual({ count: 0 });
});

test('the salt is the same all day, everywhere, and another the next day', async () => {
  const [first, second] = await Promise.all([db.call('the site', 'daily_salt'), db.call('the site', 'daily_salt')]);
  expect(first).toBe(second);
  expect(String(first)).toMatch(/^[0-9a-f]{64}$/);
  await db.sql('update app.daily_salt set day = day - 1');
  expect(await db.call('the site', 'daily_salt')).not.toBe(first);
});

test('a phone is seen before from the second time on, wave by wave', async () => {
  const seen = (wave_id: string) => db.call('the site', 'note_duplicate', { wave_id, hash: 'salted' });
  expect([await seen(waves.east), await seen(waves.east), await seen(waves.west)]).toEqual([false, true, false]);
});

test('after 48 hours nothing is left; what is younger stays', async () => {
  const fill = async () => {
    await take();
    await db.call('the site', 'daily_salt');
    await db.call('the site', 'note_duplicate', { wave_id: waves.east, hash: 'salted' });
  };
  await fill();
  await db.sql(`update app.throttle set window_start = window_start - interval '3 days'`);
  await db.sql(`update app.duplicate_trace set noted_at = noted_at - interval '49 hours', hash = 'old'`);
  await db.sql('update app.daily_salt set day = day - 2');
  await fill();
  expect(await db.call('the site', 'purge_traces')).toEqual({ salts: 1, counters: 1, traces: 1 });
  expect(await db.call('the site', 'purge_traces')).toEqual({ salts: 0, counters: 0, traces: 0 });
  expect(await db.sql('select from app.duplicate_trace')).toHaveLength(1);
});
