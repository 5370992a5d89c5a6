/** From a printed code to the wave it leads to; what is printed never changes, what it leads to does. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { office, places, twoOffices, waves } from './two-offices.ts';
import type { TwoOffices } from './two-offices.ts';

let db: TwoOffices;
beforeAll(async () => {
  db = await twoOffices();
});
afterAll(() => db.close());
beforeEach(() => db.sql(`delete from app.wave where id not in ('${waves.east}', '${waves.west}')`));

const hour = 3_600_000;

async function wave(id: string, opensInHours: number, closesInHours: number, channels?: string[]): Promise<string> {
  const opens_at = new Date(Date.now() + opensInHours * hour).toISOString();
  const closes_at = new Date(Date.now() + closesInHours * hour).toISOString();
  const row = {
    id,
    questionnaire: 'resident',
    version: 1,
    name: id,
    area_id: places.east,
    opens_at,
    closes_at,
    channels,
  };
  await db.call('the site', 'import_office', { office: { waves: [row] } });
  return id;
}

async function scanned(code = 'HEPA22', more = {}): Promise<{ status: string; wave?: { id: string } | null }> {
  return (await db.call('anyone', 'entry_point', { code, ...more })) as { status: string; wave?: { id: string } };
}

const outcome = async (code?: string) => {
  const { status, wave } = await scanned(code);
  return `${status} ${wave?.id ?? ''}`;
};

const other = '00000000-0000-4000-8000-0000000000e9';

test('a code says which community, office, channel, cluster, wave and questionnaire it stands for', async () => {
  expect(await scanned()).toMatchObject({
    status: 'open',
    channel: 'poster',
    cluster: 3,
    community: { id: places.heping, name_en: 'Heping' },
    office: { id: places.east, name_en: 'East' },
    wave: { id: waves.east },
    questionnaire: { slug: 'resident', version_id: db.versionId },
  });
});

test('a code that nobody printed is unknown, and tells nothing else', async () => {
  expect(await scanned('ZZZZZZ')).toEqual({ status: 'unknown' });
  expect(await scanned(`' or true --`)).toEqual({ status: 'unknown' });
});

test('many codes are answered in one call as each would be alone, in their order', async () => {
  const west = { code: 'HEPA22', wave: waves.west };
  const asked = [{ code: 'ZZZZZZ' }, { code: 'HEPA22' }, west, { code: 'HEPA22', wave: 'no id' }, {}];
  const alone = [];
  for (const one of asked.slice(0, 3)) alone.push(await db.call('anyone', 'entry_point', one));
  const together = await db.call('anyone', 'entry_points', { asked });
  expect(together).toEqual([...alone, alone[1], { status: 'unknown' }]);
  expect(await db.call('anyone', 'entry_points', { asked: [] })).toEqual([]);
});

describe('leads to', () => {
  test('the wave that is open, however many are past or planned', async () => {
    await wave(waves.east, -48, -24);
    await wave('00000000-0000-4000-8000-0000000000e8', 24, 48);
    const open = await wave(other, -1, 1);
    expect(await outcome()).toBe(`open ${open}`);
  });

  test('the next one while none is open', async () => {
    await wave(waves.east, -48, -24);
    const next = await wave(other, 24, 48);
    await wave('00000000-0000-4000-8000-0000000000e8', 72, 96);
    expect(await outcome()).toBe(`not_open ${next}`);
  });

  test('the last one when all are over', async () => {
    await wave(waves.east, -96, -72);
    const last = await wave(other, -48, -24);
    expect(await outcome()).toBe(`closed ${last}`);
  });

  test('none, politely, where none was ever planned', async () => {
    await db.sql('update app.wave set area_id = $1 where id = $2', [places.west, waves.east]);
    expect(await scanned()).toMatchObject({ status: 'not_open', wave: null, community: { name_en: 'Heping' } });
    await db.sql('update app.wave set area_id = $1 where id = $2', [places.east, waves.east]);
  });

  test('the wave somebody began with, even when the next is open; never one of another place', async () => {
    await wave(waves.east, -48, -24);
    await wave(other, -1, 1);
    expect(await scanned('HEPA22', { wave: waves.east })).toMatchObject({ status: 'closed', wave: { id: waves.east } });
    expect(await scanned('HEPA22', { wave: waves.west })).toMatchObject({ status: 'not_open', wave: null });
  });
});

describe('waves for some channels', () => {
  const shops = '00000000-0000-4000-8000-0000000000f1';
  const general = '00000000-0000-4000-8000-0000000000f2';

  beforeAll(() =>
    db.call('the site', 'import_office', {
      office: { entry_points: [{ code: 'SHAP22', area_id: places.heping, channel: 'shop' }] },
    }),
  );
  afterAll(() => db.sql("delete from app.entry_point where code = 'SHAP22'"));
  // East's own wave is for everybody and would be as good as ours.
  beforeEach(() => wave(waves.east, -96, -72));

  test('a shop is asked the questionnaire for shops, its neighbours the one for residents, on the same day', async () => {
    await wave(general, -1, 1);
    await wave(shops, -3, 1, ['shop']);
    expect(await outcome('SHAP22')).toBe(`open ${shops}`);
    expect(await outcome('HEPA22')).toBe(`open ${general}`);
  });

  test('a wave for other channels is never opened by a code, even when nothing else is', async () => {
    await wave(shops, -3, 1, ['shop']);
    expect(await outcome('HEPA22')).toBe(`closed ${waves.east}`);
    expect(await scanned('HEPA22', { wave: shops })).toMatchObject({ status: 'not_open', wave: null });
    expect(await scanned('SHAP22', { wave: shops })).toMatchObject({ status: 'open', wave: { id: shops } });
  });

  test('while the shops have no wave of their own, the one for everybody is theirs', async () => {
    await wave(general, -1, 1);
    await wave(shops, 24, 48, ['shop', 'window']);
    expect(await outcome('SHAP22')).toBe(`open ${general}`);
  });

  test('no wave is for a channel that nobody prints', async () => {
    await expect(wave(shops, -1, 1, ['leaflet'])).rejects.toThrow(/wave_channels_are_known/);
    await expect(wave(shops, -1, 1, [])).rejects.toThrow(/wave_channels_are_known/);
  });
});

describe('what is printed', () => {
  const print = (point: Record<string, unknown>) =>
    db
      .as('the site')
      .rpc('import_office', { office: { entry_points: [{ area_id: places.heping, channel: 'poster', ...point }] } });

  test.each([
    [
      'a cluster of fewer than 30 households, which would point at people',
      { code: 'SMALL2', cluster_number: 1, households: 29 },
    ],
    ['a cluster of unknown size', { code: 'SMALL2', cluster_number: 1 }],
    ['letters that are misread', { code: 'OIL012' }],
    ['an unknown channel', { code: 'MAIL22', channel: 'mail' }],
  ])('is never %s', async (_what, point) => {
    expect((await print(point)).error).not.toBeNull();
  });

  test('may be imported again without a change', async () => {
    expect(await db.call('the site', 'import_office', { office: { entry_points: office.entry_points } })).toEqual({
      areas: 0,
      waves: 0,
      plans: 0,
      entry_points: 0,
    });
  });
});

test('an area stands only where its kind belongs', async () => {
  const misplaced = { ...office.areas[4], parent_id: places.heping };
  expect((await db.as('the site').rpc('import_office', { office: { areas: [misplaced] } })).error).not.toBeNull();
});

test('a wave of a questionnaire that was never published is refused whole', async () => {
  const unpublished = { ...office.waves[0], id: other, version: 99 };
  expect((await db.as('the site').rpc('import_office', { office: { waves: [unpublished] } })).error).not.toBeNull();
});

test('scans add up per day; what is no entry point is passed over', async () => {
  const [point] = await db.sql(`select id from app.entry_point where code = 'HEPA22'`);
  const scan = { entry_point_id: point?.['id'], day: '2026-11-24', count: 2 };
  const batch = [scan, scan, { ...scan, entry_point_id: other }, { ...scan, count: -1 }];
  await db.call('the site', 'count_scans', { batch });
  await db.call('the site', 'count_scans', { batch });
  expect(await db.sql('select count from app.scan')).toEqual([{ count: 8 }]);
});
