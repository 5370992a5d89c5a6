/** The office's page over a real database: what it says of few answers, of none, and to whom. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { readOverview, type Overview, type OverviewPage } from '../../src/pages/office/_overview/overview.ts';
import type { UserDb } from '../../src/server/db/clients.ts';
import { answerRow, places, twoOffices, type Person, type TwoOffices } from './two-offices.ts';

const wave = '00000000-0000-4000-8000-0000000000e3';
const choices = ['very', 'not'] as const;
const roles = { very: 'very_satisfied', not: 'very_dissatisfied' } as const;
const form = {
  format: 1,
  languages: ['zh-CN'],
  title: {},
  calculated: [],
  pages: [
    {
      name: 'page',
      elements: [
        {
          kind: 'radiogroup',
          name: 'overall',
          title: {},
          required: false,
          validators: [],
          choices: choices.map((value) => ({ value, text: {}, role: roles[value] })),
        },
      ],
    },
  ],
};
const counting = { countable: { overall: 'one' }, headlines: { satisfaction: 'overall' }, eligibility: [] };

let db: TwoOffices;
beforeAll(async () => {
  db = await twoOffices();
  const published = await db.call('the site', 'publish_questionnaire', {
    slug: 'satisfied',
    version: 1,
    definition: {},
    form,
    counting,
  });
  const { version_id } = published as { version_id: string };
  await db.sql(
    `insert into app.wave (id, questionnaire_version_id, name, area_id, opens_at, closes_at)
     values ($1, $2, 'autumn', $3, now() - interval '1 hour', now() + interval '9 days')`,
    [wave, version_id, places.east],
  );
});
afterAll(() => db.close());

function overviewFor(who: Person, asked: string | null = wave): Promise<OverviewPage> {
  const address = new URLSearchParams({ sort: 'name', ...(asked === null ? {} : { wave: asked }) });
  return readOverview(db.as(who) as UserDb, { address, now: new Date() }, 'en');
}

async function shownTo(who: Person): Promise<Overview> {
  const page = await overviewFor(who);
  if (page.state !== 'wave') throw new Error(page.state);
  return page;
}

async function answer(community: keyof typeof places, times: number, overall: (typeof choices)[number] = 'very') {
  const row = () =>
    answerRow({ id: randomUUID(), wave_id: wave, community_id: places[community], answers: { overall } });
  await db.call('the site', 'record_answers', { batch: Array.from({ length: times }, row) });
}

test('a wave without answers has its communities, and not one figure', async () => {
  const { answers, rows, tallies, total } = await shownTo('wang');
  expect(answers).toBe(0);
  expect(rows.map(({ name, cells }) => [name, cells.satisfaction.state])).toEqual([
    ['Heping', 'suppressed'],
    ['Xinhua', 'suppressed'],
  ]);
  expect(total?.cells.satisfaction.state).toBe('suppressed');
  expect(tallies[0]?.counts).toEqual({ all: 2, met: 0, notMet: 0, unclear: 2 });
  expect(JSON.stringify(rows)).not.toContain('NaN');
});

test('four answers are counted but not shown, and no sum gives them away', async () => {
  await answer('heping', 4);
  await answer('xinhua', 30);
  const { rows, total } = await shownTo('wang');
  const [heping, xinhua] = rows;
  expect(heping).toMatchObject({ answers: 4, cells: { satisfaction: { state: 'suppressed', minimum: 5 } } });
  expect(xinhua?.cells.satisfaction).toMatchObject({ state: 'found', estimate: 1, n: 30, verdict: 'unclear' });
  expect(total?.cells.satisfaction).toMatchObject({ n: 30 });
});

test('the fifth answer opens the cell, with its doubt', async () => {
  await answer('heping', 1, 'not');
  const [heping] = (await shownTo('wang')).rows;
  expect(heping?.cells.satisfaction).toMatchObject({ state: 'found', estimate: 0.8, n: 5, verdict: 'unclear' });
  expect(heping?.cells.score).toMatchObject({ state: 'found', estimate: 80, n: 5, verdict: 'unclear' });
  expect(heping?.cells.awareness).toEqual({ state: 'unasked' });
});

test('a schoolchild is counted, and in no rate', async () => {
  const before = await shownTo('wang');
  const child = answerRow({ id: randomUUID(), wave_id: wave, community_id: places.heping, eligible: false });
  await db.call('the site', 'record_answers', { batch: [{ ...child, answers: { overall: 'not' } }] });
  const after = await shownTo('wang');
  expect([before.ineligible, after.ineligible]).toEqual([0, 1]);
  expect(after.rows).toEqual(before.rows);
});

test('Lin leads Heping and reads Heping alone, without a total', async () => {
  const { asOf, rows, total } = await shownTo('lin');
  expect(rows.map(({ name }) => name)).toEqual(['Heping']);
  expect(total).toBeNull();
  expect(asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
});

test('Dawei of the office next door, and Amei who leads nothing, are told there is no such wave', async () => {
  expect(await overviewFor('dawei')).toEqual({ state: 'no-such-wave' });
  expect(await overviewFor('amei')).toEqual({ state: 'no-such-wave' });
});

test('an office that has set up no wave yet is told so', async () => {
  await db.sql('delete from app.wave where area_id = $1', [places.west]);
  expect(await overviewFor('dawei', null)).toEqual({ state: 'no-wave' });
});
