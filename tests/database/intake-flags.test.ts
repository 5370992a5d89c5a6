/** Doubts are noted with an answer and never refuse it. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { DatabaseError } from '../../src/server/db/clients.ts';
import type { EntryPoint } from '../../src/server/db/entry-points.ts';
import { testDatabase } from './harness.ts';
import type { TestDatabase } from './harness.ts';
import { street, topics } from './intake-street.ts';
import type { Street } from './intake-street.ts';

const clock = { now: new Date() };
let db: TestDatabase;
let here: Street;
let entryPoint: EntryPoint;

beforeAll(async () => {
  db = await testDatabase();
  here = await street(db, clock);
});
afterAll(() => db.close());
beforeEach(async () => {
  clock.now = new Date('2026-11-22T04:00:00Z');
  entryPoint = await here.entryPoint();
});

async function flagsOfAll(): Promise<number[]> {
  const rows = await db.sql('select flags from app.answer where wave_id = $1 order by flags', [entryPoint.wave.id]);
  return rows.map((row) => Number(row['flags']));
}

const sameEverywhere = Object.fromEntries(topics.map((topic) => [topic, 'very']));

test('the next person on the same phone counts, flagged as a possible duplicate', async () => {
  const intake = here.intake();
  await intake.submit(here.submission(entryPoint, { token: 'a phone' }));
  await intake.submit(here.submission(entryPoint, { token: 'a phone' }));
  await intake.submit(here.submission(entryPoint, { token: 'another phone' }));
  expect(await flagsOfAll()).toEqual([0, 0, 1]);
});

test('the same phone in another wave is no duplicate', async () => {
  const intake = here.intake();
  await intake.submit(here.submission(await here.entryPoint(), { token: 'a phone' }));
  await intake.submit(here.submission(entryPoint, { token: 'a phone' }));
  expect(await flagsOfAll()).toEqual([0]);
});

test('phones that keep nothing are never duplicates of each other', async () => {
  const intake = here.intake();
  for (const token of [null, '', null]) await intake.submit(here.submission(entryPoint, { token }));
  expect(await flagsOfAll()).toEqual([0, 0, 0]);
});

test('less than two seconds per item is haste; the same all along with haste is a straight line', async () => {
  const intake = here.intake();
  await intake.submit(here.submission(entryPoint, { answers: sameEverywhere, seconds: 15 }));
  await intake.submit(here.submission(entryPoint, { answers: { ...sameEverywhere, trees: 'not' }, seconds: 15 }));
  await intake.submit(here.submission(entryPoint, { answers: sameEverywhere, seconds: 16 }));
  await intake.submit(here.submission(entryPoint, { answers: sameEverywhere }));
  await intake.submit(here.submission(entryPoint, { answers: sameEverywhere, seconds: -3 }));
  expect(await flagsOfAll()).toEqual([0, 0, 0, 2, 6]);
});

test('from thirty answers on, far below the median of the wave is haste too', async () => {
  const others = here.intake();
  await Promise.all(Array.from({ length: 29 }, () => others.submit(here.submission(entryPoint, { seconds: 100 }))));
  await others.submit(here.submission(entryPoint, { seconds: 35 }));
  expect(await flagsOfAll()).toEqual(Array(30).fill(0));
  await here.intake().submit(here.submission(entryPoint, { seconds: 35 }));
  expect(await flagsOfAll()).toEqual([...Array<number>(30).fill(0), 2]);
});

test('a median that cannot be had costs the flag, not the answer', async () => {
  const intake = here.intake({
    durationMedian: () => Promise.reject(new DatabaseError('duration_median', { code: 'SUP' })),
  });
  expect(await intake.submit(here.submission(entryPoint, { seconds: 35 }))).toEqual({ state: 'stored' });
  expect(await flagsOfAll()).toEqual([0]);
});

test('night in China is noted, whatever the zone of the server', async () => {
  const intake = here.intake();
  clock.now = new Date('2026-11-22T18:30:00Z');
  await intake.submit(here.submission(entryPoint));
  clock.now = new Date('2026-11-22T06:30:00Z');
  await intake.submit(here.submission(entryPoint));
  expect(await flagsOfAll()).toEqual([0, 8]);
});

test('an interviewer’s tablet is no duplicate, however often it sends', async () => {
  const intake = here.intake();
  for (const mode of ['street', 'telephone', 'paper', 'street'] as const)
    await intake.submit(here.submission(entryPoint, { mode, token: 'the tablet' }));
  await intake.submit(here.submission(entryPoint, { token: 'the tablet' }));
  expect(await flagsOfAll()).toEqual([0, 0, 0, 0, 0]);
  expect(await db.sql('select from app.duplicate_trace where wave_id = $1', [entryPoint.wave.id])).toHaveLength(1);
});

test('sheets are typed in at any speed and at night; an interview in haste is one, and night is night', async () => {
  clock.now = new Date('2026-11-22T15:30:00Z');
  const intake = here.intake();
  const fast = { answers: sameEverywhere, seconds: 3 };
  await intake.submit(here.submission(entryPoint, { ...fast, mode: 'paper' }));
  await intake.submit(here.submission(entryPoint, { ...fast, mode: 'telephone' }));
  expect(await flagsOfAll()).toEqual([0, 2 + 4 + 8]);
});

test('reading aloud takes longer, so only those who read for themselves are compared with each other', async () => {
  const intake = here.intake();
  for (const mode of ['street', 'telephone', 'paper', 'assisted', 'self'] as const)
    await intake.submit(here.submission(entryPoint, { mode, seconds: 200 }));
  const held = await db.sql('select count from app.duration_histogram where wave_id = $1', [entryPoint.wave.id]);
  expect(held).toEqual([{ count: 1 }]);
});
