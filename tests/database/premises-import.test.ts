/** Lists of doors: whose they may be, that a bad row holds everything back, that the same list again doubles nothing, and what changes with them. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { UserDb } from '../../src/server/db/clients.ts';
import { roundCoverage } from '../../src/server/db/coverage.ts';
import { commitPremisesImport, importErrors, premisesImport } from '../../src/server/db/premises-imports.ts';
import { generateDoors } from '../../src/domain/outreach/generate-doors.ts';
import { stageDoors, stageFile } from '../../src/server/premises/stage-file.ts';
import { rounds, withStreets, type Streets, type Walker } from './streets.ts';
import { places, twoOffices } from './two-offices.ts';

let db: Streets;
beforeAll(async () => {
  db = await withStreets(await twoOffices());
});
afterAll(() => db.close());

const as = (who: Walker) => db.person(who) as UserDb;

interface Sending {
  readonly who?: Walker;
  readonly id?: string;
}

async function stage(lines: readonly string[], { who = 'wang', id = randomUUID() }: Sending = {}) {
  const bytes = Buffer.from(lines.join('\n'));
  const staged = await stageFile(as(who), { id, area: places.east, fileName: 'doors.csv', bytes, community: null });
  return { id, staged };
}

const heading = 'community,estate,building,unit,door,kind';
const list = [heading, 'Heping,Lake,1,1,101,', 'Heping,Lake,1,1,102,', 'Xinhua,,7,,301,shop'];

const doorsIn = async (estate: string) =>
  db.sql(
    `select building.name, unit, floor, door, premises.kind from app.premises join app.building on building.id = building_id
     join app.estate on estate.id = estate_id where estate.name = $1 order by door`,
    [estate],
  );

describe('a list that is right', () => {
  test('says what it would do before it does it, then does it', async () => {
    const { id } = await stage(list);
    expect(await premisesImport(as('wang'), id)).toMatchObject({
      ...{ state: 'checked', rows: 3, staged: 3, bad: 0, doors: { added: 3, updated: 0, unchanged: 0 } },
      ...{ buildings: { added: 2, known: 0 }, fileName: 'doors.csv' },
    });
    expect(await doorsIn('Lake')).toEqual([]);
    expect(await commitPremisesImport(as('wang'), id)).toMatchObject({ status: 'committed', outcome: { added: 3 } });
    expect(await doorsIn('Lake')).toEqual([
      { name: '1栋', unit: '1', floor: 1, door: '101', kind: 'household' },
      { name: '1栋', unit: '1', floor: 1, door: '102', kind: 'household' },
    ]);
    expect(await commitPremisesImport(as('wang'), id)).toMatchObject({ status: 'already', outcome: { added: 3 } });
  });

  test('sent again under another name doubles nothing', async () => {
    const { id } = await stage(list);
    expect(await premisesImport(as('wang'), id)).toMatchObject({ doors: { added: 0, updated: 0, unchanged: 3 } });
    expect(await commitPremisesImport(as('wang'), id)).toMatchObject({
      outcome: { added: 0, updated: 0, unchanged: 3 },
    });
    expect(await doorsIn('Lake')).toHaveLength(2);
  });

  test('sent again with a change updates that door, and what was counted of it moves along', async () => {
    const [lake] = await db.sql(
      `select premises.id, building_id from app.premises join app.building on building.id = building_id where building.name = '1栋' and door = '101'`,
    );
    await db.call('lin', 'record_visits', {
      batch: {
        sent_at: new Date().toISOString(),
        events: [
          {
            ...{ id: randomUUID(), round: rounds.east, premises: lake?.['id'], worker: db.staff.lin },
            ...{ happened_at: new Date().toISOString(), result: 'talk_given' },
          },
        ],
      },
    });
    const { id } = await stage([heading, 'Heping,Lake,1,1,101,shop']);
    expect(await commitPremisesImport(as('wang'), id)).toMatchObject({
      outcome: { added: 0, updated: 1, unchanged: 0 },
    });
    const heping = (await roundCoverage(as('wang'), rounds.east))?.communities[0]?.kinds;
    expect([heping?.shop?.counts.informed, heping?.household?.counts.informed]).toEqual([1, 0]);
    expect(await db.call('the site', 'rebuild_coverage', { round: rounds.east })).toBe(true);
    const counted = await db.sql(
      `select kind, doors from app.building_doors where building_id = $1 and doors > 0 order by kind`,
      [lake?.['building_id']],
    );
    expect(counted).toEqual([
      { kind: 'household', doors: 1 },
      { kind: 'shop', doors: 1 },
    ]);
  });
});

describe('a list with a bad row', () => {
  test('changes nothing at all, and says row by row what is wrong', async () => {
    const { id } = await stage([...list, 'Nowhere,,1,1,101,', 'Heping,Sea,2,1,,', 'Heping,Lake,1,1,102,']);
    const before = await db.sql('select count(*) from app.premises');
    expect(await commitPremisesImport(as('wang'), id)).toEqual({ status: 'has_errors', bad: 3 });
    expect(await db.sql('select count(*) from app.premises')).toEqual(before);
    const errors = await Array.fromAsync(importErrors(as('wang'), id));
    expect(errors.map(({ place, problems }) => [place, problems.map(({ problem }) => problem)])).toEqual([
      [5, ['community_unknown']],
      [6, ['door_missing']],
      [7, ['twice']],
    ]);
    expect(errors[0]?.cells).toEqual(['Nowhere', '', '1', '1', '101', '']);
  });

  test('keeps no name and no telephone of anybody', async () => {
    const { id } = await stage(['community,building,door,owner name,phone', 'Nowhere,1,101,Zhang San,13800138000']);
    const kept = await db.sql(
      'select to_jsonb(held)::text as line from app.premises_import_row as held where import_id = $1',
      [id],
    );
    expect(JSON.stringify(kept)).not.toMatch(/Zhang|13800138000/);
  });
});

describe('whose list', () => {
  test('only the office of the place stages, looks, and commits', async () => {
    for (const who of ['amei', 'lin', 'dawei'] as const)
      expect((await stage(list, { who })).staged).toEqual({ ok: false, problem: 'unknown' });
    const { id } = await stage(list);
    for (const who of ['amei', 'lin', 'dawei'] as const) {
      expect(await premisesImport(as(who), id)).toBeNull();
      expect(await commitPremisesImport(as(who), id)).toEqual({ status: 'unknown' });
      expect(await Array.fromAsync(importErrors(as(who), id))).toEqual([]);
    }
  });

  test('a community next door is unknown, even to somebody who writes its id', async () => {
    const { id } = await stage(list);
    const forged = {
      place: 99,
      community: places.beihai,
      building: '1',
      building_kind: 'building',
      unit: '',
      door: '1',
      kind: 'shop',
    };
    await db.sql(`update app.premises_import set state = 'staging' where id = $1`, [id]);
    expect(await db.call('wang', 'stage_premises', { import: id, rows: [forged] })).toEqual({ status: 'unknown' });
  });
});

test('a file cut off halfway goes on under its id', async () => {
  const id = randomUUID();
  await stage(list, { id });
  const again = await stage(list, { id });
  expect(again.staged).toMatchObject({ ok: true });
  expect(await premisesImport(as('wang'), id)).toMatchObject({ rows: 3, staged: 3 });
});

test('a list that a crash took rows from puts nothing in place until it is sent again', async () => {
  const id = randomUUID();
  const pond = [heading, 'Heping,Pond,1,1,101,', 'Heping,Pond,1,1,102,'];
  await stage(pond, { id });
  await db.sql('delete from app.premises_import_row where import_id = $1 and place = 2', [id]);
  expect(await commitPremisesImport(as('wang'), id)).toEqual({ status: 'lost' });
  expect(await doorsIn('Pond')).toEqual([]);
  await stage(pond, { id });
  expect(await commitPremisesImport(as('wang'), id)).toMatchObject({ status: 'committed', outcome: { added: 2 } });
});

test('generated doors go the same way', async () => {
  const doors = generateDoors({
    ...{ community: places.xinhua, grid: null, estate: 'Hill', buildings: [1, 2], units: 2 },
    ...{ floors: 3, doorsPerFloor: 2, firstFloor: 1 },
  });
  if (!doors.ok) throw new Error(doors.problem);
  const id = randomUUID();
  expect(await stageDoors(as('wang'), { id, area: places.east, name: 'Hill' }, doors.value)).toBe(true);
  expect(await commitPremisesImport(as('wang'), id)).toMatchObject({ outcome: { added: 24, buildings: 2 } });
  expect((await doorsIn('Hill')).slice(0, 2)).toMatchObject([
    { door: '101', floor: 1 },
    { door: '101', unit: '2' },
  ]);
});
