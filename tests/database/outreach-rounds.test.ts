/** A round opens only when it is planned, takes visits while it runs and for two weeks after, and forgets its doors after ninety days. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { UserDb } from '../../src/server/db/clients.ts';
import { closeRound, myRounds, openRound, planRound, type RoundPlan } from '../../src/server/db/rounds.ts';
import { daysAgo, door, rounds, withStreets, type Streets, type Walker } from './streets.ts';
import { places, twoOffices } from './two-offices.ts';

let db: Streets;
beforeAll(async () => {
  db = await withStreets(await twoOffices());
});
afterAll(() => db.close());

const as = (who: Walker) => db.person(who) as UserDb;
const texts = { what: 'what it is', why: 'why', how: 'how' };

function plan(changes: Partial<RoundPlan> = {}): RoundPlan {
  return {
    ...{ id: randomUUID(), area: places.east, title: 'Winter', opensOn: '2026-12-01', closesOn: '2026-12-31' },
    ...{ task: 'every door', people: 'forty workers', responsible: 'Wang' },
    ...{ guide: { zh: texts, en: texts }, communities: [places.heping], materials: [] },
    ...changes,
  };
}

describe('a plan', () => {
  test.each([
    ['time', { closesOn: null }],
    ['task', { task: ' ' }],
    ['people', { people: '' }],
    ['responsibility', { responsible: '' }],
    ['areas', { communities: [] }],
  ])('without %s is kept, and does not open', async (missing, changes) => {
    const half = plan(changes);
    expect(await planRound(as('wang'), half)).toEqual({ status: 'planned', missing: [missing] });
    expect(await openRound(as('wang'), half.id)).toEqual({ status: 'missing', missing: [missing] });
    await expect(db.sql(`update app.outreach_round set state = 'open' where id = $1`, [half.id])).rejects.toThrow();
  });

  test('that is whole opens once, and is not planned again', async () => {
    const whole = plan();
    await planRound(as('wang'), whole);
    expect(await openRound(as('wang'), whole.id)).toEqual({ status: 'opened' });
    expect(await openRound(as('wang'), whole.id)).toEqual({ status: 'already' });
    expect(await planRound(as('wang'), { ...whole, task: 'other' })).toEqual({ status: 'not_draft' });
    expect(await closeRound(as('wang'), whole.id)).toEqual({ status: 'closed' });
    expect(await openRound(as('wang'), whole.id)).toEqual({ status: 'closed' });
  });

  test('of another office is nobody’s to write, nor are communities next door', async () => {
    const theirs = plan();
    await planRound(as('wang'), theirs);
    for (const who of ['amei', 'lin', 'dawei'] as const) {
      expect(await planRound(as(who), theirs)).toEqual({ status: 'unknown' });
      expect(await openRound(as(who), theirs.id)).toEqual({ status: 'unknown' });
    }
    expect(await planRound(as('dawei'), { ...theirs, area: places.west, communities: [places.beihai] })).toEqual({
      status: 'unknown',
    });
    expect(await planRound(as('wang'), plan({ communities: [places.beihai] }))).toEqual({ status: 'unknown' });
  });

  test('with its last day before its first is told to be wrong', async () => {
    expect(await planRound(as('wang'), plan({ closesOn: '2026-11-01' }))).toEqual({ status: 'malformed' });
  });

  test('is seen by the office alone while it is a draft', async () => {
    const draft = plan({ title: 'Secret' });
    await planRound(as('wang'), draft);
    const sees = async (who: Walker) => (await myRounds(as(who))).some(({ id }) => id === draft.id);
    expect([await sees('wang'), await sees('lin'), await sees('amei'), await sees('dawei')]).toEqual([
      ...[true, false, false, false],
    ]);
  });
});

describe('a round that is closed', () => {
  test('takes what was done before, refuses what came after, and takes nothing two weeks later', async () => {
    await db.sql(
      `update app.outreach_round set state = 'closed', closed_at = now() - interval '3 hours' where id = $1`,
      [rounds.east],
    );
    const before = { id: randomUUID(), premises: door('tower', 0), happened_at: daysAgo(1) };
    expect(await db.visit('amei', before)).toMatchObject({ status: 'stored' });
    expect(await db.visit('amei', { premises: door('tower', 1) })).toMatchObject({ reason: 'after_round' });
    expect(await db.visit('amei', { ...before, id: randomUUID(), corrects: before.id })).toMatchObject({
      status: 'stored',
    });
    await db.sql(`update app.outreach_round set closed_at = now() - interval '16 days' where id = $1`, [rounds.east]);
    expect(await db.visit('amei', { premises: door('tower', 1), happened_at: daysAgo(17) })).toMatchObject({
      reason: 'round_over',
    });
  });

  test('a draft takes nothing', async () => {
    const draft = plan();
    await planRound(as('wang'), draft);
    expect(await db.visit('amei', { round: draft.id })).toMatchObject({ reason: 'round_not_open' });
  });
});

describe('ninety days after a round', () => {
  const counted = async () => ({
    visits: (await db.sql('select from app.visit where round_id = $1', [rounds.east])).length,
    doors: (await db.sql('select from app.door_state where round_id = $1', [rounds.east])).length,
    informed: (await db.sql('select sum(informed)::integer as n from app.coverage_tally'))[0]?.['n'],
  });

  test('its doors are still there one day before', async () => {
    await db.sql(
      `update app.outreach_round set opens_on = private.local_day() - 120, closes_on = private.local_day() - 90,
         closed_at = now() - interval '90 days' where id = $1`,
      [rounds.east],
    );
    await db.call('the site', 'purge_visits');
    expect(await counted()).toEqual({ visits: 2, doors: 1, informed: 1 });
  });

  test('visits and doors are deleted by one job that says what it did; the counts stay', async () => {
    await db.sql(`update app.outreach_round set closes_on = private.local_day() - 91 where id = $1`, [rounds.east]);
    expect(await db.call('the site', 'purge_visits_when_due')).toEqual({
      rounds: 1,
      visits: 2,
      doors: 1,
      ids: 0,
      invitations: 0,
    });
    expect(await counted()).toEqual({ visits: 0, doors: 0, informed: 1 });
    expect(await db.sql(`select outcome from app.job where name = 'purge visits'`)).toEqual([
      { outcome: { rounds: 1, visits: 2, doors: 1, ids: 0, invitations: 0 } },
    ]);
    expect(await db.call('the site', 'purge_visits_when_due')).toBeNull();
  });

  test('a recount does not take the counts for wrong', async () => {
    expect(await db.call('the site', 'rebuild_coverage', { round: rounds.east })).toBeNull();
    expect(await counted()).toMatchObject({ informed: 1 });
  });
});
