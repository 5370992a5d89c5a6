/** An answer belongs to the wave in which it was begun, whatever is open when it is sent. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Form } from '../../src/domain/form/index.ts';
import { publishQuestionnaire } from '../../src/server/db/service/publish-questionnaire.ts';
import { closeIntake } from '../../src/server/intake/index.ts';
import { testDatabase } from './harness.ts';
import type { TestDatabase } from './harness.ts';
import { pageShown, visit } from './resident-visits.ts';

const office = '00000000-0000-4000-8000-0000000000a1';
const community = '00000000-0000-4000-8000-0000000000a2';
const elsewhere = '00000000-0000-4000-8000-0000000000a3';
const waves = {
  longClosed: '00000000-0000-4000-8000-0000000000b1',
  justClosed: '00000000-0000-4000-8000-0000000000b2',
  open: '00000000-0000-4000-8000-0000000000b3',
  next: '00000000-0000-4000-8000-0000000000b4',
  elsewhere: '00000000-0000-4000-8000-0000000000b5',
};
const code = 'WAVE22';
const hour = 3_600_000;

const question = { kind: 'comment', required: false, validators: [], maxLength: 100, rows: 2 } as const;
const form: Form = {
  format: 1,
  languages: ['zh-CN'],
  title: { 'zh-CN': '测试' },
  calculated: [],
  pages: ['first', 'second'].map((name) => ({
    name,
    elements: [{ ...question, name: `${name} wish`, title: { 'zh-CN': '愿望' } }],
  })),
};

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  const counting = { countable: {}, headlines: {}, eligibility: [] };
  await publishQuestionnaire({ slug: 'wishes', version: 1, definition: {}, form, counting });
  const { error } = await db.service().rpc('import_office', { office: imported });
  expect(error).toBeNull();
});
afterAll(async () => {
  await closeIntake();
  await db.close();
});

const imported = {
  areas: [
    { id: office, kind: 'subdistrict', name_zh: '示范街道', name_en: 'Example' },
    { id: community, parent_id: office, kind: 'community', name_zh: '桂花社区', name_en: 'Osmanthus' },
    { id: elsewhere, kind: 'subdistrict', name_zh: '别的街道', name_en: 'Other' },
  ],
  waves: [
    wave(waves.longClosed, office, -200, -73),
    wave(waves.justClosed, office, -72, -71),
    wave(waves.open, office, -1, 24),
    wave(waves.next, office, 48, 96),
    wave(waves.elsewhere, elsewhere, -1, 24),
  ],
  entry_points: [{ code, area_id: community, channel: 'poster' }],
};

function wave(id: string, area_id: string, opens: number, closes: number) {
  const [opens_at, closes_at] = [opens, closes].map((hours) => new Date(Date.now() + hours * hour).toISOString());
  return { id, area_id, questionnaire: 'wishes', version: 1, name: id.slice(-2), opens_at, closes_at };
}

const lastPage = (wish: string, begunIn?: string) => ({
  '~page': 'second',
  '~id': randomUUID(),
  '~go': 'next',
  'second wish': wish,
  ...(begunIn === undefined ? {} : { '~wave': begunIn }),
});
const message = (wish: string, begunIn?: string) => ({
  id: randomUUID(),
  answers: { 'second wish': wish },
  seconds: 90,
  token: null,
  ...(begunIn === undefined ? {} : { wave: begunIn }),
});

async function waveOf(wish: string): Promise<unknown> {
  const [answer] = await db.sql(`select wave_id from app.answer where answers ->> 'second wish' = $1`, [wish]);
  return answer?.['wave_id'];
}

test('a fresh page names the wave that is open, and carries it from page to page and language to language', async () => {
  const fresh = await pageShown(visit({ code }));
  expect(fresh).toMatchObject({ status: 200, scene: { wave: waves.open } });
  const begun = { '~page': 'first', '~wave': waves.justClosed };
  const turned = await pageShown(visit({ code, form: { ...begun, '~go': 'next' } }));
  expect(turned).toMatchObject({ status: 200, scene: { wave: waves.justClosed, page: 'second' } });
  const switched = await pageShown(visit({ code, form: { ...begun, '~language': 'en' } }));
  expect(switched).toMatchObject({ status: 200, scene: { wave: waves.justClosed, page: 'first' } });
});

describe('without script, how long it took is measured from the first post', () => {
  test('which the page carries from then on', async () => {
    const first = { '~page': 'first', '~go': 'next' };
    const turned = await pageShown(visit({ code, form: first }));
    if (turned.state !== 'open') throw new Error(turned.state);
    expect(Date.now() - Number(turned.scene.begun)).toBeLessThan(10_000);
    const back = { '~page': 'second', '~go': 'back', '~begun': '1000' };
    expect(await pageShown(visit({ code, form: back }))).toMatchObject({ scene: { begun: '1000' } });
  });

  test.each([
    ['at once is in haste', 300, 2],
    ['in a minute is not', 60_000, 0],
    ['at a time that cannot be is not', -60_000, 0],
  ])('and who sends %s', async (how, milliseconds, haste) => {
    const wish = `sent ${how}`;
    const fields = { ...lastPage(wish, waves.open), '~begun': String(Date.now() - milliseconds) };
    expect((await visit({ code, form: fields })).status).toBe(303);
    const [answer] = await db.sql(`select flags & 2 as haste from app.answer where answers ->> 'second wish' = $1`, [
      wish,
    ]);
    expect(answer?.['haste']).toBe(haste);
  });
});

describe.each([
  ['without script', (wish: string, begunIn?: string) => visit({ code, form: lastPage(wish, begunIn) })],
  ['with script', (wish: string, begunIn?: string) => visit({ code, json: message(wish, begunIn) })],
])('an answer sent %s', (way, send) => {
  test('begun before its wave closed, up to 72 hours ago, is counted there and not in the wave open now', async () => {
    const answered = await send(`begun in time ${way}`, waves.justClosed);
    expect(answered.status).toBeLessThan(400);
    expect(await waveOf(`begun in time ${way}`)).toBe(waves.justClosed);
  });

  test('after that is not taken, and the person is told', async () => {
    const answered = await send(`too late ${way}`, waves.longClosed);
    expect(answered.status).toBe(410);
    expect('state' in answered ? answered.state : await answered.json()).toEqual(
      way === 'with script' ? { state: 'closed' } : 'shut',
    );
    expect(await waveOf(`too late ${way}`)).toBeUndefined();
  });

  test.each([
    ['no wave', undefined],
    ['nonsense for a wave', "'; drop table app.wave --"],
    ['a wave that never was', randomUUID()],
    ['a wave of another sub-district', waves.elsewhere],
    ['a wave that has not begun', waves.next],
  ])('with %s is taken for the wave that is open here', async (what, begunIn) => {
    const answered = await send(`${what} ${way}`, begunIn);
    expect(answered.status).toBeLessThan(400);
    expect(await waveOf(`${what} ${way}`)).toBe(waves.open);
  });
});
