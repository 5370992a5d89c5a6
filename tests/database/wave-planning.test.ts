/** Writing the plan of a wave: whose right it is, what it leaves behind, that it can be repeated, and when it is over. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { choiceCounts } from '../../src/server/db/choice-counts.ts';
import { planWave, wavePlan } from '../../src/server/db/wave-plan.ts';
import type { UserDb } from '../../src/server/db/clients.ts';
import { answerRow, places, twoOffices, waves, type Person, type TwoOffices } from './two-offices.ts';

let db: TwoOffices;
beforeAll(async () => {
  db = await twoOffices();
});
afterAll(() => db.close());

const as = (who: Person) => db.as(who) as UserDb;

function write(who: Person, communities: Partial<Record<keyof typeof places, number>>, designEffect = 1.5) {
  const listed = (Object.entries(communities) as [keyof typeof places, number][]).map(([place, plannedN]) => ({
    ...{ id: places[place], plannedN },
  }));
  return planWave(as(who), { wave: waves.east, communities: listed, designEffect });
}

async function planned(): Promise<unknown[]> {
  return db.sql(
    `select area.name_en, planned_n, planned_design_effect::float as effect
     from app.wave_plan join app.area on area.id = community_id where wave_id = $1 order by name_en`,
    [waves.east],
  );
}

async function audited(): Promise<Record<string, unknown>[]> {
  return db.sql(`select auth_user_id, action, before, after from app.audit where table_name = 'wave_plan' order by id`);
}

describe('the office writes planned answers', () => {
  beforeEach(async () => {
    await db.sql('update app.wave_plan set planned_n = 110, planned_design_effect = null where wave_id = $1', [
      waves.east,
    ]);
  });

  test('of chosen communities, and nothing else changes', async () => {
    expect(await write('wang', { heping: 305 })).toEqual({ status: 'planned', changed: 1 });
    expect(await planned()).toEqual([
      { name_en: 'Heping', planned_n: 305, effect: 1.5 },
      { name_en: 'Xinhua', planned_n: 110, effect: null },
    ]);
  });

  test('twice, and the second time nothing is written, nor said to be', async () => {
    await write('wang', { heping: 200, xinhua: 180 });
    const lines = (await audited()).length;
    expect(await write('wang', { heping: 200, xinhua: 180 })).toEqual({ status: 'planned', changed: 0 });
    expect(await audited()).toHaveLength(lines);
  });

  test('and leaves behind who changed what', async () => {
    await write('wang', { heping: 142 });
    expect((await audited()).at(-1)).toMatchObject({
      auth_user_id: db.authIds.wang,
      action: 'update',
      before: { planned_n: 110 },
      after: { planned_n: 142, planned_design_effect: 1.5 },
    });
  });

  test('of a community that had no plan yet', async () => {
    await db.sql('delete from app.wave_plan where community_id = $1', [places.xinhua]);
    expect(await write('wang', { xinhua: 90 })).toEqual({ status: 'planned', changed: 1 });
    expect(await planned()).toContainEqual({ name_en: 'Xinhua', planned_n: 90, effect: 1.5 });
  });

  test('only with the design effect that the wave has by now', async () => {
    expect(await write('wang', { heping: 305 }, 2)).toEqual({ status: 'changed' });
    expect(await planned()).toContainEqual({ name_en: 'Heping', planned_n: 110, effect: null });
  });

  test.each(['amei', 'lin', 'dawei'] as const)('which %s cannot, not even learn that the wave exists', async (who) => {
    const before = await planned();
    expect(await write(who, { heping: 1 })).toEqual({ status: 'unknown' });
    expect(await planned()).toEqual(before);
  });

  test('never of a community next door, and then of none', async () => {
    const before = await planned();
    expect(await write('wang', { heping: 305, beihai: 305 })).toEqual({ status: 'unknown' });
    expect(await write('wang', { east: 305 })).toEqual({ status: 'unknown' });
    expect(await planned()).toEqual(before);
  });

  test('never below nothing', async () => {
    await expect(write('wang', { heping: -1 })).rejects.toThrow();
  });

  test('not once the wave is closed', async () => {
    await db.sql(`update app.wave set closes_at = now() - interval '1 second' where id = $1`, [waves.east]);
    expect(await write('wang', { heping: 305 })).toEqual({ status: 'closed' });
    expect(await planned()).toContainEqual({ name_en: 'Heping', planned_n: 110, effect: null });
    await db.sql(`update app.wave set closes_at = now() + interval '1 day' where id = $1`, [waves.east]);
  });
});

describe('the plan', () => {
  test('is read by the office of the place whole, by a lead for the own community, by nobody else', async () => {
    const names = async (who: Person) =>
      (await wavePlan(as(who), waves.east))?.communities.map(({ nameEn }) => nameEn) ?? null;
    expect(await names('wang')).toEqual(['Heping', 'Xinhua']);
    expect(await names('lin')).toEqual(['Heping']);
    expect(await names('dawei')).toBeNull();
    expect(await names('amei')).toBeNull();
  });

  test('says households and the design effect of the wave', async () => {
    const plan = await wavePlan(as('wang'), waves.east);
    expect(plan?.wave).toMatchObject({ plannedDesignEffect: 1.5, target: 0.95, areaId: places.east });
    expect(plan?.communities[0]).toMatchObject({ households: 900 });
  });
});

describe('counts for an order of communities', () => {
  beforeAll(async () => {
    const row = (changes: Record<string, unknown>) => answerRow({ id: randomUUID(), ...changes });
    const batch = [
      ...Array.from({ length: 3 }, () => row({ answers: { know: 'heard' } })),
      ...Array.from({ length: 2 }, () => row({ answers: { know: 'unknown' }, flags: 1 })),
      ...Array.from({ length: 4 }, () => row({ answers: { know: 'heard' }, channel: 'door', mode: 'assisted' })),
    ];
    await db.call('the site', 'record_answers', { batch });
  });

  const counts = (who: Person, withoutChannels: readonly 'door'[] = []) =>
    choiceCounts(as(who), waves.east, { question: 'know', withoutChannels });

  test('hold all answers of all communities, in their order', async () => {
    expect((await counts('wang'))?.map(({ nameEn, choices }) => [nameEn, choices])).toEqual([
      ['Heping', { heard: 7, unknown: 2 }],
      ['Xinhua', {}],
    ]);
  });

  test('leave out whom a visit has told', async () => {
    expect((await counts('wang', ['door']))?.[0]?.choices).toEqual({ heard: 3, unknown: 2 });
  });

  test('are for the office of the place alone', async () => {
    for (const who of ['lin', 'amei', 'dawei'] as const) expect(await counts(who)).toBeNull();
  });
});
