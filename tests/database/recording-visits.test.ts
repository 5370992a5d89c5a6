/** Visits on their way in: whose doors they may be of, what is refused and why, and that repeating stores nothing twice. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { places, twoOffices } from './two-offices.ts';
import { buildings, daysAgo, door, garden, leaflet, rounds, withStreets, type Streets } from './streets.ts';

let db: Streets;
beforeAll(async () => {
  db = await withStreets(await twoOffices());
});
afterAll(() => db.close());

const stored = (id: string) => db.sql('select * from app.visit where id = $1', [id]);

async function talliesAgree(round = rounds.east): Promise<unknown> {
  return db.call('the site', 'rebuild_coverage', { round });
}

test('a visit at an own door is stored with everything that was said and left', async () => {
  const id = randomUUID();
  const said = await db.visit('amei', { id, parts: ['what', 'how'], materials: [leaflet], note: 'moved in lately' });
  expect(said).toEqual({ id, status: 'stored' });
  expect(await stored(id)).toMatchObject([
    {
      worker_id: db.staff.amei,
      sender_id: null,
      building_id: buildings.tower,
      result: 'talk_given',
      note: 'moved in lately',
    },
  ]);
});

test('the same batch again stores nothing, and says so', async () => {
  const batch = [
    { id: randomUUID(), premises: door('tower', 1), happened_at: daysAgo(1) },
    { id: randomUUID(), premises: door('tower', 2), happened_at: daysAgo(1) },
  ];
  expect((await db.send('amei', batch)).map(({ status }) => status)).toEqual(['stored', 'stored']);
  expect((await db.send('amei', batch)).map(({ status }) => status)).toEqual(['already_stored', 'already_stored']);
  expect(await talliesAgree()).toBe(true);
});

test('an id that was used for something else is refused, and what it was used for stays', async () => {
  const id = randomUUID();
  await db.visit('amei', { id, premises: door('tower', 3), result: 'nobody_home' });
  expect(await db.visit('amei', { id, premises: door('tower', 4), result: 'talk_given' })).toMatchObject({
    reason: 'id_taken',
  });
  expect(await stored(id)).toMatchObject([{ premises_id: door('tower', 3), result: 'nobody_home' }]);
});

test('one refused event keeps none of the others back', async () => {
  const said = await db.send('amei', [
    { premises: door('tower', 1) },
    { premises: door('street', 0) },
    { premises: door('tower', 2), result: 'nonsense' as 'vacant' },
    { premises: door('tower', 2) },
  ]);
  expect(said.map(({ status, reason }) => reason ?? status)).toEqual(['stored', 'not_yours', 'malformed', 'stored']);
});

test.each([
  ['a street that nobody gave her', { premises: door('street', 0) }, 'not_yours'],
  ['a house of another community', { premises: door('xinhua', 0) }, 'not_yours'],
  ['a door next door', { premises: door('beihai', 0), round: rounds.west }, 'not_yours'],
  ['a door that does not exist', { premises: randomUUID() }, 'not_yours'],
  ['a round that goes elsewhere', { round: rounds.west }, 'unknown_round'],
  ['a leaflet of nobody', { materials: [randomUUID()] }, 'unknown_material'],
  ['a day before the round', { happened_at: daysAgo(21) }, 'before_round'],
  ['correcting what was never stored', { corrects: randomUUID() }, 'unknown_correction'],
])('Amei cannot record %s', async (_, event, reason) => {
  expect(await db.visit('amei', event)).toMatchObject({ status: 'refused', reason });
});

test('neither the office nor a worker without the building records anything', async () => {
  expect(await db.visit('wang', {})).toMatchObject({ reason: 'not_yours' });
  expect(await db.visit('bing', {})).toMatchObject({ reason: 'not_yours' });
  expect(await db.visit('dawei', {})).toMatchObject({ reason: 'not_yours' });
});

test('the lead of the community stands in at every door of it', async () => {
  expect(await db.visit('lin', { premises: door('street', 1) })).toMatchObject({ status: 'stored' });
  expect(await db.visit('lin', { premises: door('xinhua', 1) })).toMatchObject({ status: 'refused' });
});

test('whoever belongs to the unit of an estate has its buildings', async () => {
  const unit = randomUUID();
  await db.call('wang', 'keep_work_unit', { id: unit, area: places.east, name: 'Bureau of water' });
  await db.call('wang', 'join_work_unit', { id: randomUUID(), unit, staff: db.staff.bing });
  expect(await db.visit('bing', {})).toMatchObject({ reason: 'not_yours' });
  await db.call('wang', 'assign_estate', { id: randomUUID(), estate: garden, unit });
  expect(await db.visit('bing', {})).toMatchObject({ status: 'stored' });
  expect(await talliesAgree()).toBe(true);
});
