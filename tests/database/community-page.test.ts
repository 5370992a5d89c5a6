/** The page of one community over a real database: whose figures and texts it shows, to whom, and what it says of few and of none. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import {
  readCommunity,
  type CommunityPage,
  type CommunityView,
} from '../../src/pages/office/communities/_community/community-view.ts';
import type { UserDb } from '../../src/server/db/clients.ts';
import { answerRow, places, twoOffices, type Person, type TwoOffices } from './two-offices.ts';

const wave = '00000000-0000-4000-8000-0000000000e3';
const thisWeek = weekOf(new Date());
const lastWeek = weekOf(new Date(Date.now() - 7 * 86_400_000));
const question = { title: {}, required: false, validators: [] };
const choice = (value: string, role?: string) => ({
  value,
  text: { 'zh-CN': value, en: value },
  ...(role ? { role } : {}),
});
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
          ...{ kind: 'radiogroup', name: 'overall', indicator: 'satisfaction.overall', ...question },
          choices: [
            choice('very', 'very_satisfied'),
            choice('fairly', 'fairly_satisfied'),
            choice('not', 'very_dissatisfied'),
          ],
        },
        {
          ...{ kind: 'radiogroup', name: 'parking', indicator: 'satisfaction.traffic', ...question },
          choices: [choice('very', 'very_satisfied'), choice('not', 'very_dissatisfied'), choice('unsure', 'unsure')],
        },
        {
          ...{ kind: 'radiogroup', name: 'came', indicator: 'outreach.visit', ...question },
          choices: [choice('yes', 'yes'), choice('no', 'no'), choice('unsure', 'unsure')],
        },
        { ...{ kind: 'radiogroup', name: 'age', ...question }, choices: [choice('young'), choice('old')] },
        { ...{ kind: 'comment', name: 'wish', maxLength: 500, rows: 3, ...question }, title: { en: 'Your wish' } },
      ],
    },
  ],
};
const counting = {
  countable: { overall: 'one', parking: 'one', came: 'one', age: 'one' },
  headlines: { satisfaction: 'overall' },
  outreachReached: 'came',
  age: 'age',
  eligibility: [],
};

let db: TwoOffices;
beforeAll(async () => {
  db = await twoOffices();
  const published = await db.call('the site', 'publish_questionnaire', {
    ...{ slug: 'wishes', version: 1, definition: {}, form, counting },
  });
  const { version_id } = published as { version_id: string };
  await db.sql(
    `insert into app.wave (id, questionnaire_version_id, name, area_id, opens_at, closes_at)
     values ($1, $2, 'autumn', $3, now() - interval '1 hour', now() + interval '9 days')`,
    [wave, version_id, places.east],
  );
});
afterAll(() => db.close());

/** The Monday in China, and a day of its week. */
function weekOf(moment: Date): { week: string; day: string } {
  const china = new Date(moment.getTime() + 8 * 3_600_000);
  const monday = new Date(china.getTime() - ((china.getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10);
  return { week: monday, day: monday };
}

type Place = 'heping' | 'xinhua' | 'beihai';

function page(
  who: Person,
  community: string = places.heping,
  params: Record<string, string> = { wave },
): Promise<CommunityPage> {
  const asked = { id: community, params: new URLSearchParams(params), now: new Date() };
  return readCommunity(db.as(who) as UserDb, asked, 'en');
}

async function seen(
  who: Person,
  params: Record<string, string> = {},
  community: Place = 'heping',
): Promise<CommunityView> {
  const view = await page(who, places[community], { wave, ...params });
  if (view.state !== 'wave') throw new Error(view.state);
  return view;
}

async function answers(
  times: number,
  answered: Record<string, unknown>,
  changes: Record<string, unknown> = {},
): Promise<void> {
  const row = () => answerRow({ id: randomUUID(), wave_id: wave, ...lastWeek, answers: answered, ...changes });
  await db.call('the site', 'record_answers', { batch: Array.from({ length: times }, row) });
}

function said(view: CommunityView): string[] {
  return view.texts.texts.map(({ whole }) =>
    whole.map((part) => ('masked' in part ? `<${part.masked}>` : part.text)).join(''),
  );
}

describe('an address', () => {
  test.each([
    ['of a community that does not exist', '00000000-0000-4000-8000-0000000000ff', { wave }],
    ['of something that is no community', places.east, { wave }],
    ['of the neighbour’s community', places.beihai, { wave }],
    ['that is no id at all', "'; drop table", { wave }],
    ['of a wave that does not exist', places.heping, { wave: 'yesterday' }],
    ['of the neighbour’s wave', places.heping, { wave: '00000000-0000-4000-8000-0000000000aa' }],
  ])('%s leads Wang nowhere', async (_, community, params) => {
    expect(await page('wang', community, params)).toEqual({ state: 'unknown' });
  });

  test('of Heping leads Dawei of the office next door nowhere, nor Amei who works there', async () => {
    expect(await page('dawei')).toEqual({ state: 'unknown' });
    expect(await page('amei')).toEqual({ state: 'unknown' });
  });

  test('of Xinhua leads Lin, who leads Heping, nowhere', async () => {
    expect(await page('lin', places.xinhua)).toEqual({ state: 'unknown' });
  });
});

describe('a community without answers', () => {
  test('has its page, and no figure', async () => {
    const view = await seen('wang', {}, 'xinhua');
    expect(view).toMatchObject({ answers: 0, cells: { satisfaction: { state: 'suppressed' } }, split: { rows: [] } });
    expect(view.quality).toMatchObject({ eligible: 0, ineligible: 0, flagged: 0, durations: null });
    expect(view.crossCheck.reached.state).toBe('suppressed');
    expect(view.texts).toMatchObject({ chosen: null, questions: [], texts: [] });
    expect(JSON.stringify(view)).not.toMatch(/NaN|Infinity/);
  });

  test('in which one person answered shows nothing of it', async () => {
    await answers(1, { overall: 'not', came: 'yes', wish: 'hello' }, { community_id: places.xinhua, flags: 2 });
    const view = await seen('wang', {}, 'xinhua');
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
    await answers(60, { overall: 'very', parking: 'not', came: 'no', age: 'old', wish: 'More parking please' });
    await answers(40, { overall: 'fairly', parking: 'very', came: 'yes', age: 'young' }, { mode: 'paper' });
    await answers(30, { overall: 'very', came: 'yes' }, { channel: 'door', seconds: 100 });
    await answers(3, { overall: 'not', age: 'young' }, { channel: 'school', flags: 2 });
    await answers(5, { overall: 'not', parking: 'unsure' }, { eligible: false });
    await answers(1, { wish: '停车位太少，请打13800138000' }, thisWeek);
  });

  test('shows Wang every headline with its doubt, and which item drags satisfaction down', async () => {
    const view = await seen('wang');
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
    expect((await seen('wang')).crossCheck).toMatchObject({ reached: { count: 40, total: 100 }, doors: null });
  });

  test('hides three answers of one channel together with others, so that no subtraction shows them', async () => {
    const { rows } = (await seen('wang', { by: 'channel' })).split;
    expect(rows.map(({ value, cells }) => [value, typeof cells[0]])).toEqual([
      ['door', 'string'],
      ['poster', 'object'],
      ['school', 'string'],
    ]);
  });

  test('is set apart by age and week, one at a time, and by nothing that the address invents', async () => {
    const ages = (await seen('wang', { by: 'age' })).split.rows;
    expect(ages.map(({ value }) => value)).toEqual(['young', 'old', '']);
    expect((await seen('wang', { by: 'week' })).split.rows.map(({ value }) => value)).toEqual([lastWeek.week]);
    expect((await seen('wang', { by: 'cluster' })).split.axis).toBe('channel');
  });

  test('counts flags by kind and people outside the population, none below five', async () => {
    expect((await seen('wang')).quality).toMatchObject({
      eligible: 134,
      ineligible: 5,
      flagged: null,
      kinds: { haste: null },
    });
  });

  test('tells how long answers took from thirty on, and to the office alone', async () => {
    expect((await seen('wang')).quality.durations?.answers).toBe(30);
    expect((await seen('lin')).quality.durations).toBeNull();
  });

  test('shows Wang what was written, without what tells who wrote it', async () => {
    const view = await seen('wang', { q: '停车' });
    expect(said(view)).toEqual(['停车位太少，请打<phone>']);
    expect(view.texts).toMatchObject({ chosen: 'wish', found: 1 });
    expect(said(await seen('wang', { q: '138' }))).toEqual([]);
    expect(JSON.stringify(await seen('wang', { q: '13800138000' }))).not.toContain('停车位');
  });

  test('finds words in letters, and pages through what it found', async () => {
    const first = await seen('wang', { q: 'PARKING' });
    expect(first.texts).toMatchObject({ found: 60, page: 1, pages: 3 });
    expect(said(first)).toHaveLength(20);
    expect((await seen('wang', { q: 'parking', page: '99' })).texts).toMatchObject({ page: 3 });
    expect((await seen('wang', { page: '99' })).texts).toMatchObject({ found: 61, page: 4 });
    expect(said(await seen('wang', { page: '4' }))).toHaveLength(1);
  });

  test('keeps one order for the day, and shows every text once', async () => {
    const pages = async () =>
      (await Promise.all(['1', '2', '3', '4'].map((number) => seen('wang', { page: number })))).flatMap(({ texts }) =>
        texts.texts.map(({ key }) => key),
      );
    const keys = await pages();
    expect(new Set(keys).size).toBe(61);
    expect(await pages()).toEqual(keys);
    const ids = (await db.sql('select id from app.answer')).map(({ id }) => String(id));
    expect(keys.filter((key) => ids.includes(key))).toEqual([]);
  });

  test('shows Lin, who leads it, texts of weeks that are over alone', async () => {
    const view = await seen('lin');
    expect(view.texts).toMatchObject({ found: 60, weeksPast: true, mayCode: false });
    expect(said(await seen('lin', { q: '停车' }))).toEqual([]);
  });

  test('shows Lin figures of the day: what comes in meanwhile waits until tomorrow', async () => {
    const before = await seen('lin');
    await answers(10, { overall: 'not' }, { flags: 2 });
    const after = await seen('lin');
    expect(after.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect([after.cells, after.quality]).toEqual([before.cells, before.quality]);
    expect((await seen('wang')).quality.kinds.haste).toBe(13);
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
    key = (await seen('wang')).texts.texts[0]?.key ?? '';
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
    expect((await seen('wang')).texts.themes).toEqual([{ id: theme, name: 'Parking', texts: 0 }]);
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
    expect((await seen('wang')).texts.themes).toEqual([{ id: theme, name: 'Parking', texts: 0 }]);
  });

  test('are given to a text, counted, and taken away; each can be said twice', async () => {
    expect([await code('wang'), await code('wang')]).toEqual([{ status: 'done' }, { status: 'already' }]);
    const view = await seen('wang', { theme });
    expect(view.texts).toMatchObject({ found: 1, themes: [{ name: 'Parking', texts: 1 }], theme: { name: 'Parking' } });
    expect(view.texts.texts[0]).toMatchObject({ key, themes: [{ name: 'Parking' }] });
    const take = () => code('wang', { given: false });
    expect([await take(), await take()]).toEqual([{ status: 'done' }, { status: 'already' }]);
    expect((await seen('wang', { theme })).texts.found).toBe(0);
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
