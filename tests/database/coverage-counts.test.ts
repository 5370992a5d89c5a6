/** Who sees how far a round has come: an office counts, a lead the doors of the community, nobody next door anything; and what is in no count. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { coverageOf, leftBy, sumOfDoors } from '../../src/domain/outreach/coverage.ts';
import type { UserDb } from '../../src/server/db/clients.ts';
import {
  coverageDays,
  coverageWithin,
  informedSince,
  materialsLeft,
  offeredDoors,
  recontactList,
  roundCoverage,
  staleBuildings,
  visitQuality,
} from '../../src/server/db/coverage.ts';
import { communityDoors, myDoors } from '../../src/server/db/doors.ts';
import { countInterviews } from '../../src/server/db/visits.ts';
import { buildings, daysAgo, door, leaflet, rounds, withStreets, type Streets, type Walker } from './streets.ts';
import { places, twoOffices } from './two-offices.ts';

let db: Streets;
beforeAll(async () => {
  db = await withStreets(await twoOffices());
  await db.send('amei', [
    { premises: door('tower', 0), materials: [leaflet] },
    { premises: door('tower', 1), result: 'refused', happened_at: daysAgo(1) },
    { premises: door('tower', 2), result: 'vacant', materials: [leaflet] },
    { premises: door('tower', 3), result: 'nobody_home', materials: [leaflet], happened_at: daysAgo(9) },
  ]);
  await db.visit('lin', { premises: door('street', 0) });
});
afterAll(() => db.close());

const as = (who: Walker) => db.person(who) as UserDb;
const heping = { round: rounds.east, community: places.heping };

describe('counts', () => {
  test('of every community are the office’s, of the own community the lead’s, and add up as defined', async () => {
    const seen = await roundCoverage(as('wang'), rounds.east);
    expect(seen?.communities.map(({ nameEn, kinds }) => [nameEn, Object.keys(kinds).sort()])).toEqual([
      ['Heping', ['household', 'shop']],
      ['Xinhua', ['household']],
    ]);
    const households = seen?.communities[0]?.kinds.household;
    expect(households && coverageOf(households)).toEqual({
      inRound: 5,
      attempted: { count: 3, total: 5 },
      contacted: { count: 2, total: 5 },
      informed: { count: 1, total: 5 },
      leaflet: { count: 2, total: 5 },
      settled: { count: 3, total: 6, refused: 1 },
    });
    expect(households && leftBy(households)).toMatchObject({ untouched: 2, nobody_home: 1 });
    expect((await roundCoverage(as('lin'), rounds.east))?.communities.map(({ nameEn }) => nameEn)).toEqual(['Heping']);
  });

  test('of buildings add up to those of their community, and say how many have them, not who', async () => {
    const within = await coverageWithin(as('wang'), rounds.east, places.heping);
    expect(within?.buildings.map(({ name, owners }) => [name, owners])).toEqual([
      ['tower', 1],
      ['street', 0],
    ]);
    const all = (await roundCoverage(as('wang'), rounds.east))?.communities[0];
    expect(sumOfDoors(within?.buildings.flatMap(({ kinds }) => kinds.household ?? []) ?? [])).toEqual(
      all?.kinds.household,
    );
    expect(JSON.stringify(within)).not.toContain(door('tower', 0));
    expect(JSON.stringify(within)).not.toContain('amei');
  });

  test('are nothing to a worker, and to the office next door', async () => {
    for (const who of ['amei', 'bing'] as const) {
      expect(await roundCoverage(as(who), rounds.east)).toBeNull();
      expect(await coverageWithin(as(who), rounds.east, places.heping)).toBeNull();
      expect(await coverageDays(as(who), rounds.east)).toEqual([]);
    }
    expect(await roundCoverage(as('dawei'), rounds.east)).toBeNull();
    expect(await coverageWithin(as('lin'), rounds.east, places.xinhua)).toBeNull();
  });

  test('say day by day what was first reached', async () => {
    const days = await coverageDays(as('wang'), rounds.east, places.heping);
    const sum = (step: string, kind: string) =>
      days.filter((day) => day.step === step && day.kind === kind).reduce((all, { doors }) => all + doors, 0);
    expect([sum('attempted', 'household'), sum('settled', 'household'), sum('informed', 'shop')]).toEqual([4, 3, 1]);
    expect(new Set(days.map(({ day }) => day)).size).toBe(3);
  });

  test('of copies left hold every copy, also at a vacant door', async () => {
    expect(await materialsLeft(as('wang'), rounds.east)).toEqual([
      { community: places.heping, material: leaflet, copies: 3 },
    ]);
  });

  test('of what waits too long and of what to ask again hold no door', async () => {
    expect(await staleBuildings(as('wang'), heping)).toMatchObject([{ building: buildings.tower, doors: 1 }]);
    expect(await visitQuality(as('wang'), rounds.east, places.heping)).toMatchObject({
      visits: 5,
      talks: 2,
      farEntries: 1,
    });
    expect(await informedSince(as('wang'), places.heping, daysAgo(30).slice(0, 10))).toBe(2);
    for (const who of ['dawei', 'amei'] as const) {
      expect(await staleBuildings(as(who), heping)).toEqual([]);
      expect(await visitQuality(as(who), rounds.east, places.heping)).toMatchObject({ visits: 0 });
      expect(await informedSince(as(who), places.heping, '2026-01-01')).toBe(0);
    }
  });
});

describe('doors', () => {
  test('of the community are the lead’s, never the office’s', async () => {
    expect((await communityDoors(as('lin'), rounds.east, buildings.street))?.doors).toHaveLength(6);
    expect(await communityDoors(as('lin'), rounds.east, buildings.xinhua)).toBeNull();
    for (const who of ['wang', 'dawei', 'amei', 'bing'] as const)
      expect(await communityDoors(as(who), rounds.east, buildings.tower)).toBeNull();
  });

  test('of own buildings are the worker’s, and of nothing else', async () => {
    expect((await myDoors(as('amei'), rounds.east))?.buildings.map(({ name }) => name)).toEqual(['tower']);
    expect((await myDoors(as('bing'), rounds.east))?.buildings).toEqual([]);
    expect(await myDoors(as('amei'), rounds.west)).toBeNull();
    expect((await myDoors(as('wang'), rounds.east))?.buildings).toEqual([]);
  });

  test('drawn by chance to be asked again are the same for the same seed, and the lead’s alone', async () => {
    const drawn = await recontactList(as('lin'), heping, 'week 48');
    expect(drawn).toHaveLength(1);
    expect(await recontactList(as('lin'), heping, 'week 48')).toEqual(drawn);
    for (const who of ['wang', 'amei', 'dawei'] as const)
      expect(await recontactList(as(who), heping, 'week 48')).toEqual([]);
  });
});

describe('questionnaires at doors', () => {
  const report = (outcome: 'declined' | 'complete', building: string = buildings.tower) => ({
    ...{ id: randomUUID(), round: rounds.east, building, week: thisMonday(), outcome },
  });

  test('are counted once however often they are reported, and only as a sum of the community', async () => {
    const reports = [report('complete'), report('complete'), report('declined')];
    for (const status of ['stored', 'already_stored'])
      expect((await countInterviews(as('amei'), reports)).map((answer) => answer.status)).toEqual([
        status,
        status,
        status,
      ]);
    expect(await offeredDoors(as('wang'), rounds.east)).toEqual([
      {
        ...{ community: places.heping, complete: 2, partial: 0, declined: 1 },
        doors: {
          ...{ informed: 1, met_later: 0, nobody_home: 1, no_answer: 0 },
          ...{ refused: 1, no_access: 0, vacant: 1, not_found: 0 },
        },
      },
    ]);
    for (const who of ['amei', 'dawei'] as const) expect(await offeredDoors(as(who), rounds.east)).toEqual([]);
  });

  test('leave nothing that joins a report to a building, a week, an outcome or a person', async () => {
    const columns = await db.sql(
      `select column_name from information_schema.columns where table_name = 'counted_interview' order by 1`,
    );
    expect(columns.map((column) => column['column_name'])).toEqual(['counted_on', 'id']);
  });

  test('are refused from a building that is not the worker’s, and for weeks without the round', async () => {
    const answers = await countInterviews(as('amei'), [report('complete', buildings.street)]);
    expect(answers).toMatchObject([{ status: 'refused', reason: 'not_yours' }]);
    expect(await countInterviews(as('amei'), [{ ...report('complete'), week: '2025-01-06' }])).toMatchObject([
      { reason: 'outside_round' },
    ]);
  });
});

function thisMonday(): string {
  const now = new Date(Date.now() + 8 * 3_600_000);
  return new Date(now.getTime() - ((now.getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10);
}
