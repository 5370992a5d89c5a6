/** The tree in the office's hands, its settings, what is deleted when, and the record of all of it: whose they are, and that history stays. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { areaTree, keepAreas, mergeAreas, previewMerge, removeArea } from '../../src/server/db/areas.ts';
import type { UserDb } from '../../src/server/db/clients.ts';
import { waveStamps } from '../../src/server/db/headline-counts.ts';
import { keepOfficeSettings, officeSettings, purgePreview } from '../../src/server/db/office-settings.ts';
import { rolePlaces } from '../../src/server/db/people.ts';
import { officeRecord, wholeRecord } from '../../src/server/db/record.ts';
import { communityTallies } from '../../src/server/db/tallies.ts';
import { daysAgo, rounds, withStreets, type Streets } from './streets.ts';
import { answerRow, places, twoOffices, waves, type Person } from './two-offices.ts';

let db: Streets;
beforeAll(async () => {
  db = await withStreets(await twoOffices());
});
afterAll(() => db.close());

const as = (who: Person) => db.as(who) as UserDb;
const outsiders = ['amei', 'lin', 'dawei'] as const;

function community(nameZh: string, changes: Partial<Parameters<typeof keepAreas>[1][number]> = {}) {
  return {
    ...{ id: randomUUID(), parent: places.east, kind: 'community' as const, nameZh, nameEn: '' },
    ...{ households: null, code: null, adults: null },
    ...changes,
  };
}

describe('areas', () => {
  test('are added and changed together or not at all, grids with their communities', async () => {
    const lake = community('Lake', { code: '330102003001', households: 300, adults: { '18_34': 90, '65_over': 40 } });
    const grid = community('First', { kind: 'grid', parent: lake.id });
    expect(await keepAreas(as('wang'), [lake, grid])).toEqual({ status: 'kept', added: 2, changed: 0 });
    expect(await keepAreas(as('wang'), [lake, grid])).toEqual({ status: 'kept', added: 0, changed: 0 });
    const bad = [community('Sea'), community('Lake'), community('Bay', { code: '330102003001' })];
    expect(await keepAreas(as('wang'), bad)).toEqual({
      status: 'refused',
      problems: [
        { place: 1, problem: 'name_taken' },
        { place: 2, problem: 'code_taken' },
      ],
    });
    const tree = await areaTree(as('wang'));
    expect(tree.map(({ nameZh }) => nameZh)).not.toContain('Sea');
    expect(tree.find(({ id }) => id === lake.id)).toMatchObject({
      nameEn: 'Lake',
      adults: { '18_34': 90, '65_over': 40 },
    });
    expect(await keepAreas(as('wang'), [{ ...lake, adults: { '18_34': 95 } }])).toMatchObject({ status: 'kept' });
    expect((await areaTree(as('wang'))).find(({ id }) => id === lake.id)?.adults).toEqual({ '18_34': 95 });
  });

  test('next door, and above, are nobody’s to change; a community stays in its sub-district', async () => {
    const own = { kind: 'community', nameZh: 'Heping', id: places.heping } as const;
    for (const who of outsiders)
      expect(await keepAreas(as(who), [community('Mine', own)])).toMatchObject(
        who === 'dawei' ? { problems: [{ problem: 'unknown' }] } : { status: 'unknown' },
      );
    const moves = [
      community('Beihai', { id: places.beihai, parent: places.west }),
      community('Heping', { id: places.heping, parent: places.west }),
      community('New', { parent: places.west }),
      community('East', { id: places.east, parent: null }),
      community('Grid', { kind: 'grid', parent: places.east }),
    ];
    for (const moved of moves)
      expect(await keepAreas(as('wang'), [moved])).toEqual({
        status: 'refused',
        problems: [{ place: 0, problem: 'unknown' }],
      });
    for (const who of ['amei', 'lin'] as const) expect(await areaTree(as(who))).toEqual([]);
    expect((await areaTree(as('dawei'))).map(({ id }) => id)).not.toContain(places.east);
  });

  test('made by mistake go; those that anything hangs on stay', async () => {
    const pond = community('Pond');
    await keepAreas(as('wang'), [pond]);
    expect(await removeArea(as('dawei'), pond.id)).toBe('unknown');
    expect(await removeArea(as('wang'), pond.id)).toBe('removed');
    expect(await removeArea(as('wang'), pond.id)).toBe('already');
    expect(await removeArea(as('wang'), places.heping)).toBe('in_use');
    expect(await removeArea(as('wang'), places.east)).toBe('unknown');
  });
});

describe('merging', () => {
  test('waits for waves and rounds to end, and names them', async () => {
    const merging = (who: Person, into: string = places.heping) => mergeAreas(as(who), places.xinhua, into);
    const ask = (who: Person) => previewMerge(as(who), places.xinhua, places.heping);
    const [wave] = await db.sql('select name from app.wave where id = $1', [waves.east]);
    const openWave = { status: 'open_wave', name: wave?.['name'] };
    expect([await merging('wang'), await ask('wang')]).toEqual([openWave, openWave]);
    await db.sql(`update app.wave set communities = array[$2::uuid] where id = $1`, [waves.east, randomUUID()]);
    const openRound = { status: 'open_round', name: 'Autumn' };
    expect([await merging('wang'), await ask('wang')]).toEqual([openRound, openRound]);
    await db.sql(
      `update app.wave set communities = null, opens_at = now() - interval '30 days', closes_at = now() - interval '10 days'`,
    );
    await db.sql(`delete from app.round_area where community_id = $1`, [places.xinhua]);
    expect(await merging('wang')).toEqual(openRound);
    for (const who of outsiders)
      expect([await merging(who), await ask(who)]).toEqual([{ status: 'unknown' }, { status: 'unknown' }]);
    expect(await merging('wang', places.beihai)).toEqual({ status: 'unknown' });
    await db.sql(`update app.outreach_round set state = 'closed', closed_at = now() where id = $1`, [rounds.east]);
  });

  test('takes people, codes and grids over; answers and figures stay where they were counted', async () => {
    const [old, grid] = [community('Old Town'), randomUUID()];
    await keepAreas(as('wang'), [old, community('Second', { id: grid, kind: 'grid', parent: old.id })]);
    await db.sql(`insert into app.staff_role values ($1, 'lead', $2)`, [db.staff.lin, old.id]);
    await db.sql(
      `insert into app.entry_point (code, area_id, channel, cluster_number, households) values ('LDTA22', $1, 'poster', 2, 40)`,
      [old.id],
    );
    await db.sql(
      `insert into app.wave (id, questionnaire_version_id, name, area_id, opens_at, closes_at)
       select $1, $2, 'past', $3, now() - interval '9 days', now() - interval '5 days'`,
      [randomUUID(), db.versionId, places.east],
    );
    await db.call('the site', 'record_answers', { batch: [answerRow({ community_id: old.id })] });
    const before = await db.sql(
      'select community_id, count(*) from app.tally where wave_id = $1 group by 1 order by 1',
      [waves.east],
    );
    expect(await mergeAreas(as('wang'), old.id, places.heping)).toEqual({ status: 'merged' });
    expect(await mergeAreas(as('wang'), old.id, places.heping)).toEqual({ status: 'already' });
    const tree = await areaTree(as('wang'));
    expect(tree.find(({ id }) => id === old.id)).toMatchObject({ mergedInto: places.heping, entryPoints: 0 });
    expect(tree.find(({ id }) => id === grid)).toMatchObject({ parent: places.heping });
    expect(await db.sql(`select area_id, cluster_number from app.entry_point where code = 'LDTA22'`)).toEqual([
      // The third cluster is the highest of Heping.
      { area_id: places.heping, cluster_number: 5 },
    ]);
    expect(await db.call('anyone', 'entry_point', { code: 'LDTA22' })).not.toBeNull();
    expect(
      await db.sql('select community_id, count(*) from app.tally where wave_id = $1 group by 1 order by 1', [
        waves.east,
      ]),
    ).toEqual(before);
    expect((await rolePlaces(as('wang'))).map(({ id }) => id)).not.toContain(old.id);
    expect(await keepAreas(as('wang'), [old])).toMatchObject({ status: 'refused' });
    expect(((await db.call('wang', 'listed_doors')) as { id: string }[]).map(({ id }) => id)).not.toContain(old.id);
    // The wave of its time still has it, a later one has not.
    const later = randomUUID();
    await db.sql(
      `insert into app.wave (id, questionnaire_version_id, name, area_id, opens_at, closes_at)
       values ($1, $2, 'later', $3, now() + interval '2 days', now() + interval '9 days')`,
      [later, db.versionId, places.east],
    );
    const stamps = await waveStamps(as('wang'), [waves.east, later]);
    const inWave = (wave: string) => stamps.get(wave)?.wave?.communities.map(({ id }) => id);
    expect(inWave(waves.east)).toContain(old.id);
    expect(inWave(later)).not.toContain(old.id);
    const { communities } = (await db.call('wang', 'wave_plan', { wave: later })) as { communities: { id: string }[] };
    expect(communities.map(({ id }) => id)).not.toContain(old.id);
  });
});

describe('settings', () => {
  const settled = {
    ...{ area: places.east, nameZh: 'East', nameEn: 'East', contact: '0571' },
    ...{ target: 0.97, scoreTarget: 85, scoreWeight: 25, keepVisitsDays: 30 },
  };

  test('are what new waves begin with; those that have opened keep theirs', async () => {
    expect(await officeSettings(as('wang'))).toMatchObject([
      { target: 0.95, scoreTarget: 80, scoreWeight: 20, keepVisitsDays: 90 },
    ]);
    expect(await keepOfficeSettings(as('wang'), settled, true)).toEqual({ status: 'kept', waves: 1 });
    const id = randomUUID();
    await db.sql(
      `insert into app.wave (id, questionnaire_version_id, name, area_id, opens_at, closes_at)
       values ($1, $2, 'new', $3, now() + interval '20 days', now() + interval '30 days')`,
      [id, db.versionId, places.east],
    );
    const stamps = await waveStamps(as('wang'), [waves.east, id]);
    expect(stamps.get(id)?.wave).toMatchObject({ target: 0.97, scoreTarget: 85, weight: 25 });
    expect(stamps.get(waves.east)?.wave).toMatchObject({ target: 0.95, scoreTarget: 80, weight: 20 });
    const report = (await db.call('wang', 'wave_tallies', { wave: id })) as { wave: Record<string, unknown> };
    expect(report.wave).toMatchObject({ target: 0.97, score_weight: 25 });
    await db.sql(`insert into app.area_adults values ($1, '18_34', 500)`, [places.heping]);
    const one = await communityTallies(as('lin'), { wave: id, community: places.heping }, ['age']);
    expect(one?.tallies.wave).toMatchObject({ target: 0.97, weight: 25 });
    expect(one?.tallies.communities[0]?.community.adults).toEqual({ '18_34': 500 });
  });

  test('belong to their office, and out of range they are refused whole', async () => {
    for (const who of outsiders)
      expect(await keepOfficeSettings(as(who), settled, false)).toEqual({ status: 'unknown' });
    for (const wrong of [{ target: 1 }, { scoreWeight: 0 }, { keepVisitsDays: 91 }, { contact: 'x'.repeat(201) }])
      expect(await keepOfficeSettings(as('wang'), { ...settled, nameZh: 'Changed', ...wrong }, false)).toEqual({
        status: 'malformed',
      });
    expect(await officeSettings(as('wang'))).toMatchObject([{ area: { nameZh: 'East' }, contact: '0571' }]);
    expect(await officeSettings(as('dawei'))).toMatchObject([{ area: { id: places.west }, target: 0.95 }]);
  });

  test('the look ahead says what the job then deletes, as long as the office keeps it', async () => {
    await db.visit('amei', {});
    await db.sql(
      `update app.outreach_round set opens_on = $2::date, closes_on = $3::date, opened_at = $2::timestamptz where id = $1`,
      [...[rounds.east, daysAgo(60), daysAgo(32)]],
    );
    const [east] = (await purgePreview(as('wang')))?.rounds ?? [];
    expect(east).toMatchObject({ id: rounds.east });
    expect((await purgePreview(as('dawei')))?.rounds.map(({ id }) => id)).not.toContain(rounds.east);
    for (const who of ['amei', 'lin'] as const) expect(await purgePreview(as(who))).toBeNull();
    expect(await db.call('the site', 'purge_visits')).toMatchObject({
      rounds: 1,
      visits: east?.visits,
      doors: east?.doors,
    });
    expect((await purgePreview(as('wang')))?.rounds).toEqual([]);
  });
});

describe('the record', () => {
  const tables = async (who: Person, asked = {}) =>
    (await officeRecord(as(who), asked, { most: 500 })).map(({ table }) => table);

  test('says who did what to whom, to the office alone', async () => {
    const [line] = await officeRecord(as('wang'), { table: 'office_setting' }, { most: 1 });
    expect(line).toMatchObject({
      who: 'wang',
      who_id: db.staff.wang,
      action: 'insert',
      subject: { area: { zh: 'East' } },
    });
    for (const who of ['amei', 'lin'] as const) expect(await tables(who)).toEqual([]);
    expect(await tables('dawei')).not.toContain('office_setting');
  });

  test('keeps the name of somebody whose account was replaced or who was deleted', async () => {
    await db.call('wang', 'add_theme', { id: randomUUID(), wave: waves.east, name: 'Parking' });
    await db.call('the site', 'create_invitation', { account: 'wang' });
    const auth = await db.sql(`select count(*) from app.audit where staff_id = $1 and auth_user_id is not null`, [
      db.staff.wang,
    ]);
    expect(Number(auth[0]?.['count'])).toBeGreaterThan(0);
  });

  test('is searched by words, kind and day, and read to its end page by page', async () => {
    const { token } = (await db.call('the site', 'create_invitation', { account: 'wang' })) as { token: string };
    const wang = db.user(await db.addAuthUser(token));
    const named = await officeRecord(wang, { words: 'parking' }, { most: 10 });
    expect(named.map(({ table }) => table)).toEqual(['theme']);
    expect(await officeRecord(wang, { until: '2020-01-01' }, { most: 10 })).toEqual([]);
    const pages = await Array.fromAsync(wholeRecord(wang, {}));
    const ids = pages.flat().map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(20);
    expect(ids).toEqual(ids.toSorted((one, other) => other - one));
    const first = await officeRecord(wang, {}, { most: 5 });
    const second = await officeRecord(wang, {}, { before: first.at(-1)?.id ?? null, most: 5 });
    expect([...first, ...second].map(({ id }) => id)).toEqual(ids.slice(0, 10));
    expect(JSON.stringify(pages)).not.toContain('token_hash');
  });
});
