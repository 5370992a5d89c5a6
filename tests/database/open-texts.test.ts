/** What residents wrote: who reads it and how much of it, and who gives it themes. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { places, type Person } from './two-offices.ts';
import { said, thisWeek, wave, wishes, type Wishes } from './wishes.ts';

let db: Wishes;
beforeAll(async () => {
  db = await wishes();
  await db.answers(60, { overall: 'very', wish: 'More parking please' });
  await db.answers(1, { wish: '停车位太少，请打13800138000' }, thisWeek);
});
afterAll(() => db.close());

describe('Heping', () => {
  test('shows Wang what was written, without what tells who wrote it', async () => {
    const view = await db.seen('wang', { q: '停车' });
    expect(said(view)).toEqual(['停车位太少，请打<phone>']);
    expect(view.texts).toMatchObject({ chosen: 'wish', found: 1 });
    expect(said(await db.seen('wang', { q: '138' }))).toEqual([]);
    expect(JSON.stringify(await db.seen('wang', { q: '13800138000' }))).not.toContain('停车位');
  });

  test('finds words in letters, and pages through what it found', async () => {
    const first = await db.seen('wang', { q: 'PARKING' });
    expect(first.texts).toMatchObject({ found: 60, page: 1, pages: 3 });
    expect(said(first)).toHaveLength(20);
    expect((await db.seen('wang', { q: 'parking', page: '99' })).texts).toMatchObject({ page: 3 });
    expect((await db.seen('wang', { page: '99' })).texts).toMatchObject({ found: 61, page: 4 });
    expect(said(await db.seen('wang', { page: '4' }))).toHaveLength(1);
  });

  test('keeps one order for the day, and shows every text once', async () => {
    const pages = async () =>
      (await Promise.all(['1', '2', '3', '4'].map((number) => db.seen('wang', { page: number })))).flatMap(
        ({ texts }) => texts.texts.map(({ key }) => key),
      );
    const keys = await pages();
    expect(new Set(keys).size).toBe(61);
    expect(await pages()).toEqual(keys);
    const ids = (await db.sql('select id from app.answer')).map(({ id }) => String(id));
    expect(keys.filter((key) => ids.includes(key))).toEqual([]);
  });

  test('shows Lin, who leads it, texts of weeks that are over alone', async () => {
    const view = await db.seen('lin');
    expect(view.texts).toMatchObject({ found: 60, weeksPast: true, mayCode: false });
    expect(said(await db.seen('lin', { q: '停车' }))).toEqual([]);
  });
});

describe('texts', () => {
  const reading = { wave, community: places.heping };

  test.each(['anyone', 'dawei', 'amei'] as const)('are not read by %s', async (who) => {
    const { data } = await db.as(who).rpc('open_texts', reading);
    expect(data).toBeNull();
  });

  test('of Xinhua are not read by Lin, who leads Heping', async () => {
    expect(await db.call('lin', 'open_texts', { ...reading, community: places.xinhua })).toBeNull();
  });

  test('are answers to open questions: nobody reads a closed one text by text', async () => {
    for (const closed of ['overall', 'age', 'came', 'nothing'])
      expect(await db.call('wang', 'open_texts', { ...reading, question: closed })).toMatchObject({
        chosen: null,
        texts: [],
      });
  });

  test('carry a key and the words, and nothing of the answer', async () => {
    const { texts } = (await db.call('wang', 'open_texts', reading)) as { texts: Record<string, unknown>[] };
    for (const text of texts) expect(Object.keys(text).sort()).toEqual(['key', 'said', 'themes']);
  });
});

describe('themes', () => {
  const theme = '00000000-0000-4000-8000-00000000007e';
  let key = '';
  beforeAll(async () => {
    key = (await db.seen('wang')).texts.texts[0]?.key ?? '';
  });
  const code = (who: Person, changes: Record<string, unknown> = {}) =>
    db.call(who, 'code_text', {
      ...{ wave, community: places.heping, question: 'wish', text_key: key, theme, given: true, ...changes },
    });
  const unknown = { status: 'refused', reason: 'unknown' };

  test('are put on the list by the office, once', async () => {
    const add = () => db.call('wang', 'add_theme', { id: theme, wave, name: ' Parking ' });
    expect([await add(), await add()]).toEqual([{ status: 'done' }, { status: 'already' }]);
    expect(await db.call('wang', 'add_theme', { id: randomUUID(), wave, name: 'Parking' })).toEqual({
      status: 'already',
    });
    expect((await db.seen('wang')).texts.themes).toEqual([{ id: theme, name: 'Parking', texts: 0 }]);
  });

  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['x'.repeat(41), 'long'],
  ])('with the name “%s” are refused', async (name, reason) => {
    expect(await db.call('wang', 'add_theme', { id: randomUUID(), wave, name })).toEqual({ status: 'refused', reason });
    expect(await db.call('wang', 'rename_theme', { theme, name })).toEqual({ status: 'refused', reason });
  });

  test.each(['lin', 'amei', 'dawei'] as const)('are neither kept nor given by %s', async (who) => {
    expect(await db.call(who, 'add_theme', { id: randomUUID(), wave, name: 'Noise' })).toEqual(unknown);
    expect(await db.call(who, 'rename_theme', { theme, name: 'Noise' })).toEqual(unknown);
    expect(await db.call(who, 'remove_theme', { wave, theme })).toEqual(unknown);
    expect(await code(who)).toEqual(unknown);
    expect((await db.seen('wang')).texts.themes).toEqual([{ id: theme, name: 'Parking', texts: 0 }]);
  });

  test('are given to a text, counted, and taken away; each can be said twice', async () => {
    expect([await code('wang'), await code('wang')]).toEqual([{ status: 'done' }, { status: 'already' }]);
    const view = await db.seen('wang', { theme });
    expect(view.texts).toMatchObject({ found: 1, themes: [{ name: 'Parking', texts: 1 }], theme: { name: 'Parking' } });
    expect(view.texts.texts[0]).toMatchObject({ key, themes: [{ name: 'Parking' }] });
    const take = () => code('wang', { given: false });
    expect([await take(), await take()]).toEqual([{ status: 'done' }, { status: 'already' }]);
    expect((await db.seen('wang', { theme })).texts.found).toBe(0);
  });

  test.each([
    ['a text that is not there', { text_key: randomUUID() }],
    ['a text of another community', { community: places.xinhua }],
    ['a text of a closed question', { question: 'overall' }],
    ['a theme that is not on the list', { theme: randomUUID() }],
    ['another office’s community', { community: places.beihai }],
  ])('are not given to %s', async (_, changes) => {
    expect(await code('wang', changes)).toEqual(unknown);
  });

  test('leave their line in the audit, and nothing of the text', async () => {
    await code('wang');
    await db.call('wang', 'rename_theme', { theme, name: 'Parking space' });
    await db.call('wang', 'remove_theme', { wave, theme });
    const lines = await db.sql(
      `select table_name, action, before, after from app.audit where table_name in ('theme', 'text_theme') order by id`,
    );
    expect(lines.map(({ table_name, action }) => `${String(table_name)} ${String(action)}`)).toEqual([
      ...['theme insert', 'text_theme insert', 'text_theme delete', 'text_theme insert', 'theme update'],
      ...['theme delete', 'text_theme delete'],
    ]);
    expect(JSON.stringify(lines)).not.toContain('please');
    expect(await db.sql('select from app.text_theme')).toEqual([]);
  });
});
