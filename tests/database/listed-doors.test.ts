/** What stands in the lists of doors, and which households were told in the months that residents speak of: counts, for whoever may have them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { UserDb } from '../../src/server/db/clients.ts';
import { informedHouseholds } from '../../src/server/db/coverage.ts';
import { listedDoors } from '../../src/server/db/listed-doors.ts';
import { daysAgo, door, withStreets, type Streets, type Walker } from './streets.ts';
import { places, twoOffices } from './two-offices.ts';

let db: Streets;
beforeAll(async () => {
  db = await withStreets(await twoOffices());
});
afterAll(() => db.close());

const as = (who: Walker) => db.person(who) as UserDb;
const day = (back: number) => daysAgo(back).slice(0, 10);
const lately = { since: day(90), until: day(-1) };

describe('lists', () => {
  test('show Wang every community of the office, with buildings that nobody has', async () => {
    const listed = await listedDoors(as('wang'));
    expect(listed.map(({ buildings, id, kinds, unowned }) => [id, buildings, unowned, kinds])).toEqual([
      [places.heping, 2, 1, { household: 6, shop: 6 }],
      [places.xinhua, 1, 1, { household: 6 }],
    ]);
  });

  test('show Lin the own community alone, and Amei, who goes there, none', async () => {
    expect((await listedDoors(as('lin'))).map(({ id }) => id)).toEqual([places.heping]);
    expect(await listedDoors(as('amei'))).toEqual([]);
  });

  test('show Dawei of the office next door nothing of Wang’s', async () => {
    expect((await listedDoors(as('dawei'))).map(({ id }) => id)).toEqual([places.beihai]);
  });
});

describe('households that were told', () => {
  beforeAll(async () => {
    await db.send('amei', [
      { premises: door('tower', 0), happened_at: daysAgo(5) },
      { premises: door('tower', 1), happened_at: daysAgo(5) },
      { premises: door('tower', 2), result: 'vacant', happened_at: daysAgo(5) },
      { premises: door('tower', 3), result: 'refused', happened_at: daysAgo(5) },
    ]);
    await db.visit('lin', { premises: door('street', 0), happened_at: daysAgo(5) });
  });

  test('are those of the days, without vacant ones, and no shops', async () => {
    expect(await informedHouseholds(as('wang'), places.heping, lately)).toEqual({ doors: 5, informed: 2 });
    expect(await informedHouseholds(as('lin'), places.heping, { since: day(3), until: day(-1) })).toEqual({
      ...{ doors: 6, informed: 0 },
    });
  });

  test('cannot be said of months without a round, nor to Dawei, nor to Lin of another community', async () => {
    expect(await informedHouseholds(as('wang'), places.heping, { since: day(400), until: day(300) })).toBeNull();
    expect(await informedHouseholds(as('dawei'), places.heping, lately)).toBeNull();
    expect(await informedHouseholds(as('lin'), places.xinhua, lately)).toBeNull();
  });

  test('cannot be said once the visits are gone', async () => {
    await db.sql(
      `update app.outreach_round set opens_on = opens_on - 200, closes_on = closes_on - 200 where area_id = $1`,
      [places.east],
    );
    await db.call('the site', 'purge_visits');
    expect(await informedHouseholds(as('wang'), places.heping, { since: day(230), until: day(150) })).toBeNull();
  });
});
