/**
 * Two sub-districts that must not see each other, with one wave each and people named for what they may do: Amei works in
 * Heping, Lin leads it, Wang is its office; Dawei is the office next door, the stranger.
 */
import { randomUUID } from 'node:crypto';

import type { Db } from '../../src/server/db/clients.ts';
import { testDatabase } from './harness.ts';
import type { TestDatabase } from './harness.ts';

export const places = {
  east: '00000000-0000-4000-8000-00000000000e',
  heping: '00000000-0000-4000-8000-0000000000e1',
  xinhua: '00000000-0000-4000-8000-0000000000e2',
  west: '00000000-0000-4000-8000-00000000000a',
  beihai: '00000000-0000-4000-8000-0000000000a1',
} as const;

export const waves = {
  east: '00000000-0000-4000-8000-0000000000ee',
  west: '00000000-0000-4000-8000-0000000000aa',
} as const;

const people = {
  amei: { role: 'worker', area: 'heping' },
  lin: { role: 'lead', area: 'heping' },
  wang: { role: 'office', area: 'east' },
  dawei: { role: 'office', area: 'west' },
} as const;

export type Person = keyof typeof people;
export const everybody = Object.keys(people) as Person[];

export const counting = {
  countable: { know: 'one', score: 'one', came: 'one', took: 'many', parts: 'rows' },
  headlines: { awareness: 'know', participation: 'took' },
  outreachReached: 'came',
  age: 'age',
  eligibility: [],
};

export type TwoOffices = TestDatabase & {
  readonly authIds: Readonly<Record<Person, string>>;
  readonly versionId: string;
  as(who: Person | 'anyone' | 'the site'): Db;
  call(who: Person | 'anyone' | 'the site', name: string, args?: Record<string, unknown>): Promise<unknown>;
};

export async function twoOffices(): Promise<TwoOffices> {
  const db = await testDatabase();
  const published = await db.service().rpc('publish_questionnaire', {
    slug: 'resident',
    version: 1,
    definition: { title: 'resident' },
    form: { format: 1 },
    counting,
  });
  await expectNoError(db.service().rpc('import_office', { office }));
  const authIds = {
    amei: await enrol(db, 'amei'),
    lin: await enrol(db, 'lin'),
    wang: await enrol(db, 'wang'),
    dawei: await enrol(db, 'dawei'),
  };
  const as: TwoOffices['as'] = (who) => {
    if (who === 'anyone') return db.anonymous();
    return who === 'the site' ? db.service() : db.user(authIds[who]);
  };
  const call: TwoOffices['call'] = async (who, name, args = {}) => expectNoError(as(who).rpc(name, args));
  const { version_id: versionId } = published.data as { version_id: string };
  return { ...db, authIds, versionId, as, call };
}

/** An answer as the intake sends it; give what matters to the test. */
export function answerRow(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: randomUUID(),
    wave_id: waves.east,
    community_id: places.heping,
    channel: 'poster',
    mode: 'self',
    cluster: null,
    week: '2026-11-23',
    day: '2026-11-24',
    flags: 0,
    eligible: true,
    answers: { know: 'heard' },
    digest: 'same',
    ...changes,
  };
}

async function enrol(db: TestDatabase, account: Person): Promise<string> {
  const { role, area } = people[account];
  const roles = [{ role, area_id: places[area] }];
  const { token } = (await expectNoError(db.service().rpc('create_invitation', { account, roles }))) as {
    token: string;
  };
  return db.addAuthUser(token);
}

async function expectNoError(request: PromiseLike<{ data: unknown; error: unknown }>): Promise<unknown> {
  const { data, error } = await request;
  if (error !== null) throw new Error(JSON.stringify(error));
  return data;
}

function place(id: string, parent_id: string | null, kind: string, name: string) {
  return { id, parent_id, kind, name_zh: name, name_en: name, households: kind === 'community' ? 900 : null };
}

function wave(id: string, area_id: string, communities: readonly string[]) {
  return {
    id,
    questionnaire: 'resident',
    version: 1,
    name: `wave of ${area_id}`,
    area_id,
    opens_at: new Date(Date.now() - 86_400_000).toISOString(),
    closes_at: new Date(Date.now() + 86_400_000).toISOString(),
    plan: communities.map((community_id) => ({ community_id, planned_n: 110 })),
  };
}

export const office = {
  areas: [
    place(places.east, null, 'subdistrict', 'East'),
    place(places.heping, places.east, 'community', 'Heping'),
    place(places.xinhua, places.east, 'community', 'Xinhua'),
    place(places.west, null, 'subdistrict', 'West'),
    place(places.beihai, places.west, 'community', 'Beihai'),
  ],
  waves: [
    wave(waves.east, places.east, [places.heping, places.xinhua]),
    wave(waves.west, places.west, [places.beihai]),
  ],
  entry_points: [
    { code: 'HEPA22', area_id: places.heping, channel: 'poster', cluster_number: 3, households: 40 },
    { code: 'XNHA22', area_id: places.xinhua, channel: 'door' },
    { code: 'BEHA22', area_id: places.beihai, channel: 'group' },
  ],
};
