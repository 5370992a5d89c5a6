/** What comes back from stairwells: two workers at one door, clocks that are off, queues that a colleague sends, mistakes taken back. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { myDoors } from '../../src/server/db/doors.ts';
import type { UserDb } from '../../src/server/db/clients.ts';
import { buildings, daysAgo, door, leaflet, rounds, withStreets, type Streets } from './streets.ts';
import { twoOffices } from './two-offices.ts';

let db: Streets;
beforeAll(async () => {
  db = await withStreets(await twoOffices());
});
afterAll(() => db.close());

const hour = 3_600_000;
const ago = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString();

async function seen(who: 'amei' | 'bing', premises: string) {
  const lists = await myDoors(db.person(who) as UserDb, rounds.east);
  const found = lists?.buildings.flatMap(({ doors }) => doors).find(({ id }) => id === premises);
  return (
    found && { state: found.state, attempts: found.attempts, by: found.events.map(({ workerName }) => workerName) }
  );
}

async function visit(id: string): Promise<Record<string, unknown>> {
  const [row] = await db.sql(
    `select *, extract(epoch from happened_at) * 1000 as happened from app.visit where id = $1`,
    [id],
  );
  return row ?? {};
}

describe('two workers at one door while both are offline', () => {
  beforeEach(async () => {
    await db.call('lin', 'assign_building', { id: randomUUID(), building: buildings.tower, staff: db.staff.bing });
  });

  test('both visits are kept, the talk stays given, and both see both', async () => {
    const premises = door('tower', 0);
    await db.visit('amei', { premises, result: 'nobody_home', happened_at: ago(1 * hour) });
    await db.visit('bing', { premises, result: 'talk_given', happened_at: ago(2 * hour) });
    for (const who of ['amei', 'bing'] as const)
      expect(await seen(who, premises)).toEqual({ state: 'informed', attempts: 2, by: ['bing', 'amei'] });
  });

  test('a refusal is not undone by a colleague who found nobody', async () => {
    const premises = door('tower', 1);
    await db.visit('bing', { premises, result: 'nobody_home', happened_at: ago(1 * hour) });
    await db.visit('amei', { premises, result: 'refused', happened_at: ago(3 * hour) });
    expect(await seen('amei', premises)).toMatchObject({ state: 'refused', attempts: 2 });
  });

  test('sent at the same moment, both count once', async () => {
    const premises = door('tower', 2);
    await Promise.all([
      db.visit('amei', { premises, result: 'met_later' }),
      db.visit('bing', { premises, result: 'met_later' }),
    ]);
    expect(await seen('bing', premises)).toMatchObject({ attempts: 2 });
    expect(await db.call('the site', 'rebuild_coverage', { round: rounds.east })).toBe(true);
  });
});

describe('a phone whose clock is a day off', () => {
  test.each([
    ['ahead', 24],
    ['behind', -24],
  ])('%s: its visits are moved to when they were, and the difference is kept', async (_, hours) => {
    const id = randomUUID();
    const byPhone = Date.now() + hours * hour;
    const event = { id, premises: door('tower', 3), happened_at: new Date(byPhone - hour).toISOString() };
    expect(await db.send('amei', [event], new Date(byPhone))).toMatchObject([{ status: 'stored' }]);
    const row = await visit(id);
    expect(Math.abs(Number(row['happened']) - (Date.now() - hour))).toBeLessThan(60_000);
    expect(Math.abs(Number(row['offset_ms']) + hours * hour)).toBeLessThan(60_000);
  });

  test('set right before sending, it cannot place a visit in the future', async () => {
    const id = randomUUID();
    await db.visit('amei', { id, premises: door('tower', 3), happened_at: ago(-24 * hour) });
    expect(Number((await visit(id))['happened'])).toBeLessThanOrEqual(Date.now());
  });

  test('what the phone knew when it wrote is worth more than what the sending shows', async () => {
    const id = randomUUID();
    await db.visit('amei', { id, happened_at: ago(25 * hour), offset_ms: 24 * hour });
    expect(Math.abs(Number((await visit(id))['happened']) - (Date.now() - hour))).toBeLessThan(60_000);
  });

  test('some seconds are nobody’s mistake, and nothing is moved', async () => {
    const id = randomUUID();
    await db.send('amei', [{ id, happened_at: ago(hour) }], new Date(Date.now() - 20_000));
    expect(await visit(id)).toMatchObject({ offset_ms: 0 });
  });
});

describe('a queue that a colleague sends', () => {
  const fromAmei = () => ({ id: randomUUID(), premises: door('tower', 4), worker: db.staff.amei });

  test('is stored with both names where both had the building', async () => {
    const event = fromAmei();
    expect(await db.visit('bing', event)).toMatchObject({ status: 'stored' });
    expect(await visit(event.id)).toMatchObject({ worker_id: db.staff.amei, sender_id: db.staff.bing });
  });

  test('sent by the colleague and then by the phone after all, counts once', async () => {
    const event = { ...fromAmei(), happened_at: ago(hour) };
    await db.visit('bing', event);
    expect(await db.visit('amei', event)).toMatchObject({ status: 'already_stored' });
  });

  test('is refused from somebody who does not have the building, and from the office next door', async () => {
    await db.sql('update app.building_assignment set ends_at = now() where staff_id = $1', [db.staff.bing]);
    expect(await db.visit('bing', fromAmei())).toMatchObject({ reason: 'sender_not_allowed' });
    expect(await db.visit('dawei', fromAmei())).toMatchObject({ reason: 'sender_not_allowed' });
  });

  test('is taken from the lead, but not in the name of somebody who never had the building', async () => {
    expect(await db.visit('lin', fromAmei())).toMatchObject({ status: 'stored' });
    expect(await db.visit('lin', { ...fromAmei(), worker: db.staff.wang })).toMatchObject({ reason: 'not_yours' });
  });
});

describe('a mistake', () => {
  test('is corrected by a later event, which keeps the time of the visit', async () => {
    const premises = door('tower', 5);
    const [wrong, right] = [randomUUID(), randomUUID()];
    await db.visit('amei', { id: wrong, premises, result: 'refused', materials: [leaflet], happened_at: daysAgo(2) });
    await db.visit('amei', { id: right, premises, result: 'nobody_home', corrects: wrong });
    expect(await seen('amei', premises)).toMatchObject({ state: 'nobody_home', attempts: 1 });
    const [first, second] = [await visit(wrong), await visit(right)];
    expect(second['visited_at']).toEqual(first['visited_at']);
    expect(first).toMatchObject({ result: 'refused' });
  });

  test('is taken back whole, and the door is as if nobody had come', async () => {
    const premises = door('tower', 5);
    const [last] = await db.sql(
      'select id from app.visit where premises_id = $1 and corrects is not null order by happened_at desc limit 1',
      [premises],
    );
    await db.visit('amei', { premises, result: 'withdrawn', corrects: String(last?.['id']) });
    expect(await seen('amei', premises)).toMatchObject({ state: 'untouched', attempts: 0 });
    expect(await db.call('the site', 'rebuild_coverage', { round: rounds.east })).toBe(true);
  });

  test('of somebody else, or at another door, is not hers to correct', async () => {
    const id = randomUUID();
    await db.visit('amei', { id, premises: door('tower', 1), result: 'met_later' });
    expect(await db.visit('lin', { premises: door('tower', 1), corrects: id })).toMatchObject({
      reason: 'unknown_correction',
    });
    expect(await db.visit('amei', { premises: door('tower', 0), corrects: id })).toMatchObject({
      reason: 'unknown_correction',
    });
  });

  test('cannot be wiped out by anybody, not even by the owner of the table', async () => {
    await expect(db.sql(`update app.visit set result = 'vacant'`)).rejects.toThrow();
  });
});
