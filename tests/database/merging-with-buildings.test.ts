/** A community with buildings becomes part of another: everything goes on, nothing of the past moves, nothing counts twice. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { mergeAreas, previewMerge } from '../../src/server/db/areas.ts';
import { assignments } from '../../src/server/db/assignments.ts';
import type { UserDb } from '../../src/server/db/clients.ts';
import { coverageWithin, roundCoverage } from '../../src/server/db/coverage.ts';
import { myDoors } from '../../src/server/db/doors.ts';
import { listedDoors } from '../../src/server/db/listed-doors.ts';
import { answerRow, places, twoOffices, waves } from './two-offices.ts';
import { buildings, daysAgo, door, garden, rounds, withStreets, type Streets, type Walker } from './streets.ts';

let db: Streets;
let before: Awaited<ReturnType<typeof standing>>;
const [draftRound, nextRound, nextWave] = [randomUUID(), randomUUID(), randomUUID()];
const as = (who: Walker) => db.person(who) as UserDb;
const merge = (who: Walker = 'wang') => mergeAreas(as(who), places.heping, places.xinhua);

/** All that was counted and given, each with the place it was counted in. */
async function standing() {
  const rows = (query: string) => db.sql(`select to_jsonb(held)::text as row from (${query}) as held order by 1`);
  return {
    coverage: await roundCoverage(as('wang'), rounds.east),
    // Who has a building is nobody's past.
    within: (await coverageWithin(as('wang'), rounds.east, places.heping))?.buildings.map(
      ({ owners: _, grid, ...counted }) => ({
        ...counted,
        grid: grid?.nameZh,
      }),
    ),
    visits: await rows('select * from app.visit'),
    states: await rows('select * from app.door_state'),
    tallies: await rows('select * from app.tally'),
    answers: await rows('select * from app.answer'),
    days: await rows('select * from app.coverage_day'),
    offered: await rows('select * from app.door_interview_count'),
    copies: await rows('select * from app.material_left'),
  };
}

beforeAll(async () => {
  db = await withStreets(await twoOffices());
  await db.sql(
    `insert into app.area (id, parent_id, kind, name_zh, name_en) values ($1, $2, 'grid', 'First', 'First')`,
    [...[nextRound, places.heping]],
  );
  await db.sql('update app.building set grid_id = $1 where id = $2', [nextRound, buildings.tower]);
  // The same names in both.
  await db.sql(`insert into app.estate (community_id, name) values ($1, 'Garden')`, [places.xinhua]);
  await db.sql(`insert into app.building (community_id, name, kind) values ($1, 'street', 'street')`, [places.xinhua]);
  await db.sql(`insert into app.work_unit (id, area_id, name) values ($1, $2, 'School')`, [draftRound, places.east]);
  await db.sql('insert into app.estate_assignment (id, unit_id, estate_id) values ($1, $2, $3)', [
    ...[randomUUID(), draftRound, garden],
  ]);
  await db.sql(
    `insert into app.entry_point (code, area_id, channel, building_id, place) values ('HPTA22', $1, 'door', $2, 'Garden tower')`,
    [places.heping, buildings.tower],
  );
  await db.visit('amei', { happened_at: daysAgo(3), materials: ['00000000-0000-4000-8000-00000000a001'] });
  await db.visit('amei', { premises: door('tower', 1), result: 'refused', happened_at: daysAgo(2) });
  await db.call('the site', 'record_answers', { batch: [answerRow()] });
  await db.sql(`update app.wave set opens_at = now() - interval '30 days', closes_at = now() - interval '10 days'`);
  await db.sql(`update app.outreach_round set state = 'closed', closed_at = now() - interval '1 hour'`);
  await db.sql(`insert into app.outreach_round (id, area_id, title) values ($1, $2, 'Spring')`, [
    draftRound,
    places.east,
  ]);
  await db.sql('insert into app.round_area values ($1, $2)', [draftRound, places.heping]);
  await db.sql(
    `insert into app.wave (id, questionnaire_version_id, name, area_id, opens_at, closes_at, communities)
     values ($1, $2, 'next', $3, now() + interval '2 days', now() + interval '9 days', array[$4::uuid])`,
    [nextWave, db.versionId, places.east, places.heping],
  );
  await db.sql('insert into app.wave_plan (wave_id, community_id, planned_n) values ($1, $2, 110)', [
    ...[nextWave, places.heping],
  ]);
  await db.sql(
    `insert into app.wave_duty (id, wave_id, day, community_id, person) values ($1, $2, current_date + 3, $3, 'Lin')`,
    [randomUUID(), nextWave, places.heping],
  );
  await db.sql(
    `insert into app.premises_import (id, area_id, staff_id, file_name, header, rows) values ($1, $2, $3, 'doors.csv', '{}', 1)`,
    [draftRound, places.east, db.staff.wang],
  );
  await db.sql(
    `insert into app.premises_import_row (import_id, place, community_id, building, door) values ($1, 2, $2, 'tower', '9')`,
    [draftRound, places.heping],
  );
  before = await standing();
});
afterAll(() => db.close());

describe('merging a community with buildings', () => {
  test('says first what goes over and what is then called otherwise, to the office alone', async () => {
    expect(await previewMerge(as('wang'), places.heping, places.xinhua)).toMatchObject({
      status: 'ready',
      moves: {
        ...{ estates: 1, buildings: 2, doors: 12, assignments: 2, grids: 1, codes: 2, posters: 0, people: 3 },
        ...{ rounds: 1, waves: 1, imports: 1 },
      },
      renamed: [
        { name: 'Garden', becomes: 'Garden（Heping）' },
        { name: 'street', becomes: 'street（Heping）' },
      ],
    });
    for (const who of ['amei', 'lin', 'dawei'] as const) {
      expect(await previewMerge(as(who), places.heping, places.xinhua)).toEqual({ status: 'unknown' });
      expect(await merge(who)).toEqual({ status: 'unknown' });
    }
    expect(await standing()).toEqual(before);
  });

  test('happens once, however often it is asked for', async () => {
    expect(await merge()).toEqual({ status: 'merged' });
    expect(await merge()).toEqual({ status: 'already' });
    expect(await db.sql('select community_id, count(*)::integer from app.building group by 1 order by 1')).toEqual(
      [
        { community_id: places.beihai, count: 1 },
        { community_id: places.heping, count: 2 },
        { community_id: places.xinhua, count: 4 },
      ].sort((one, other) => (one.community_id < other.community_id ? -1 : 1)),
    );
  });

  test('leaves every visit, answer and count where it was, in both communities', async () => {
    expect(await standing()).toEqual(before);
    expect(await db.call('the site', 'rebuild_coverage', { round: rounds.east })).toBe(true);
    expect(await db.call('the site', 'rebuild_tallies', { wave_id: waves.east })).toBe(true);
    expect(await standing()).toEqual(before);
  });

  test('goes on with the same doors, estates and grid under the other', async () => {
    const went = await db.sql(
      `select building.name, estate.name as estate, grid.id as grid, grid.parent_id as grid_in, gone.name as was, (
         select array_agg(premises.unit || premises.door order by premises.door) from app.premises where premises.building_id = building.id
       ) = (
         select array_agg(premises.unit || premises.door order by premises.door) from app.premises where premises.building_id = gone.id
       ) as same
       from app.building join app.building as gone on gone.id = building.continues_id
       left join app.estate on estate.id = building.estate_id left join app.area as grid on grid.id = building.grid_id
       where building.community_id = $1 order by 1`,
      [places.xinhua],
    );
    expect(went).toEqual([
      { name: 'street（Heping）', estate: null, grid: null, grid_in: null, was: 'street', same: true },
      { name: 'tower', estate: 'Garden（Heping）', grid: nextRound, grid_in: places.xinhua, was: 'tower', same: true },
    ]);
    const [xinhua, ...rest] = (await listedDoors(as('wang'))).filter(({ office }) => office.id === places.east);
    expect(rest).toEqual([]);
    expect(xinhua).toMatchObject({ id: places.xinhua, kinds: { household: 12, shop: 6 } });
  });

  test('leaves the buildings with whoever had them, from now on', async () => {
    const held = await db.sql(
      `select building.community_id, assigned.ends_at is null as now from app.building_assignment as assigned
       join app.building on building.id = assigned.building_id order by 2`,
    );
    expect(held).toEqual([
      { community_id: places.heping, now: false },
      { community_id: places.xinhua, now: true },
    ]);
    const listed = await assignments(as('lin'), places.xinhua);
    expect(JSON.stringify(listed)).toContain('School');
    expect(
      await db.sql(`select building_id <> $1 as went, place from app.entry_point where code = 'HPTA22'`, [
        buildings.tower,
      ]),
    ).toEqual([{ went: true, place: 'Garden（Heping） tower' }]);
  });

  test('takes plans along: drafts of rounds, waves ahead with their numbers and duties', async () => {
    expect(await db.sql('select community_id from app.round_area where round_id = $1', [draftRound])).toEqual([
      { community_id: places.xinhua },
    ]);
    expect(await db.sql('select id from app.premises_import')).toEqual([]);
    expect(await db.sql('select communities from app.wave where id = $1', [nextWave])).toEqual([
      { communities: [places.xinhua] },
    ]);
    expect(await db.sql('select community_id, planned_n from app.wave_plan where wave_id = $1', [nextWave])).toEqual([
      { community_id: places.xinhua, planned_n: 110 },
    ]);
    expect(await db.sql('select community_id from app.wave_duty where wave_id = $1', [nextWave])).toEqual([
      { community_id: places.xinhua },
    ]);
  });

  test('finds for a visit that arrives late the door and the round it was made in, once', async () => {
    const id = randomUUID();
    const late = { id, premises: door('tower', 2), happened_at: daysAgo(1) };
    expect(await db.visit('amei', late)).toMatchObject({ status: 'stored' });
    expect(await db.visit('amei', late)).toMatchObject({ status: 'already_stored' });
    const coverage = await roundCoverage(as('wang'), rounds.east);
    const informed = coverage?.communities.map(({ id: place, kinds }) => [place, kinds.household?.counts.informed]);
    expect(new Map(informed as [string, number][])).toEqual(
      new Map([
        [places.heping, 2],
        [places.xinhua, 0],
      ]),
    );
    expect(coverage?.communities.find(({ id: place }) => place === places.xinhua)?.kinds.household?.doors).toBe(6);
  });

  test('sets beside what residents say the doors that were informed under the old name, each once', async () => {
    const since = daysAgo(60).slice(0, 10);
    const informed = (community: string, until: string) =>
      db.call('lin', 'informed_households', { community, since, until });
    expect(await informed(places.xinhua, daysAgo(-2).slice(0, 10))).toEqual({ doors: 12, informed: 2 });
    // A report of before knows only its own doors.
    expect(await informed(places.xinhua, daysAgo(2).slice(0, 10))).toEqual({ doors: 6, informed: 0 });
    expect(await informed(places.heping, daysAgo(-2).slice(0, 10))).toEqual({ doors: 6, informed: 2 });
  });

  test('in the next round the worker has the doors, and the lead of before sees how far it is', async () => {
    await db.sql(
      `update app.outreach_round set state = 'open', opened_at = now(), opens_on = private.local_day(),
         closes_on = private.local_day() + 9, task = 'all', people = 'all', responsible = 'Wang' where id = $1`,
      [draftRound],
    );
    const doors = await myDoors(as('amei'), draftRound);
    expect(doors?.buildings.map(({ name }) => name)).toEqual(['tower']);
    const premises = doors?.buildings[0]?.doors[0]?.id ?? '';
    expect(await db.visit('amei', { round: draftRound, premises })).toMatchObject({ status: 'stored' });
    const within = await coverageWithin(as('lin'), draftRound, places.xinhua);
    expect(within?.buildings).toHaveLength(3);
    expect(await roundCoverage(as('dawei'), draftRound)).toBeNull();
    for (const who of ['bing', 'dawei'] as const)
      expect(await db.visit(who, { round: draftRound, premises })).toMatchObject({ status: 'refused' });
  });

  test('stands in the record, with who did it', async () => {
    const lines = await db.sql(
      `select staff_id, after ->> 'merged_into' as into from app.audit where table_name = 'area' and row_key ->> 'id' = $1 and after ->> 'merged_into' is not null`,
      [places.heping],
    );
    expect(lines).toEqual([{ staff_id: db.staff.wang, into: places.xinhua }]);
  });
});
