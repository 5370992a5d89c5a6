/**
 * Doors for the two offices: in Heping a tower of an estate and a street, in Xinhua a house, in Beihai, next door, another. One round runs
 * in the east and one in the west. Amei has the tower; Bing, who works in Heping too, has nothing unless a test gives it.
 */
import { randomUUID } from 'node:crypto';

import type { VisitResult } from '../../src/domain/outreach/disposition.ts';
import type { Db } from '../../src/server/db/clients.ts';
import { places, type TwoOffices } from './two-offices.ts';

export const buildings = {
  tower: '00000000-0000-4000-8000-00000000b001',
  street: '00000000-0000-4000-8000-00000000b002',
  xinhua: '00000000-0000-4000-8000-00000000b003',
  beihai: '00000000-0000-4000-8000-00000000b004',
} as const;
export type Building = keyof typeof buildings;

export const rounds = {
  east: '00000000-0000-4000-8000-0000000000f1',
  west: '00000000-0000-4000-8000-0000000000f2',
} as const;

export const garden = '00000000-0000-4000-8000-00000000e001';
export const leaflet = '00000000-0000-4000-8000-00000000a001';

const communityOf = { tower: 'heping', street: 'heping', xinhua: 'xinhua', beihai: 'beihai' } as const;
const doorsPerBuilding = 6;

/** The n-th door of a building, from 0. */
export function door(building: Building, place: number): string {
  return `00000000-0000-4000-8000-${buildings[building].slice(-4)}0000${String(place).padStart(4, '0')}`;
}

export type Streets = TwoOffices & {
  /** Ids of staff, not of accounts. */
  readonly staff: Readonly<Record<'amei' | 'bing' | 'lin' | 'wang' | 'dawei', string>>;
  /** Everybody of the offices, and Bing. */
  person(who: Walker): Db;
  visit(who: Walker, event: Partial<SentEvent>): Promise<Said>;
  send(who: Walker, events: readonly Partial<SentEvent>[], sentAt?: Date): Promise<Said[]>;
};
export type Walker = 'amei' | 'bing' | 'lin' | 'wang' | 'dawei';

export interface SentEvent {
  readonly id: string;
  readonly round: string;
  readonly premises: string;
  readonly worker: string;
  readonly happened_at: string;
  readonly offset_ms: number | null;
  readonly result: VisitResult;
  readonly parts: readonly string[];
  readonly materials: readonly string[];
  readonly note: string;
  readonly next_time: string | null;
  readonly corrects: string | null;
}
export type Said = { readonly id: string; readonly status: string; readonly reason?: string };

export async function withStreets(db: TwoOffices): Promise<Streets> {
  await db.sql('insert into app.estate (id, community_id, name) values ($1, $2, $3)', [
    garden,
    places.heping,
    'Garden',
  ]);
  for (const building of Object.keys(buildings) as Building[]) await build(db, building);
  for (const office of ['east', 'west'] as const) await openRound(db, office);
  const bing = await enrol(db, 'bing', places.heping);
  const staff = Object.fromEntries(
    (await db.sql('select account, id from app.staff')).map(({ account, id }) => [account, id]),
  ) as Streets['staff'];
  await db.sql('insert into app.building_assignment (id, staff_id, building_id, begins_at) values ($1, $2, $3, $4)', [
    randomUUID(),
    staff.amei,
    buildings.tower,
    daysAgo(10),
  ]);
  const person = (who: Walker) => (who === 'bing' ? db.user(bing) : db.as(who));
  const send: Streets['send'] = async (who, events, sentAt = new Date()) => {
    const batch = { sent_at: sentAt.toISOString(), events: events.map((event) => sentEvent(staff[who], event)) };
    const { data, error } = await person(who).rpc('record_visits', { batch });
    if (error !== null) throw new Error(JSON.stringify(error));
    return (data as { events: Said[] }).events;
  };
  const visit: Streets['visit'] = async (who, event) => {
    const [said] = await send(who, [event]);
    if (said === undefined) throw new Error('no answer');
    return said;
  };
  return { ...db, staff, person, send, visit };
}

function sentEvent(worker: string, event: Partial<SentEvent>): SentEvent {
  return {
    ...{ id: randomUUID(), round: rounds.east, premises: door('tower', 0), worker, result: 'talk_given' },
    ...{ happened_at: new Date(Date.now() - 60_000).toISOString(), offset_ms: null, parts: [], materials: [] },
    ...{ note: '', next_time: null, corrects: null },
    ...event,
  };
}

export function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString();
}

async function build(db: TwoOffices, building: Building): Promise<void> {
  const estate = building === 'tower' ? garden : null;
  const kind = building === 'street' ? 'street' : 'building';
  const community = places[communityOf[building]];
  await db.sql('insert into app.building (id, community_id, estate_id, name, kind) values ($1, $2, $3, $4, $5)', [
    ...[buildings[building], community, estate, building, kind],
  ]);
  for (let place = 0; place < doorsPerBuilding; place += 1)
    await db.sql(
      'insert into app.premises (id, building_id, unit, floor, door, kind) values ($1, $2, $3, $4, $5, $6)',
      [
        ...[door(building, place), buildings[building], '1', place + 1, `${place + 1}01`],
        building === 'street' ? 'shop' : 'household',
      ],
    );
}

async function openRound(db: TwoOffices, office: 'east' | 'west'): Promise<void> {
  const id = rounds[office];
  await db.sql(
    `insert into app.outreach_round (id, area_id, title, opens_on, closes_on, task, people, responsible)
     values ($1, $2, 'Autumn', private.local_day() - 20, private.local_day() + 10, 'every door', 'all', 'Wang')`,
    [id, places[office]],
  );
  await db.sql('insert into app.round_area select $1, id from app.area where parent_id = $2', [id, places[office]]);
  const material = office === 'east' ? leaflet : randomUUID();
  await db.sql(`insert into app.material (id, area_id, name, stock) values ($1, $2, 'Leaflet', 500)`, [
    material,
    places[office],
  ]);
  await db.sql('insert into app.round_material (round_id, material_id) values ($1, $2)', [id, material]);
  await db.sql(`update app.outreach_round set state = 'open', opened_at = now() - interval '20 days' where id = $1`, [
    id,
  ]);
}

/** The account of a worker, signed in. */
export async function enrol(db: TwoOffices, account: string, area: string, role = 'worker'): Promise<string> {
  const { token } = (await db.call('the site', 'create_invitation', { account, roles: [{ role, area_id: area }] })) as {
    token: string;
  };
  return db.addAuthUser(token);
}
