/**
 * Puts the demo's doors, people, assignments and its round into the database. Visits were made by people who are not signed in here, so they
 * are written as the owner, and settled by the same function that settles every visit.
 */
import { addDays, type Day } from './calendar.ts';
import type { DemoDoor } from './door.ts';
import { demoEstates, type DemoBuilding, type DemoEstates } from './estates.ts';
import type { DemoPlaces } from './places.ts';
import { chanceFrom } from './random.ts';
import { demoVisits } from './walks.ts';

export async function addDoors(door: DemoDoor, places: DemoPlaces, today: Day): Promise<void> {
  const made = demoEstates(places);
  const chance = chanceFrom('linli round');
  const ids = { round: chance.uuid(), leaflet: chance.uuid(), unit: chance.uuid(), colleague: chance.uuid() };
  await addBuildings(door, made);
  const worker = await staffId(door, 'worker');
  await addColleague(door, places, ids.colleague);
  await handOut(door, places, { made, worker, ...ids });
  await openRound(door, places, { today, ...ids });
  const at = (name: string) => made.buildings.find((building) => building.name === name);
  const walk = (building: DemoBuilding | undefined, who: string, done: number) =>
    building === undefined ? [] : [{ building, worker: who, done }];
  const walks = [
    ...walk(at('1栋'), worker, 0.9),
    ...walk(at('2栋'), worker, 0.4),
    ...walk(at('和风街'), worker, 0.5),
    ...walk(at('5栋'), ids.colleague, 0.35),
  ];
  await record(door, ids.round, demoVisits(walks, ids.leaflet, today));
}

async function addBuildings({ sql }: DemoDoor, { grids, estates, buildings }: DemoEstates): Promise<void> {
  const rows = grids.map(({ id, communityId, zh, en }, place) => ({
    ...{ id, parent_id: communityId, kind: 'grid', name_zh: zh, name_en: en, place: place + 1 },
  }));
  await sql(
    `insert into app.area (id, parent_id, kind, name_zh, name_en, place)
     select id, parent_id, kind, name_zh, name_en, place from jsonb_populate_recordset(null::app.area, $1) on conflict do nothing`,
    [JSON.stringify(rows)],
  );
  await sql(
    `insert into app.estate (id, community_id, name)
     select id, community_id, name from jsonb_populate_recordset(null::app.estate, $1) on conflict do nothing`,
    [JSON.stringify(estates.map(({ id, communityId, name }) => ({ id, community_id: communityId, name })))],
  );
  const houses = buildings.map(({ id, communityId, gridId, estateId, name, kind }) => ({
    ...{ id, community_id: communityId, grid_id: gridId, estate_id: estateId, name, kind },
  }));
  await sql(
    `insert into app.building select * from jsonb_populate_recordset(null::app.building, $1) on conflict do nothing`,
    [JSON.stringify(houses)],
  );
  const doors = buildings.flatMap(({ id, doors: behind }) => behind.map((one) => ({ ...one, building_id: id })));
  await sql(
    `insert into app.premises select * from jsonb_populate_recordset(null::app.premises, $1) on conflict do nothing`,
    [JSON.stringify(doors)],
  );
}

async function staffId({ sql }: DemoDoor, account: string): Promise<string> {
  const [row] = await sql('select id from app.staff where account = $1', [account]);
  return String(row?.['id']);
}

/** Somebody to hand a building over to, who never signs in. */
async function addColleague({ sql }: DemoDoor, { communities }: DemoPlaces, id: string): Promise<void> {
  await sql(
    `insert into app.staff (id, account, display_name) values ($1, 'colleague', '网格员小周') on conflict do nothing`,
    [id],
  );
  await sql(`insert into app.staff_role (staff_id, role, area_id) values ($1, 'worker', $2) on conflict do nothing`, [
    id,
    communities[0]?.id,
  ]);
}

type Handing = {
  readonly made: DemoEstates;
  readonly worker: string;
  readonly colleague: string;
  readonly unit: string;
};

/** The worker has the street and two houses, the colleague the tower, a bureau the works' housing; 3栋 and the second community nobody. */
async function handOut({ sql }: DemoDoor, { home }: DemoPlaces, handing: Handing): Promise<void> {
  const { made, worker, colleague, unit } = handing;
  const chance = chanceFrom('linli hands');
  const garden = made.estates[0]?.id;
  const own = made.buildings
    .filter(({ name, estateId }) => (estateId === garden && name !== '3栋') || name === '和风街')
    .map(({ id, name }) => ({ id: chance.uuid(), building_id: id, staff_id: name === '5栋' ? colleague : worker }));
  await sql(
    `insert into app.building_assignment (id, building_id, staff_id, begins_at)
     select id, building_id, staff_id, now() - interval '20 days' from jsonb_populate_recordset(null::app.building_assignment, $1)
     on conflict do nothing`,
    [JSON.stringify(own)],
  );
  await sql(`insert into app.work_unit (id, area_id, name) values ($1, $2, '区住建局') on conflict do nothing`, [
    unit,
    home,
  ]);
  await sql(
    `insert into app.estate_assignment (id, unit_id, estate_id, begins_at) values ($1, $2, $3, now() - interval '20 days')
     on conflict do nothing`,
    [chance.uuid(), unit, made.estates[1]?.id],
  );
}

type Opening = { readonly today: Day; readonly round: string; readonly leaflet: string };

async function openRound({ sql }: DemoDoor, { home }: DemoPlaces, { today, round, leaflet }: Opening): Promise<void> {
  const begun = [round, home, `冬季入户宣传 ${today.slice(0, 7)}`, addDays(today, -7), addDays(today, 21)];
  await sql(
    `insert into app.outreach_round (id, area_id, title, opens_on, closes_on, task, people, responsible, guide)
     values ($1, $2, $3, $4, $5, '走到每一户，讲清三件事，听取意见', '社区工作人员、网格员和包联干部', '示范街道创建办主任', $6)
     on conflict do nothing`,
    [...begun, JSON.stringify(guide)],
  );
  await sql(
    `insert into app.round_area select $1, id from app.area where parent_id = $2 and kind = 'community' on conflict do nothing`,
    [round, home],
  );
  await sql(
    `insert into app.material (id, area_id, name, version, stock) values ($1, $2, '文明创建一页纸', '2026秋', 2000) on conflict do nothing`,
    [leaflet, home],
  );
  await sql('insert into app.round_material values ($1, $2) on conflict do nothing', [round, leaflet]);
  await sql(
    `update app.outreach_round set state = 'open', opened_at = now() - interval '7 days' where id = $1 and state = 'draft'`,
    [round],
  );
}

async function record({ sql }: DemoDoor, round: string, visits: readonly object[]): Promise<void> {
  await sql(
    `insert into app.visit (id, round_id, premises_id, building_id, worker_id, claimed_at, happened_at, visited_at, result, parts, materials, next_time)
     select id, $1, premises_id, building_id, worker_id, happened_at, happened_at, happened_at, result, parts, materials, next_time
     from jsonb_populate_recordset(null::app.visit, $2) on conflict do nothing`,
    [round, JSON.stringify(visits)],
  );
  await sql(`select private.settle_doors($1, array(select distinct premises_id from app.visit where round_id = $1))`, [
    round,
  ]);
}

const guide = {
  zh: {
    what: '创建文明城市，是街道和居民一起把身边的环境、秩序和服务变好。',
    why: '您的意见会变成要办的事：谁来办、什么时候办好，都会公开答复。',
    how: '可以填问卷、参加社区活动，也可以随时向社区反映问题。',
  },
  en: {
    what: 'Becoming a civilised city means that office and residents improve surroundings, order and services together.',
    why: 'What you say becomes something to do, with somebody who does it, a date, and a public answer.',
    how: 'Fill in the questionnaire, join an activity, or tell the community what is wrong at any time.',
  },
};
