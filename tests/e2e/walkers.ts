/** People who go from door to door in journeys: each with a building of their own, so that no journey sees another's visits. */
import { randomUUID } from 'node:crypto';

import type { DemoDoor } from '../../src/embedded/demo/index.ts';

/** One for each journey. */
export const walkers = [
  'plain',
  'quick',
  'later',
  'stairs',
  'tabs',
  'lost',
  'ended',
  'other',
  'file',
  'asked',
  'chief',
  'full',
  'clock',
  'turned',
] as const;
export type Walker = (typeof walkers)[number];

export const walkersPassword = 'up-the-stairs-42';
export const doorCode = 'WALKS2';
export const walkersWave = walkersId(3);
const [office, community, round, leaflet] = [1, 2, 4, 5].map(walkersId) as [string, string, string, string];
const shape = { units: [1, 2], floors: [1, 2, 3, 4, 5, 6], doors: [1, 2, 3, 4] };

export const walkersRound = round;
export const walkersCommunity = community;

export function buildingOf(walker: Walker): string {
  return walkersId(100 + walkers.indexOf(walker));
}

/** What `import_office` takes: an office with a questionnaire of three pages that is offered at the door. */
export function walkersOffice(now: number) {
  const time = (hours: number) => new Date(now + hours * 3_600_000).toISOString();
  return {
    areas: [
      { id: office, kind: 'subdistrict', name_zh: '楼道街道', name_en: 'Stairs Office' },
      { id: community, parent_id: office, kind: 'community', name_zh: '楼道社区', name_en: 'Stairs Community' },
    ],
    waves: [
      {
        ...{ id: walkersWave, area_id: office, questionnaire: 'three-pages', version: 1, name: '楼道' },
        ...{ opens_at: time(-24), closes_at: time(240) },
      },
    ],
    entry_points: [{ code: doorCode, area_id: community, channel: 'door' }],
  };
}

export async function addWalkers({ call, signUp, sql }: DemoDoor): Promise<void> {
  await openRound(sql);
  for (const walker of walkers) {
    const roles = [{ role: walker === 'chief' ? 'lead' : 'worker', area_id: community }];
    const invitation = await call('create_invitation', { account: walker, display_name: `走访员${walker}`, roles });
    await signUp(walker, walkersPassword, (invitation as { token: string }).token);
    await build(sql, walker);
  }
}

type Sql = DemoDoor['sql'];

async function openRound(sql: Sql): Promise<void> {
  const guide = { zh: { what: '大家一起把身边变好。', why: '您的意见会有答复。', how: '可以填问卷。' }, en: {} };
  await sql(
    `insert into app.outreach_round (id, area_id, title, opens_on, closes_on, task, people, responsible, guide)
     values ($1, $2, '楼道入户', private.local_day() - 20, private.local_day() + 10, '每一户', '大家', '王', $3)`,
    [round, office, JSON.stringify(guide)],
  );
  await sql('insert into app.round_area values ($1, $2)', [round, community]);
  await sql(`insert into app.material (id, area_id, name, version, stock) values ($1, $2, '一页纸', '秋', 500)`, [
    leaflet,
    office,
  ]);
  await sql('insert into app.round_material (round_id, material_id) values ($1, $2)', [round, leaflet]);
  await sql(`update app.outreach_round set state = 'open', opened_at = now() - interval '20 days' where id = $1`, [
    round,
  ]);
}

async function build(sql: Sql, walker: Walker): Promise<void> {
  const building = buildingOf(walker);
  await sql(`insert into app.building (id, community_id, name, kind) values ($1, $2, $3, 'building')`, [
    ...[building, community, `${walker}楼`],
  ]);
  const doors = shape.units.flatMap((unit) =>
    shape.floors.flatMap((floor) =>
      shape.doors.map((door) => ({
        id: randomUUID(),
        building_id: building,
        unit: String(unit),
        floor,
        door: `${floor}0${door}`,
        kind: 'household',
      })),
    ),
  );
  await sql('insert into app.premises select * from jsonb_populate_recordset(null::app.premises, $1)', [
    JSON.stringify(doors),
  ]);
  await sql(
    `insert into app.building_assignment (id, building_id, staff_id, begins_at)
     select $1, $2, id, now() - interval '10 days' from app.staff where account = $3`,
    [randomUUID(), building, walker],
  );
}

function walkersId(number: number): string {
  return `00000000-0000-4000-8000-0000a11e${String(number).padStart(4, '0')}`;
}
