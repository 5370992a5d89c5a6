/** The page of one community over a real database: whose figures it shows, to whom, and what it says of few and of none. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { places } from './two-offices.ts';
import { lastWeek, thisWeek, wave, wishes, type Wishes } from './wishes.ts';

let db: Wishes;
beforeAll(async () => {
  db = await wishes();
});
afterAll(() => db.close());

describe('an address', () => {
  test.each([
    ['of a community that does not exist', '00000000-0000-4000-8000-0000000000ff', { wave }],
    ['of something that is no community', places.east, { wave }],
    ['of the neighbour’s community', places.beihai, { wave }],
    ['that is no id at all', "'; drop table", { wave }],
    ['of a wave that does not exist', places.heping, { wave: 'yesterday' }],
    ['of the neighbour’s wave', places.heping, { wave: '00000000-0000-4000-8000-0000000000aa' }],
  ])('%s leads Wang nowhere', async (_, community, params) => {
    expect(await db.page('wang', community, params)).toEqual({ state: 'unknown' });
  });

  test('of Heping leads Dawei of the office next door nowhere, nor Amei who works there', async () => {
    expect(await db.page('dawei')).toEqual({ state: 'unknown' });
    expect(await db.page('amei')).toEqual({ state: 'unknown' });
  });

  test('of Xinhua leads Lin, who leads Heping, nowhere', async () => {
    expect(await db.page('lin', places.xinhua)).toEqual({ state: 'unknown' });
  });
});

describe('a community without answers', () => {
  test('has its page, and no figure', async () => {
    const view = await db.seen('wang', {}, 'xinhua');
    expect(view).toMatchObject({ answers: 0, cells: { satisfaction: { state: 'suppressed' } }, split: { rows: [] } });
    expect(view.quality).toMatchObject({ eligible: 0, ineligible: 0, flagged: 0, durations: null });
    expect(view.crossCheck.reached.state).toBe('suppressed');
    expect(view.texts).toMatchObject({ chosen: null, questions: [], texts: [] });
    expect(JSON.stringify(view)).not.toMatch(/NaN|Infinity/);
  });

  test('in which one person answered shows nothing of it', async () => {
    await db.answers(1, { overall: 'not', came: 'yes', wish: 'hello' }, { community_id: places.xinhua, flags: 2 });
    const view = await db.seen('wang', {}, 'xinhua');
    expect(view.answers).toBe(1);
    expect(view.items.map(({ rate, shares }) => [rate.state, shares])).toEqual(
      view.items.map(() => ['suppressed', []]),
    );
    expect(view.split.rows.flatMap(({ cells }) => cells)).toEqual(['hidden', 'hidden']);
    expect(view.quality).toMatchObject({ flagged: null, kinds: { haste: null, duplicate: 0 } });
    expect(view.texts).toMatchObject({ chosen: null, questions: [{ name: 'wish', texts: null }], texts: [] });
  });
});

describe('Heping', () => {
  beforeAll(async () => {
    await db.answers(60, { overall: 'very', parking: 'not', came: 'no', age: 'old', wish: 'More parking please' });
    await db.answers(40, { overall: 'fairly', parking: 'very', came: 'yes', age: 'young' }, { mode: 'paper' });
    await db.answers(30, { overall: 'very', came: 'yes' }, { channel: 'door', seconds: 100 });
    await db.answers(3, { overall: 'not', age: 'young' }, { channel: 'school', flags: 2 });
    await db.answers(5, { overall: 'not', parking: 'unsure' }, { eligible: false });
    await db.answers(1, { wish: '停车位太少，请打13800138000' }, thisWeek);
  });

  test('shows Wang every headline with its doubt, and which item drags satisfaction down', async () => {
    const view = await db.seen('wang');
    expect(view.cells.satisfaction).toMatchObject({ state: 'found', n: 133, verdict: 'unclear' });
    expect(view.items.map(({ name, isHeadline }) => [name, isHeadline])).toEqual([
      ['parking', false],
      ['overall', true],
      ['came', false],
    ]);
    expect(view.items[0]?.rate).toMatchObject({ state: 'found', count: 40, total: 100 });
    expect(view.below).toHaveLength(1);
  });

  test('never counts answers at the door in the cross-check', async () => {
    expect((await db.seen('wang')).crossCheck).toMatchObject({ reached: { count: 40, total: 100 }, doors: null });
  });

  test('hides three answers of one channel together with others, so that no subtraction shows them', async () => {
    const { rows } = (await db.seen('wang', { by: 'channel' })).split;
    expect(rows.map(({ value, cells }) => [value, typeof cells[0]])).toEqual([
      ['door', 'string'],
      ['poster', 'object'],
      ['school', 'string'],
    ]);
  });

  test('is set apart by age and week, one at a time, and by nothing that the address invents', async () => {
    const ages = (await db.seen('wang', { by: 'age' })).split.rows;
    expect(ages.map(({ value }) => value)).toEqual(['young', 'old', '']);
    expect((await db.seen('wang', { by: 'week' })).split.rows.map(({ value }) => value)).toEqual([lastWeek.week]);
    expect((await db.seen('wang', { by: 'cluster' })).split.axis).toBe('channel');
  });

  test('counts flags by kind and people outside the population, none below five', async () => {
    expect((await db.seen('wang')).quality).toMatchObject({
      eligible: 134,
      ineligible: 5,
      flagged: null,
      kinds: { haste: null },
    });
  });

  test('tells how long answers took from thirty on, and to the office alone', async () => {
    expect((await db.seen('wang')).quality.durations?.answers).toBe(30);
    expect((await db.seen('lin')).quality.durations).toBeNull();
  });

  test('shows Lin figures of the day: what comes in meanwhile waits until tomorrow', async () => {
    const before = await db.seen('lin');
    await db.answers(10, { overall: 'not' }, { flags: 2 });
    const after = await db.seen('lin');
    expect(after.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect([after.cells, after.quality]).toEqual([before.cells, before.quality]);
    expect((await db.seen('wang')).quality.kinds.haste).toBe(13);
  });
});
