/** The comparison and the order over a real database: what is refused, what is hidden, and whose is whose. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { readCompare, type CompareView } from '../../src/pages/office/_compare/compare-view.ts';
import { readRanking } from '../../src/pages/office/_ranking/ranking-view.ts';
import type { UserDb } from '../../src/server/db/clients.ts';
import { answerRow, places, twoOffices, type Person, type TwoOffices } from './two-offices.ts';

const ids = {
  spring: '00000000-0000-4000-8000-00000000c0a1',
  summer: '00000000-0000-4000-8000-00000000c0a2',
  reworded: '00000000-0000-4000-8000-00000000c0a3',
  rescaled: '00000000-0000-4000-8000-00000000c0a4',
  shops: '00000000-0000-4000-8000-00000000c0a5',
} as const;
type WaveName = keyof typeof ids;

const roles = ['very_satisfied', 'fairly_satisfied', 'very_dissatisfied'] as const;

function formOf(title: string, choices: readonly string[]) {
  return {
    format: 1,
    languages: ['zh-CN'],
    title: {},
    calculated: [],
    pages: [
      {
        name: 'page',
        elements: [
          {
            ...{ kind: 'radiogroup', name: 'overall', title: { 'zh-CN': title }, required: false, validators: [] },
            choices: choices.map((text, index) => ({
              value: `a${index}`,
              text: { 'zh-CN': text },
              role: roles[index],
            })),
          },
        ],
      },
    ],
  };
}

const counting = { countable: { overall: 'one' }, headlines: { satisfaction: 'overall' }, eligibility: [] };
const usual = formOf('总的来说满意吗？', ['很满意', '满意', '不满意']);

let db: TwoOffices;
beforeAll(async () => {
  db = await twoOffices();
  const first = await publish('resident-opinion', 1, usual);
  await addWave('spring', first, 40);
  await addWave('summer', first, 20);
  await addWave(
    'reworded',
    await publish('resident-opinion', 2, formOf('您对物业满意吗？', ['很满意', '满意', '不满意'])),
    15,
  );
  await addWave('rescaled', await publish('resident-opinion', 3, formOf('总的来说满意吗？', ['很满意', '不满意'])), 10);
  await addWave('shops', await publish('shop-opinion', 1, usual), 5);
  await answer('spring', 'heping', { satisfied: 48, not: 32 });
  await answer('summer', 'heping', { satisfied: 56, not: 14 });
  await answer('summer', 'xinhua', { satisfied: 4, not: 0 });
  for (const wave of ['reworded', 'rescaled', 'shops'] as const)
    await answer(wave, 'heping', { satisfied: 30, not: 0 });
});
afterAll(() => db.close());

async function publish(slug: string, version: number, form: unknown): Promise<string> {
  const answered = await db.call('the site', 'publish_questionnaire', {
    slug,
    version,
    definition: {},
    form,
    counting,
  });
  return (answered as { version_id: string }).version_id;
}

async function addWave(name: WaveName, versionId: string, daysAgo: number): Promise<void> {
  await db.sql(
    `insert into app.wave (id, questionnaire_version_id, name, area_id, opens_at, closes_at, planned_design_effect)
     values ($1, $2, $3, $4, now() - $5 * interval '1 day', now() + interval '9 days', 1)`,
    [ids[name], versionId, name, places.east, daysAgo],
  );
}

async function answer(wave: WaveName, place: 'heping' | 'xinhua', counts: { satisfied: number; not: number }) {
  const row = (overall: string) =>
    answerRow({ id: randomUUID(), wave_id: ids[wave], community_id: places[place], answers: { overall } });
  const worst = wave === 'rescaled' ? 'a1' : 'a2';
  const batch = [
    ...Array.from({ length: counts.satisfied }, () => row('a0')),
    ...Array.from({ length: counts.not }, () => row(worst)),
  ];
  await db.call('the site', 'record_answers', { batch });
}

const nothing = { by: null, place: null, area: null, wave: null, first: null, second: null };

function compare(
  who: Person,
  asked: Partial<typeof nothing | Record<keyof typeof nothing, string>>,
): Promise<CompareView> {
  return readCompare(db.as(who) as UserDb, { ...nothing, ...asked, now: new Date(), isOffice: who === 'wang' }, 'en');
}

async function satisfactionOf(asked: Parameters<typeof compare>[1]) {
  const view = await compare('wang', asked);
  if (view.state !== 'compared') throw new Error(view.state);
  return view.compared.lines.find(({ measure }) => measure === 'satisfaction');
}

describe('two waves of one community', () => {
  test('differ by the published interval, the earlier one first whatever the order in the address', async () => {
    for (const [first, second] of [
      [ids.spring, ids.summer],
      [ids.summer, ids.spring],
    ] as const) {
      const line = await satisfactionOf({ by: 'waves', area: places.heping, first, second });
      expect(line).toMatchObject({ state: 'found', difference: { direction: 'up' } });
      if (line?.state !== 'found') throw new Error('not found');
      expect(line.difference.by).toBeCloseTo(0.2, 10);
      expect(line.difference.low).toBeCloseTo(0.0524, 4);
      expect(line.difference.high).toBeCloseTo(0.3339, 4);
    }
  });

  test.each([
    ['reworded', 'other-words'],
    ['rescaled', 'other-scale'],
  ] as const)('are refused where the later one is %s: %s', async (wave, reason) => {
    const line = await satisfactionOf({ by: 'waves', area: places.heping, first: ids.summer, second: ids[wave] });
    expect(line).toMatchObject({ state: 'incomparable', reason });
  });

  test('of other people are refused whole', async () => {
    const view = await compare('wang', { by: 'waves', area: places.heping, first: ids.summer, second: ids.shops });
    expect(view).toMatchObject({ state: 'other-questionnaire', first: 'summer', second: 'shops' });
  });

  test('say nothing of four answers, nor does the sub-district give them away', async () => {
    const hidden = await satisfactionOf({ by: 'waves', area: places.xinhua, first: ids.spring, second: ids.summer });
    expect(hidden).toMatchObject({ state: 'suppressed', minimum: 5 });
    const whole = await satisfactionOf({ by: 'waves', area: '', first: ids.spring, second: ids.summer });
    expect(whole).toMatchObject({ state: 'found', second: { n: 70 } });
  });

  test('are the same wave: asked again', async () => {
    const view = await compare('wang', { by: 'waves', area: '', first: ids.spring, second: ids.spring });
    expect(view).toMatchObject({ state: 'asking', choices: { problem: { by: 'waves', problem: 'same' } } });
  });
});

describe('two communities of one wave', () => {
  test('are not compared where one has too few answers', async () => {
    const line = await satisfactionOf({
      ...{ by: 'communities', wave: ids.summer, first: places.heping, second: places.xinhua },
    });
    expect(line).toMatchObject({ state: 'suppressed', minimum: 5 });
  });

  test('of which one lies next door, or is nowhere, are unknown', async () => {
    for (const second of [places.beihai, places.east, 'x', ''])
      expect(await compare('wang', { by: 'communities', wave: ids.summer, first: places.heping, second })).toEqual({
        state: 'unknown',
      });
  });
});

test('Lin compares two waves of Heping as counted today, and is shown no other community', async () => {
  const asked = { by: 'waves', area: '', first: ids.spring, second: ids.summer };
  const view = await compare('lin', asked);
  if (view.state !== 'compared') throw new Error(view.state);
  expect(view.choices.communities.map(({ name }) => name)).toEqual(['Heping']);
  expect(view.compared).toMatchObject({ within: 'Heping' });
  expect(view.compared.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(await compare('lin', { ...asked, area: places.xinhua })).toEqual({ state: 'unknown' });
});

test('Dawei of the office next door is told the same of our waves as of none', async () => {
  const none = '00000000-0000-4000-8000-000000000000';
  for (const id of [ids.spring, none, 'x'])
    expect(await compare('dawei', { by: 'waves', area: '', first: id, second: id })).toEqual({ state: 'unknown' });
});

describe('the order of two communities', () => {
  const order = (who: Person, indicator: string | null = null) =>
    readRanking(db.as(who) as UserDb, { wave: ids.summer, indicator, now: new Date() }, 'en');

  test('is none, and one of them may not even be shown', async () => {
    expect(await order('wang')).toMatchObject({ state: 'too-few-communities', shown: 1 });
  });

  test('by what the questionnaire does not ask is none, nor by a word of anybody’s', async () => {
    expect(await order('wang', 'support')).toMatchObject({ state: 'unasked' });
    expect(await order('wang', '__proto__')).toEqual({ state: 'no-such-order' });
  });

  test('is not for Lin, who leads one of them, nor for Dawei', async () => {
    expect(await order('lin')).toEqual({ state: 'no-such-wave' });
    expect(await order('dawei')).toEqual({ state: 'no-such-wave' });
  });
});
