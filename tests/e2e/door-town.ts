/**
 * A sub-district of its own with doors, for the journeys of office and lead: three communities, 2,300 doors, a round in its third week, visits as
 * they happen, and people whose passwords are known here. It takes nothing from the demo and gives it nothing.
 */
import { createHash } from 'node:crypto';

import { visitsOf, type TownVisit } from './door-town-visits.ts';

type Sql = (statement: string, parameters?: unknown[]) => Promise<Record<string, unknown>[]>;

export interface TownDoor {
  readonly sql: Sql;
  readonly call: (name: string, args: Record<string, unknown>) => Promise<unknown>;
  readonly signUp: (account: string, password: string, invitation: string) => Promise<void>;
}

export const town = {
  office: id('office'),
  linhe: id('临河社区'),
  dongmen: id('东门社区'),
  caiyuan: id('菜园村'),
  /** Gets its doors in premises.spec.ts, nowhere else. */
  shitan: id('石滩村'),
  round: id('round'),
  lastRound: id('last round'),
  leaflet: id('leaflet'),
  unit: id('unit'),
  password: 'six quiet herons wade',
} as const;

export const townPeople = [
  { account: 'town-office', name: '临江镇创建办', role: 'office', area: town.office },
  { account: 'town-lead', name: '临河社区书记', role: 'lead', area: town.linhe },
  { account: 'town-fang', name: '方晓梅', role: 'worker', area: town.linhe },
  { account: 'town-shen', name: '沈国强', role: 'worker', area: town.linhe },
  { account: 'town-yu', name: '于婷婷', role: 'worker', area: town.dongmen },
  { account: 'town-qian', name: '钱志远', role: 'worker', area: town.dongmen },
] as const;

interface House {
  readonly community: string;
  readonly estate: string | null;
  readonly grid: string | null;
  readonly name: string;
  readonly shape: readonly [units: number, floors: number, perFloor: number];
  readonly shops?: number;
  /** Share of the doors somebody has been to. */
  readonly walked: number;
  readonly owner: string | null;
}

const slab = [3, 6, 2] as const;
const tower = [1, 26, 6] as const;
const house = (name: string, of: Partial<House>): House => ({
  ...{ community: town.linhe, estate: '临河花园', grid: '第一网格', shape: slab, walked: 0.8, owner: 'town-fang' },
  ...{ name, ...of },
});

const houses: readonly House[] = [
  ...['1栋', '2栋', '3栋', '10栋', '11栋'].map((name) => house(name, { walked: 0.97 })),
  house('4栋', { walked: 0.6, owner: 'town-shen' }),
  house('5栋', { shape: tower, walked: 0.45, owner: 'town-shen', grid: '第二网格' }),
  house('6栋', { shape: tower, walked: 0.3, owner: null, grid: '第二网格' }),
  ...['甲1号楼', '甲2号楼', '甲3号楼'].map((name) =>
    house(name, { estate: '江城纺织厂退休职工家属院（北区）', walked: 0.7, owner: null, grid: '第二网格' }),
  ),
  house('门卫楼', { estate: '江城纺织厂退休职工家属院（北区）', shape: [1, 2, 1], walked: 1, grid: '第二网格' }),
  house('滨河路', { estate: null, shape: [0, 0, 0], shops: 46, walked: 0.75 }),
  ...['A座', 'B座', 'C座'].map((name) =>
    house(name, { community: town.dongmen, estate: '东门里', grid: null, shape: tower, walked: 0.9, owner: 'town-yu' }),
  ),
  house('东门大街', {
    community: town.dongmen,
    estate: null,
    grid: null,
    shape: [0, 0, 0],
    shops: 62,
    walked: 0.5,
    owner: null,
  }),
];

export async function fillTown(door: TownDoor): Promise<void> {
  await door.call('import_office', { office: { areas: areas() } });
  await addPeople(door);
  await addBuildings(door.sql);
  await addDoors(door.sql);
  await handOut(door.sql);
  await addRound(door.sql, town.round, { title: '秋季入户宣传', opens: 18, closes: -12 });
  await addRound(door.sql, town.lastRound, { title: '春季入户宣传', opens: 200, closes: 170 });
  await addVisits(door.sql);
  await addOffers(door.sql);
}

function areas() {
  const community = (place: string, name_zh: string, households: number) => ({
    ...{ id: place, parent_id: town.office, kind: 'community', name_zh, name_en: name_zh, households },
  });
  const grids = ['第一网格', '第二网格'].map((name_zh, place) => ({
    ...{
      id: id(name_zh),
      parent_id: town.linhe,
      kind: 'grid',
      name_zh,
      name_en: `Grid ${place + 1}`,
      place: place + 1,
    },
  }));
  return [
    { id: town.office, kind: 'subdistrict', name_zh: '临江镇', name_en: 'Linjiang Town' },
    { ...community(town.linhe, '临河社区', 730), place: 1 },
    { ...community(town.dongmen, '东门社区', 480), place: 2 },
    { ...community(town.caiyuan, '菜园村', 210), place: 3 },
    { ...community(town.shitan, '石滩村', 160), place: 4 },
    ...grids,
  ];
}

async function addPeople({ call, signUp, sql }: TownDoor): Promise<void> {
  for (const { account, area, name, role } of townPeople) {
    const roles = [{ role, area_id: area }];
    const { token } = (await call('create_invitation', { account, display_name: name, roles })) as { token: string };
    await signUp(account, town.password, token);
  }
  await sql('insert into app.work_unit (id, area_id, name) values ($1, $2, $3)', [town.unit, town.office, '镇财政所']);
}

async function addBuildings(sql: Sql): Promise<void> {
  const estates = [...new Map(houses.map((of) => [`${of.community} ${of.estate}`, of])).values()];
  for (const { community, estate } of estates)
    if (estate !== null)
      await sql('insert into app.estate (id, community_id, name) values ($1, $2, $3)', [id(estate), community, estate]);
  for (const { community, estate, grid, name, shops } of houses)
    await sql(
      'insert into app.building (id, community_id, grid_id, estate_id, name, kind) values ($1, $2, $3, $4, $5, $6)',
      [
        ...[buildingId(community, name), community, grid && id(grid), estate && id(estate), name],
        shops === undefined ? 'building' : 'street',
      ],
    );
}

async function addDoors(sql: Sql): Promise<void> {
  const rows = houses.flatMap((of) =>
    doorsOf(of).map((door) => ({ ...door, building_id: buildingId(of.community, of.name) })),
  );
  await sql('insert into app.premises select * from jsonb_populate_recordset(null::app.premises, $1)', [
    JSON.stringify(rows),
  ]);
}

export function doorsOf({ community, name, shape: [units, floors, perFloor], shops = 0 }: House) {
  const at = (door: string) => id(`${community} ${name} ${door}`);
  const homes = range(units).flatMap((unit) =>
    range(floors).flatMap((floor) =>
      range(perFloor).map((number) => {
        const door = `${floor}0${number}`;
        return { id: at(`${unit}-${door}`), unit: units === 1 ? '' : String(unit), floor, door, kind: 'household' };
      }),
    ),
  );
  const stores = range(shops).map((number) => ({
    ...{ id: at(`${number}号`), unit: '', floor: null, door: `${number}号`, kind: 'shop' },
  }));
  return [...homes, ...stores];
}

async function handOut(sql: Sql): Promise<void> {
  for (const { community, name, owner } of houses)
    if (owner !== null)
      await sql(
        `insert into app.building_assignment (id, staff_id, building_id, begins_at)
         select $1, staff.id, $2, now() - interval '19 days' from app.staff where staff.account = $3`,
        [id(`own ${community} ${name}`), buildingId(community, name), owner],
      );
}

async function addRound(
  sql: Sql,
  round: string,
  { closes, opens, title }: { title: string; opens: number; closes: number },
): Promise<void> {
  await sql(
    `insert into app.outreach_round (id, area_id, title, opens_on, closes_on, task, people, responsible, guide)
     values ($1, $2, $3, private.local_day() - $4::integer, private.local_day() - $5::integer, '走到每一户', '社区和包联干部', '王主任', '{}')`,
    [round, town.office, title, opens, closes],
  );
  await sql(`insert into app.round_area select $1, id from app.area where parent_id = $2 and kind = 'community'`, [
    round,
    town.office,
  ]);
  await sql(
    `insert into app.material (id, area_id, name, version, stock) values ($1, $2, '文明创建一页纸', '2026秋', 3000) on conflict do nothing`,
    [town.leaflet, town.office],
  );
  await sql('insert into app.round_material values ($1, $2)', [round, town.leaflet]);
  await sql(`update app.outreach_round set state = 'open', opened_at = opens_on where id = $1`, [round]);
}

async function addVisits(sql: Sql): Promise<void> {
  const visits = houses.flatMap((of) =>
    visitsOf(doorsOf(of), of.walked).map((visit) => ({
      ...visit,
      building_id: buildingId(of.community, of.name),
      owner: of.owner ?? 'town-fang',
    })),
  );
  await sql(
    `insert into app.visit (id, round_id, premises_id, building_id, worker_id, claimed_at, happened_at, visited_at, recorded_at, result, materials)
     select listed.id, $1, listed.premises_id, listed.building_id, staff.id, listed.at, listed.at, listed.at, listed.at, listed.result,
       case when listed.left_one then array[$2]::uuid[] else '{}' end
     from jsonb_to_recordset($3) as listed (
       id uuid, premises_id uuid, building_id uuid, owner text, at timestamptz, result text, left_one boolean)
     join app.staff on staff.account = listed.owner`,
    [town.round, town.leaflet, JSON.stringify(visits satisfies TownVisit[])],
  );
  await sql('select api.rebuild_coverage($1)', [town.round]);
}

/** In the houses of 东门里 the questionnaire was offered at doors. */
async function addOffers(sql: Sql): Promise<void> {
  for (const [outcome, count] of [
    ['complete', 41],
    ['partial', 3],
    ['declined', 27],
  ])
    await sql(
      `insert into app.door_interview_count values ($1, $2, date_trunc('week', private.local_day() - 7)::date, $3, $4, $5)`,
      [town.round, buildingId(town.dongmen, 'A座'), outcome, town.dongmen, count],
    );
}

export function buildingId(community: string, name: string): string {
  return id(`${community} ${name}`);
}

function id(of: string): string {
  const hash = createHash('sha256').update(`town ${of}`).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

function range(upTo: number): number[] {
  return Array.from({ length: upTo }, (_, place) => place + 1);
}
