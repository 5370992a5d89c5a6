/** Who has a building and since when: handing over, checking out, and what each means for visits that arrive late. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import {
  assignBuilding,
  assignEstate,
  assignments,
  checkOutBuilding,
  endAssignment,
  keepWorkUnit,
  returnBuilding,
} from '../../src/server/db/assignments.ts';
import type { UserDb } from '../../src/server/db/clients.ts';
import { myDoors } from '../../src/server/db/doors.ts';
import { buildings, daysAgo, door, garden, rounds, withStreets, type Streets, type Walker } from './streets.ts';
import { places, twoOffices } from './two-offices.ts';

let db: Streets;
beforeAll(async () => {
  db = await withStreets(await twoOffices());
});
afterAll(() => db.close());

const as = (who: Walker) => db.person(who) as UserDb;
const hand = (staff: string, fromHolder: string | null = null) => ({
  ...{ id: randomUUID(), building: buildings.tower, staff, fromHolder },
});

async function listed(who: Walker): Promise<string[]> {
  const lists = await myDoors(as(who), rounds.east);
  return (lists?.buildings ?? []).map(({ name }) => name).sort();
}

describe('a hand-over', () => {
  test('gives the building to one and takes it from the other, and the history stays', async () => {
    expect(await assignBuilding(as('wang'), hand(db.staff.bing, db.staff.amei))).toEqual({ status: 'assigned' });
    expect([await listed('amei'), await listed('bing')]).toEqual([[], ['tower']]);
    const held = await db.sql(
      'select staff_id, ends_at is null as now from app.building_assignment order by begins_at',
    );
    expect(held).toEqual([
      { staff_id: db.staff.amei, now: false },
      { staff_id: db.staff.bing, now: true },
    ]);
  });

  test('sent twice is one hand-over', async () => {
    const once = hand(db.staff.bing, db.staff.amei);
    expect(await assignBuilding(as('wang'), once)).toEqual({ status: 'already' });
  });

  test('leaves to the old hand what was done before, not what comes after', async () => {
    expect(await db.visit('amei', { happened_at: daysAgo(1) })).toMatchObject({ status: 'stored' });
    expect(await db.visit('amei', { happened_at: new Date(Date.now() + 1000).toISOString() })).toMatchObject({
      reason: 'not_yours',
    });
  });

  test('is nobody’s to order but the office’s of the place and the lead’s of the community', async () => {
    for (const who of ['amei', 'bing', 'dawei'] as const)
      expect(await assignBuilding(as(who), hand(db.staff.amei))).toEqual({ status: 'unknown' });
    expect(await assignBuilding(as('lin'), { ...hand(db.staff.amei), building: buildings.xinhua })).toEqual({
      status: 'unknown',
    });
    expect(await assignBuilding(as('lin'), hand(db.staff.amei))).toEqual({ status: 'assigned' });
  });

  test('never goes to somebody who does not work there', async () => {
    expect(await assignBuilding(as('wang'), hand(db.staff.dawei))).toEqual({ status: 'unknown' });
    expect(await assignBuilding(as('dawei'), { ...hand(db.staff.amei), building: buildings.beihai })).toEqual({
      status: 'unknown',
    });
  });
});

describe('a check-out', () => {
  const until = () => new Date(Date.now() + 2 * 3_600_000).toISOString();

  test('tells the others who is there, and keeps them from nothing', async () => {
    const id = randomUUID();
    expect(await checkOutBuilding(as('bing'), { id, building: buildings.tower, until: until() })).toEqual({
      status: 'checked_out',
    });
    expect(
      await checkOutBuilding(as('amei'), { id: randomUUID(), building: buildings.tower, until: until() }),
    ).toMatchObject({ status: 'taken', by: 'bing' });
    const lists = await myDoors(as('amei'), rounds.east);
    expect(lists?.buildings[0]?.checkout).toMatchObject({ id, staffName: 'bing' });
    expect(await db.visit('amei', { premises: door('tower', 1) })).toMatchObject({ status: 'stored' });
    expect(await returnBuilding(as('amei'), id)).toEqual({ status: 'unknown' });
    expect(await returnBuilding(as('bing'), id)).toEqual({ status: 'returned' });
    expect(await returnBuilding(as('bing'), id)).toEqual({ status: 'already' });
  });

  test('by the lead lends the building for some hours, and its visits still count when they are over', async () => {
    expect(await db.visit('bing', { premises: door('street', 0) })).toMatchObject({ reason: 'not_yours' });
    const id = randomUUID();
    const lent = { id, building: buildings.street, until: until(), staff: db.staff.bing };
    expect(await checkOutBuilding(as('lin'), lent)).toEqual({ status: 'checked_out' });
    expect(await listed('bing')).toContain('street');
    const during = new Date().toISOString();
    expect(await returnBuilding(as('lin'), id)).toEqual({ status: 'returned' });
    expect(await listed('bing')).not.toContain('street');
    expect(await db.visit('bing', { premises: door('street', 0), happened_at: during, offset_ms: -2 })).toMatchObject({
      status: 'stored',
    });
    expect(
      await db.visit('bing', { premises: door('street', 0), happened_at: new Date(Date.now() + 5000).toISOString() }),
    ).toMatchObject({ reason: 'not_yours' });
  });

  test('cannot be had for a building that is nobody’s of the asker, nor for a day', async () => {
    for (const who of ['amei', 'wang', 'dawei'] as const)
      expect(await checkOutBuilding(as(who), { id: randomUUID(), building: buildings.street, until: until() })).toEqual(
        { status: 'unknown' },
      );
    const id = randomUUID();
    await checkOutBuilding(as('lin'), { id, building: buildings.street, until: daysAgo(-30) });
    const [row] = await db.sql(
      `select ends_at <= now() + interval '12 hours' as bounded from app.building_checkout where id = $1`,
      [id],
    );
    expect(row).toEqual({ bounded: true });
  });
});

describe('the matrix', () => {
  test('shows office and lead every building, also those that nobody has', async () => {
    for (const who of ['wang', 'lin'] as const) {
      const matrix = await assignments(as(who), places.heping);
      expect(matrix?.buildings.map(({ name, people }) => [name, people.map((person) => person.name)])).toEqual([
        ['tower', ['bing', 'amei']],
        ['street', []],
      ]);
      expect(matrix?.staff.map(({ name }) => name)).toEqual(['amei', 'bing', 'lin']);
    }
  });

  test('is nothing to a worker, to the lead next door, to another office', async () => {
    expect(await assignments(as('amei'), places.heping)).toBeNull();
    expect(await assignments(as('lin'), places.xinhua)).toBeNull();
    expect(await assignments(as('dawei'), places.heping)).toBeNull();
  });

  test('shows which unit has an estate, until it has it no longer', async () => {
    const unit = randomUUID();
    await keepWorkUnit(as('wang'), { id: unit, area: places.east, name: 'Bureau of water' });
    const id = randomUUID();
    expect(await assignEstate(as('wang'), { id, estate: garden, unit, fromHolder: null })).toEqual({
      status: 'assigned',
    });
    expect((await assignments(as('wang'), places.heping))?.estates[0]?.units).toMatchObject([
      { name: 'Bureau of water' },
    ]);
    expect(await endAssignment(as('dawei'), id)).toEqual({ status: 'unknown' });
    expect(await endAssignment(as('wang'), id)).toEqual({ status: 'ended' });
    expect((await assignments(as('wang'), places.heping))?.estates[0]?.units).toEqual([]);
  });
});
