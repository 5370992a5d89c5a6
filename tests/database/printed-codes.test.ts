/** Codes made in bulk, retired and replaced, and what passers-by say of what carries them: whose they are, and that nothing is made twice. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { EntryCode } from '../../src/domain/areas/entry-code.ts';
import type { WantedCode } from '../../src/domain/campaign/wanted-codes.ts';
import type { UserDb } from '../../src/server/db/clients.ts';
import { keepPoster, posterRegister, type KeptPoster } from '../../src/server/db/posters.ts';
import { codePlaces, makeCodes, printedCodes, replaceCode } from '../../src/server/db/printed-codes.ts';
import { buildings, withStreets, type Streets } from './streets.ts';
import { places, twoOffices, waves, type Person } from './two-offices.ts';

let db: Streets;
const tall = randomUUID();
beforeAll(async () => {
  db = await withStreets(await twoOffices());
  await db.sql(`insert into app.building (id, community_id, name) values ($1, $2, 'Tall')`, [tall, places.heping]);
  await db.sql(
    `insert into app.premises (building_id, door, kind) select $1, n::text, 'household' from generate_series(1, 48) as n`,
    [tall],
  );
});
afterAll(() => db.close());

const as = (who: Person) => db.as(who) as UserDb;
let drawn = 0;
const draw = () => `MKDE${'23456789'[Math.floor(drawn / 8) % 8]}${'23456789'[drawn++ % 8]}` as EntryCode;
const wanted = (changes: Partial<WantedCode & { code: EntryCode }> = {}) => ({
  ...{
    id: randomUUID(),
    code: draw(),
    areaId: places.heping,
    channel: 'door' as const,
    place: 'Tall',
    buildingId: tall,
  },
  ...changes,
});
const inUse = async () => (await printedCodes(as('wang'), { area: places.east }))?.codes ?? [];

test('places for codes are houses of thirty households and streets with shops, for the office alone', async () => {
  const found = await codePlaces(as('wang'), places.east);
  expect(found.map(({ nameEn, buildings: houses, streets }) => [nameEn, houses.length, streets.length])).toEqual([
    ['Heping', 1, 1],
    ['Xinhua', 0, 0],
  ]);
  expect(found[0]?.buildings[0]).toMatchObject({ name: 'Tall', households: 48 });
  for (const who of ['amei', 'lin', 'dawei'] as const) expect(await codePlaces(as(who), places.east)).toEqual([]);
});

describe('codes in bulk', () => {
  test('get one cluster number per house, the same in each channel, counted on from those there are', async () => {
    expect(await makeCodes(as('wang'), [wanted(), wanted({ channel: 'poster' })])).toMatchObject({
      made: 2,
      passed: 0,
    });
    const rows = await db.sql(
      `select channel, cluster_number, households from app.entry_point where place = 'Tall' order by 1`,
    );
    expect(rows).toEqual([
      { channel: 'door', cluster_number: 4, households: 48 },
      { channel: 'poster', cluster_number: 4, households: 48 },
    ]);
  });

  test('are not made again where one is in use', async () => {
    expect(await makeCodes(as('wang'), [wanted(), wanted({ place: 'Tall ' })])).toMatchObject({ made: 0, passed: 2 });
  });

  test('have no number where fewer than thirty households stand behind them, nor in a street', async () => {
    const small = wanted({ place: 'tower', buildingId: buildings.tower });
    const street = wanted({ place: 'street', channel: 'shop', buildingId: buildings.street });
    expect(await makeCodes(as('wang'), [small, street])).toMatchObject({ made: 2 });
    const rows = await db.sql(`select cluster_number from app.entry_point where place in ('tower', 'street')`);
    expect(rows).toEqual([{ cluster_number: null }, { cluster_number: null }]);
  });

  test('are made by two sites at once without a number given twice', async () => {
    const houses = Array.from({ length: 6 }, () => randomUUID());
    for (const [at, house] of houses.entries()) {
      await db.sql(`insert into app.building (id, community_id, name) values ($1, $2, $3)`, [
        house,
        places.xinhua,
        `X${at}`,
      ]);
      await db.sql(
        `insert into app.premises (building_id, door, kind) select $1, n::text, 'household' from generate_series(1, 30) as n`,
        [house],
      );
    }
    const half = (from: number) =>
      houses
        .slice(from, from + 3)
        .map((buildingId, at) => wanted({ areaId: places.xinhua, place: `X${from + at}`, buildingId }));
    await Promise.all([makeCodes(as('wang'), half(0)), makeCodes(as('wang'), half(3))]);
    const rows = await db.sql(
      `select cluster_number as n from app.entry_point where area_id = $1 and cluster_number is not null order by 1`,
      [places.xinhua],
    );
    expect(rows.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('are nobody else’s to make, nor for next door, nor for a house elsewhere', async () => {
    const other = { place: 'gate', buildingId: null };
    for (const who of ['amei', 'lin', 'dawei'] as const)
      expect(await makeCodes(as(who), [wanted(other)])).toEqual({ status: 'unknown' });
    expect(await makeCodes(as('wang'), [wanted({ ...other, areaId: places.beihai })])).toEqual({ status: 'unknown' });
    expect(await makeCodes(as('wang'), [wanted({ buildingId: buildings.beihai })])).toEqual({ status: 'unknown' });
    expect(await makeCodes(as('wang'), [wanted({ ...other, code: 'IO01' as EntryCode })])).toEqual({
      status: 'malformed',
    });
  });
});

describe('a code that was lost', () => {
  const replace = (oldId: string, changes: Partial<Parameters<typeof replaceCode>[1]> = {}, who: Person = 'wang') =>
    replaceCode(as(who), { oldId, because: 'torn off', newId: randomUUID(), newCode: draw(), ...changes });
  const old = async () => (await inUse()).find(({ channel, place }) => place === 'Tall' && channel === 'door');

  test('is replaced only by its office, and only for a reason', async () => {
    const id = (await old())?.id ?? '';
    for (const who of ['amei', 'lin', 'dawei'] as const) expect(await replace(id, {}, who)).toBe('unknown');
    expect(await replace(id, { because: ' ' })).toBe('no_reason');
    expect(await replace(id, { newCode: 'HEPA22' as EntryCode })).toBe('taken');
  });

  test('is told to be retired, what was begun there is taken, and its successor stands for the same house', async () => {
    const lost = await old();
    const next = draw();
    expect(await replace(lost?.id ?? '', { newCode: next })).toBe('replaced');
    expect(await replace(lost?.id ?? '')).toBe('already');
    const asked = (code: string, wave?: string) =>
      db.call('anyone', 'entry_point', { code, ...(wave ? { wave } : {}) });
    expect(await asked(lost?.code ?? '')).toMatchObject({ status: 'retired' });
    expect(await asked(lost?.code ?? '', waves.east)).toMatchObject({ status: 'open' });
    expect(await asked(next)).toMatchObject({ status: 'open', cluster: 4 });
    await db.sql(`update app.entry_point set retired_at = now() - interval '73 hours' where id = $1`, [lost?.id]);
    expect(await asked(lost?.code ?? '', waves.east)).toMatchObject({ status: 'retired' });
    const retired = await printedCodes(as('wang'), { area: places.east, retired: true });
    expect(retired?.codes).toMatchObject([{ code: lost?.code, successor: next, retiredBecause: 'torn off' }]);
    const helped = (await db.call('amei', 'my_entry_points')) as { entry_points: { code: string }[] };
    expect(helped.entry_points.map(({ code }) => code)).not.toContain(lost?.code);
  });
});

test('codes are listed for their office alone, by community and channel, page by page', async () => {
  for (const who of ['amei', 'lin', 'dawei'] as const)
    expect(await printedCodes(as(who), { area: places.east })).toBeNull();
  const asked = { area: places.east, community: places.xinhua, channel: 'door' as const };
  const [first, second] = await Promise.all([
    printedCodes(as('wang'), { ...asked, most: 4 }),
    printedCodes(as('wang'), { ...asked, most: 4, skip: 4 }),
  ]);
  expect([first?.all, first?.codes.length, second?.codes.length]).toEqual([7, 4, 3]);
  expect(new Set([...(first?.codes ?? []), ...(second?.codes ?? [])].map(({ code }) => code)).size).toBe(7);
});

describe('the register of posters', () => {
  const poster = (changes: Partial<KeptPoster> = {}): KeptPoster => ({
    ...{
      id: randomUUID(),
      area: places.heping,
      kind: 'board',
      place: 'gate',
      code: 'HEPA22' as EntryCode,
      version: '1',
    },
    ...{ condition: 'good', seenOn: '2026-11-01', note: '', ...changes },
  });
  const said = (code: string, what = 'torn') => db.call('the site', 'report_poster', { code, what });
  const register = () => posterRegister(as('wang'), { area: places.east });

  test('hears what passers-by say through a code, until somebody has been there', async () => {
    expect([await said('HEPA22'), await said('HEPA22'), await said('NEVER2'), await said('HEPA22', 'a name')]).toEqual([
      ...[true, true, false, false],
    ]);
    expect((await register()).reported).toMatchObject([{ code: 'HEPA22', reports: [{ what: 'torn', count: 2 }] }]);
    const board = poster();
    expect(await keepPoster(as('wang'), board)).toBe('kept');
    expect(await register()).toMatchObject({ reported: [], posters: [{ place: 'gate', reports: [{ count: 2 }] }] });
    const [day] = await db.sql('select private.local_day()::text as today');
    await keepPoster(as('wang'), { ...board, seenOn: String(day?.['today']), condition: 'worn' });
    expect(await register()).toMatchObject({ all: 1, posters: [{ condition: 'worn', reports: [] }] });
  });

  test('is the office’s alone to write and to read, with codes of the same community', async () => {
    for (const who of ['amei', 'lin', 'dawei'] as const) {
      expect(await keepPoster(as(who), poster())).toBe('unknown');
      expect((await posterRegister(as(who), { area: places.east })).posters).toEqual([]);
    }
    expect(await keepPoster(as('wang'), poster({ area: places.beihai }))).toBe('unknown');
    expect(await keepPoster(as('wang'), poster({ code: 'XNHA22' as EntryCode }))).toBe('no_code');
    expect(await keepPoster(as('wang'), poster({ place: ' ' }))).toBe('malformed');
  });
});
