/** What was counted batch by batch is what recounting the answers gives; and both are what counting by hand gives. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { answerRow, places, twoOffices, waves } from './two-offices.ts';
import type { TwoOffices } from './two-offices.ts';

let db: TwoOffices;
beforeAll(async () => {
  db = await twoOffices();
});
afterAll(() => db.close());

const ids = Array.from({ length: 25 }, () => randomUUID());
const dayOf = { '2026-11-16': '2026-11-18', '2026-11-23': '2026-11-29' } as const;

const answers = fc.record(
  {
    know: fc.constantFrom('known', 'heard', 'unknown'),
    score: fc.constantFrom(1, 2, '2', 5),
    came: fc.boolean(),
    took: fc.array(fc.constantFrom('clean', 'sort', 'none', 3), { maxLength: 4 }),
    parts: fc.dictionary(fc.constantFrom('lift', 'yard'), fc.constantFrom<unknown>('good', 4, ['bad'])),
    age: fc.constantFrom('18-34', '65+'),
    wish: fc.string(),
    odd: fc.jsonValue(),
  },
  { requiredKeys: [] },
);

/** Ids and digests repeat, so that a batch meets repeats and conflicts; some rows are bad. */
const row = fc
  .record({
    id: fc.constantFrom(...ids, ...ids, 'no id'),
    digest: fc.constantFrom('a', 'b'),
    community_id: fc.constantFrom(places.heping, places.xinhua, places.beihai),
    channel: fc.constantFrom('door', 'poster'),
    mode: fc.constantFrom('self', 'assisted'),
    cluster: fc.constantFrom(null, 1, 2),
    week: fc.constantFrom<keyof typeof dayOf>('2026-11-16', '2026-11-23'),
    flags: fc.constantFrom(0, 0, 2, 8, 16),
    eligible: fc.boolean(),
    answers,
  })
  .map((changes) => answerRow({ ...changes, day: dayOf[changes.week] }));

const tallyTables = ['tally', 'tally_split', 'tally_completed'] as const;

async function counts(): Promise<Record<string, unknown[]>> {
  const rows = await Promise.all(
    tallyTables.map((table) => db.sql(`select to_jsonb(held) as row from app.${table} as held order by held::text`)),
  );
  return Object.fromEntries(tallyTables.map((table, index) => [table, rows[index] ?? []]));
}

async function startOver(): Promise<void> {
  await db.sql('truncate app.answer, app.tally, app.tally_split, app.tally_completed');
}

async function rebuild(): Promise<unknown> {
  return db.call('the site', 'rebuild_tallies', { wave_id: waves.east });
}

test('recounting random batches, with repeats, conflicts and bad rows among them, corrects nothing', async () => {
  const batches = fc.array(fc.array(row, { minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(batches, async (sent) => {
      await startOver();
      for (const batch of sent) await db.call('the site', 'record_answers', { batch });
      const asRecorded = await counts();
      expect(await rebuild()).toBe(true);
      await db.sql('truncate app.tally, app.tally_split');
      await rebuild();
      expect(await counts()).toEqual(asRecorded);
    }),
    { numRuns: 20, seed: 20261123 },
  );
});

test('counts choices as text, several choices once each, rows by name, and whoever answered at all', async () => {
  await startOver();
  const given = {
    know: 'known',
    score: 2,
    came: false,
    took: ['clean', 'clean', 3],
    parts: { lift: 'good', yard: ['bad'] },
  };
  const batch = [
    answerRow({ answers: { ...given, wish: 'trees' } }),
    answerRow({ answers: { score: '2', took: [] }, flags: 2, mode: 'paper' }),
    answerRow({ answers: given, eligible: false }),
  ];
  await db.call('the site', 'record_answers', { batch });
  const tallies = await db.sql(
    'select question, choice, mode, flagged, count from app.tally order by question, choice, flagged',
  );
  expect(tallies.map((tally) => Object.values(tally).join(' '))).toEqual([
    'came false self false 1',
    'know known self false 1',
    'parts.lift good self false 1',
    'score 2 self false 1',
    'score 2 paper true 1',
    'took  self false 1',
    'took 3 self false 1',
    'took clean self false 1',
  ]);
  const days = await db.sql('select eligible, count from app.tally_completed order by eligible');
  expect(days).toEqual([
    { eligible: false, count: 1 },
    { eligible: true, count: 2 },
  ]);
});

test('splits headlines and the cross-check alone, along one dimension at a time', async () => {
  await startOver();
  const batch = [answerRow({ answers: { know: 'known', score: 2, age: '65+' }, cluster: 4 })];
  await db.call('the site', 'record_answers', { batch });
  const splits = await db.sql(
    'select question, choice, dimension, value, count from app.tally_split order by dimension',
  );
  expect(splits.map((split) => Object.values(split).join(' '))).toEqual([
    'know known age 65+ 1',
    'know known channel poster 1',
    'know known cluster 4 1',
    'know known week 2026-11-23 1',
  ]);
});

test('what was damaged is set right from the answers, weeks booked on their Monday', async () => {
  await startOver();
  await db.call('the site', 'record_answers', { batch: [answerRow(), answerRow()] });
  const before = await counts();
  await db.sql('update app.tally set count = 7');
  await db.sql(
    `insert into app.tally select wave_id, community_id, flagged, question, 'ghost', mode, 1 from app.tally`,
  );
  await db.sql('delete from app.tally_split');
  await db.sql('update app.tally_completed set count = 1');
  expect(await rebuild()).toBe(false);
  expect(await rebuild()).toBe(true);
  const after = await counts();
  expect(after['tally']).toEqual(before['tally']);
  expect(after['tally_split']).toEqual(before['tally_split']);
  expect(await db.sql('select day::text, count from app.tally_completed')).toEqual([{ day: '2026-11-23', count: 2 }]);
});
