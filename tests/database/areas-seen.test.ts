/** A role is a role somewhere: what each person's own calls return, and what happens when they ask for a neighbour's. */
import { afterAll, beforeAll, expect, test } from 'vitest';

import { answerRow, everybody, places, twoOffices, waves } from './two-offices.ts';
import type { Person, TwoOffices } from './two-offices.ts';

let db: TwoOffices;

beforeAll(async () => {
  db = await twoOffices();
  await record(places.heping, places.heping, places.xinhua);
});
afterAll(() => db.close());

type Report = {
  wave: { id: string; target: number };
  communities: {
    community: { id: string; households: number };
    planned_n: number;
    as_of: string | null;
    tallies: { question: string; choice: string; count: number }[];
    splits: { dimension: string; question: string }[];
    completed: { count: number }[];
  }[];
};

async function record(...communities: string[]): Promise<void> {
  const answers = { know: 'heard', came: true, took: ['clean'], score: 4, age: '18-34' };
  const batch = communities.map((community_id) => answerRow({ community_id, answers }));
  await db.call('the site', 'record_answers', { batch });
}

async function report(who: Person, wave: string, name = 'wave_tallies', more = {}): Promise<Report | null> {
  return (await db.call(who, name, { wave, ...more })) as Report | null;
}

async function completed(who: Person): Promise<Record<string, number>> {
  const communities = (await report(who, waves.east))?.communities ?? [];
  return Object.fromEntries(
    communities.map(({ community, completed }) => [community.id, completed.reduce((sum, { count }) => sum + count, 0)]),
  );
}

test('each person is told who they are and where', async () => {
  expect(await db.call('lin', 'me')).toMatchObject({
    account: 'lin',
    roles: [{ role: 'lead', area_id: places.heping, area_kind: 'community', area_name_en: 'Heping' }],
  });
});

test('the office sees every community of its sub-district, with plan and households', async () => {
  const seen = await report('wang', waves.east);
  expect(seen?.wave).toMatchObject({ id: waves.east, target: 0.95 });
  expect(seen?.communities.map(({ community }) => community.id)).toEqual([places.heping, places.xinhua]);
  expect(seen?.communities[0]).toMatchObject({ planned_n: 110, as_of: null, community: { households: 900 } });
  expect(seen?.communities[0]?.tallies).toContainEqual(
    expect.objectContaining({ question: 'know', choice: 'heard', count: 2 }),
  );
});

test('a lead sees the own community and not the one beside it', async () => {
  expect(await completed('lin')).toEqual({ [places.heping]: 2 });
});

test('a worker sees no tally and no wave', async () => {
  expect(await report('amei', waves.east)).toBeNull();
  expect(await db.call('amei', 'my_waves')).toEqual([]);
});

test('the office next door sees nothing of ours, not even that the wave exists', async () => {
  expect(await report('dawei', waves.east)).toBeNull();
  expect(await report('dawei', waves.east, 'wave_overview')).toBeNull();
  expect(await db.call('dawei', 'my_waves')).toMatchObject([{ id: waves.west }]);
  expect(await report('wang', waves.west)).toBeNull();
});

test('a lead gets figures of the day, so that no single answer can be told from two looks; the office gets the running ones', async () => {
  await report('lin', waves.east);
  await record(places.heping);
  expect(await completed('lin')).toEqual({ [places.heping]: 2 });
  expect(await completed('wang')).toEqual({ [places.heping]: 3, [places.xinhua]: 1 });

  await db.sql(`update app.daily_figures set day = day - 1`);
  expect(await completed('lin')).toEqual({ [places.heping]: 3 });
});

test('figures of the day are forgotten after a week', async () => {
  await report('lin', waves.east);
  await db.sql(`update app.daily_figures set day = day - 8`);
  await report('lin', waves.east);
  expect(await db.sql('select from app.daily_figures where day < current_date - 7')).toEqual([]);
});

test.each(['wang', 'lin'] as const)('%s may ask for some questions and dimensions alone', async (who) => {
  const seen = await report(who, waves.east, 'wave_tallies', { questions: ['know'], dimensions: ['age'] });
  const { tallies, splits } = seen?.communities[0] ?? {};
  expect(new Set(tallies?.map(({ question }) => question))).toEqual(new Set(['know']));
  expect(new Set(splits?.map((split) => `${split.question} by ${split.dimension}`))).toEqual(new Set(['know by age']));
});

test('the overview carries headlines and the cross-check, split by channel', async () => {
  const [first] = (await report('wang', waves.east, 'wave_overview'))?.communities ?? [];
  expect(new Set(first?.tallies.map(({ question }) => question))).toEqual(new Set(['know', 'took', 'came']));
  expect(new Set(first?.splits.map(({ dimension }) => dimension))).toEqual(new Set(['channel']));
});

test.each(everybody)('%s, once deactivated, sees nothing any more, with a session still running', async (who) => {
  await db.sql(`update app.staff set active = false where account = $1`, [who]);
  expect(await db.call(who, 'me')).toBeNull();
  expect(await db.call(who, 'my_waves')).toEqual([]);
  expect(await report(who, waves.east)).toBeNull();
  await db.sql(`update app.staff set active = true where account = $1`, [who]);
});
