/**
 * Fills an empty embedded database with the demo, through the same functions that real answers and invitations use. Every id and
 * every date is fixed by the seed and the day of the first start, so that a start that was interrupted simply goes on.
 */
import type { Channel } from '../../domain/outreach/channel.ts';
import { answersOfWave } from './answers.ts';
import type { DemoAnswer } from './answers.ts';
import { addActivities } from './activities.ts';
import { addDoors } from './add-doors.ts';
import { dayInChina, demoWaves, sideWaves } from './calendar.ts';
import type { Day, DemoWave } from './calendar.ts';
import type { DemoDoor } from './door.ts';
import { keepProgress } from './progress.ts';
import { addPublicity } from './publicity.ts';
import { addReach } from './reach.ts';
import { demoPlaces } from './places.ts';
import type { DemoPlaces } from './places.ts';
import { chanceFrom } from './random.ts';
import { answersOfSideWave } from './side-answers.ts';
import { enrolStaff } from './staff.ts';
import type { DemoSignIn } from './staff.ts';

export type { DemoSignIn } from './staff.ts';

export type FilledDemo = {
  readonly entries: readonly { readonly channel: Channel; readonly code: string }[];
  readonly signIns: readonly DemoSignIn[];
};

export type DemoRequest = {
  readonly door: DemoDoor;
  /** Where the sign-ins and the state of the filling are kept. */
  readonly folder: string;
  readonly questionnaires: readonly { readonly slug: string; readonly version: number; readonly versionId: string }[];
  readonly now: Date;
  readonly beforeFilling: () => void;
};

/** Neighbours together: a batch of one community touches few tallies. */
const BATCH = 200;

export async function fillDemo({ door, folder, questionnaires, now, beforeFilling }: DemoRequest): Promise<FilledDemo> {
  const progress = keepProgress(folder);
  const known = progress.read();
  if (known === null && !(await isEmpty(door))) return { entries: [], signIns: [] };
  const { today, signIns } = known ?? progress.begin(dayInChina(now));
  const places = demoPlaces();
  if (known?.filled !== true) {
    beforeFilling();
    await addPlaces(door, places);
    await enrolStaff(door, places, signIns);
    await addDoors(door, places, today);
    await addWaves(door, places, { today, questionnaires });
    await addPublicity(door, places, today);
    await addReach(door, places, today);
    await addActivities(door, places, today);
    progress.finish();
  }
  return { entries: exampleEntries(places), signIns };
}

async function isEmpty({ sql }: DemoDoor): Promise<boolean> {
  return (await sql('select from app.area limit 1')).length === 0;
}

function newestVersion(questionnaires: DemoRequest['questionnaires'], slug: string): string {
  const versions = questionnaires.filter((published) => published.slug === slug).sort((a, b) => b.version - a.version);
  if (versions[0] === undefined) throw new Error(`The demo needs surveys/${slug}.`);
  return versions[0].versionId;
}

async function addPlaces({ sql }: DemoDoor, { areas, communities }: DemoPlaces): Promise<void> {
  const rows = areas.map(({ id, parentId, kind, zh, en, households, place }) => ({
    id,
    parent_id: parentId,
    kind,
    name_zh: zh,
    name_en: en,
    households,
    place,
    contact: kind === 'subdistrict' ? '010-0000 0000（示范号码）' : null,
  }));
  await sql(
    `insert into app.area (id, parent_id, kind, name_zh, name_en, households, place, contact)
     select id, parent_id, kind, name_zh, name_en, households, place, contact from jsonb_populate_recordset(null::app.area, $1)
     on conflict do nothing`,
    [JSON.stringify(rows)],
  );
  const printed = communities.flatMap(({ entryPoints }) =>
    entryPoints.map(({ id, code, communityId, channel, cluster }) => ({
      id,
      code,
      area_id: communityId,
      channel,
      cluster_number: cluster?.number ?? null,
      households: cluster?.households ?? null,
    })),
  );
  await sql(
    `insert into app.entry_point (id, code, area_id, channel, cluster_number, households)
     select id, code, area_id, channel, cluster_number, households from jsonb_populate_recordset(null::app.entry_point, $1)
     on conflict do nothing`,
    [JSON.stringify(printed)],
  );
}

type WaveContext = { readonly today: Day; readonly questionnaires: DemoRequest['questionnaires'] };

async function addWaves(door: DemoDoor, places: DemoPlaces, { today, questionnaires }: WaveContext): Promise<void> {
  const chance = chanceFrom('linli waves');
  const resident = { versionId: newestVersion(questionnaires, 'resident'), channels: null };
  for (const subDistrict of [places.home, places.neighbour]) {
    const communities = places.communities.filter(({ subDistrictId }) => subDistrictId === subDistrict);
    for (const wave of demoWaves(today)) {
      const id = chance.uuid();
      await addWave(door, wave, { id, subDistrict, ...resident }, answersOfWave(wave, id, communities));
    }
  }
  const home = places.communities.filter(({ subDistrictId }) => subDistrictId === places.home);
  for (const wave of sideWaves(today)) {
    const id = chance.uuid();
    const asked = { versionId: newestVersion(questionnaires, wave.slug), channels: [wave.slug] };
    await addWave(door, wave, { id, subDistrict: places.home, ...asked }, answersOfSideWave(wave, id, home));
  }
}

type Asked = {
  readonly id: string;
  readonly versionId: string;
  readonly subDistrict: string;
  /** Null for all that no other wave takes. */
  readonly channels: readonly Channel[] | null;
};
type Dated = Pick<DemoWave, 'name' | 'opens' | 'closes'>;

async function addWave(door: DemoDoor, wave: Dated, asked: Asked, answers: readonly DemoAnswer[]): Promise<void> {
  if (answers.length === 0) return;
  await openWave(door, wave, asked);
  for (let from = 0; from < answers.length; from += BATCH) await record(door, answers.slice(from, from + BATCH));
  await closeWave(door, wave, asked.id);
}

/** Open while it fills, whatever its dates: the database takes no answer for a wave that has closed. */
async function openWave({ sql }: DemoDoor, wave: Dated, of: Asked): Promise<void> {
  await sql(
    `insert into app.wave (id, questionnaire_version_id, name, area_id, opens_at, closes_at, channels)
     values ($1, $2, $3, $4, $5, now() + interval '1 day', $6) on conflict do nothing`,
    [of.id, of.versionId, wave.name, of.subDistrict, localMidnight(wave.opens), of.channels],
  );
  // Of shops and at windows fewer answers can be had.
  await sql(
    `insert into app.wave_plan (wave_id, community_id, planned_n)
     select $1, id, case when $3 then 30 else greatest(60, households / 8) end
     from app.area where parent_id = $2 on conflict do nothing`,
    [of.id, of.subDistrict, of.channels !== null],
  );
}

async function closeWave({ sql }: DemoDoor, wave: Dated, id: string): Promise<void> {
  await sql('update app.wave set closes_at = $2 where id = $1', [id, localMidnight(wave.closes)]);
}

async function record({ call }: DemoDoor, batch: readonly unknown[]): Promise<void> {
  const receipts = (await call('record_answers', { batch })) as { status: string; reason?: string }[];
  const refused = receipts.find(({ status }) => status !== 'stored' && status !== 'already');
  if (refused !== undefined) throw new Error(`The database refused a demo answer: ${refused.reason ?? refused.status}`);
}

function localMidnight(day: Day): string {
  return `${day}T00:00:00+08:00`;
}

/** One code per channel, all of the first community, so that whoever tries them sees their own answers together. */
function exampleEntries({ communities }: DemoPlaces): FilledDemo['entries'] {
  const byChannel = new Map<Channel, string>();
  for (const { channel, code } of communities[0]?.entryPoints ?? [])
    if (!byChannel.has(channel)) byChannel.set(channel, code);
  return Array.from(byChannel, ([channel, code]) => ({ channel, code }));
}
