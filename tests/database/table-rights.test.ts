/** Nobody reaches a table: not with our grants, and not further than the policies say if somebody granted everything. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { attempt, denied, prepareAttempts, statement, tables, verbs } from './attempts.ts';
import type { Asker } from './attempts.ts';
import { signUpSomebody } from './copies.ts';
import { buildings, door, garden, leaflet, rounds, withStreets } from './streets.ts';
import type { Streets } from './streets.ts';
import { answerRow, everybody, places, twoOffices, waves } from './two-offices.ts';
import type { Person } from './two-offices.ts';

/**
 * Rows that a person's policies show: everybody sees themselves and their places, office and lead what concerns their
 * places, and nobody a single answer, trace, secret or line of the audit. Writing is shown to nobody.
 */
const visible: Record<string, Partial<Record<Person, number>>> = {
  'app.activity': { lin: 1, wang: 1 },
  'app.answer': {},
  'app.area': { amei: 2, lin: 2, wang: 3, dawei: 2 },
  'app.area_adults': {},
  'app.audit': {},
  'app.building': { amei: 1, lin: 2, wang: 3, dawei: 1 },
  'app.building_assignment': { amei: 1, lin: 1, wang: 1 },
  'app.building_checkout': { amei: 1, lin: 1, wang: 1 },
  'app.building_doors': { lin: 2, wang: 3, dawei: 1 },
  'app.community_coverage': { lin: 1, wang: 1 },
  'app.copy': {},
  'app.copy_page': {},
  'app.counted_interview': {},
  'app.coverage_day': { lin: 4, wang: 4 },
  'app.coverage_tally': { lin: 1, wang: 1 },
  'app.daily_figures': { lin: 1 },
  'app.daily_salt': {},
  'app.door_interview_count': { lin: 1, wang: 1 },
  'app.door_state': { amei: 2, lin: 2 },
  'app.draft_removal': {},
  'app.duplicate_trace': {},
  'app.duration_histogram': {},
  'app.entry_point': { lin: 1, wang: 2, dawei: 1 },
  'app.estate': { amei: 1, lin: 1, wang: 1 },
  'app.estate_assignment': { lin: 1, wang: 1 },
  'app.export': {},
  'app.invitation': {},
  'app.job': {},
  'app.keying_check': { wang: 2, dawei: 1 },
  'app.material': { amei: 1, lin: 1, wang: 1, dawei: 1 },
  'app.material_left': { lin: 1, wang: 1 },
  'app.office_scale': {},
  'app.message': { amei: 1, lin: 1, wang: 2 },
  'app.message_version': { amei: 1, lin: 1, wang: 2 },
  'app.office_setting': {},
  'app.news_item': { wang: 1 },
  'app.news_picture': { wang: 2 },
  'app.outreach_round': { amei: 1, lin: 1, wang: 1, dawei: 1 },
  'app.poster': { lin: 1, wang: 1 },
  'app.poster_report': { wang: 1 },
  'app.premises': { amei: 6, lin: 12 },
  'app.premises_import': {},
  'app.premises_import_row': {},
  'app.public_home': { wang: 1 },
  'app.quality_of_day': {},
  'app.questionnaire': { amei: 1, lin: 1, wang: 1, dawei: 1 },
  'app.questionnaire_draft': { wang: 1 },
  'app.questionnaire_version': { amei: 1, lin: 1, wang: 1, dawei: 1 },
  'app.reach_count': { lin: 1, wang: 2 },
  'app.reach_day': { wang: 2 },
  'app.reach_kept': {},
  'app.reach_quarter': { wang: 1 },
  'app.reach_week': { wang: 2 },
  'app.round_area': { amei: 2, lin: 2, wang: 2, dawei: 1 },
  'app.round_material': { amei: 1, lin: 1, wang: 1, dawei: 1 },
  'app.scan': { wang: 2, dawei: 1 },
  'app.sign_up': { lin: 1, wang: 1 },
  'app.sign_up_setting': {},
  'app.staff': { amei: 1, lin: 1, wang: 1, dawei: 1 },
  'app.staff_role': { amei: 1, lin: 1, wang: 1, dawei: 1 },
  'app.tally': { wang: 2, dawei: 1 },
  'app.tally_begun': { lin: 1, wang: 2 },
  'app.tally_completed': { wang: 2, dawei: 1 },
  'app.tally_split': { wang: 4, dawei: 2 },
  'app.tally_stamp': { wang: 2, dawei: 1 },
  'app.text_theme': {},
  'app.theme': {},
  'app.throttle': {},
  'app.visit': { amei: 2, lin: 2 },
  'app.wave': { lin: 1, wang: 1, dawei: 1 },
  'app.wave_duty': { lin: 1, wang: 1 },
  'app.wave_plan': { lin: 1, wang: 2, dawei: 1 },
  'app.work_unit': { amei: 1, lin: 1, wang: 1 },
  'app.work_unit_member': { wang: 1 },
};
const views = [
  'private.choice_given',
  'private.choice_split',
  'private.door_copies',
  'private.door_counted',
  'private.door_steps',
  'private.effective_visit',
];
const signedOutOrStaff: readonly Asker[] = ['anyone', ...everybody];

let db: Streets;
let settable: Map<string, string>;

beforeAll(async () => {
  db = await withStreets(await twoOffices());
  await fillEveryTable();
  await prepareAttempts(db);
  settable = await tables(db);
});
afterAll(() => db.close());

async function fillEveryTable(): Promise<void> {
  const batch = [
    answerRow({ seconds: 90, trace: 'a phone' }),
    answerRow({ community_id: places.xinhua }),
    answerRow({ wave_id: waves.west, community_id: places.beihai }),
  ];
  await db.call('the site', 'record_answers', { batch });
  const printed = await db.sql('select id from app.entry_point');
  const scans = printed.map(({ id }) => ({ entry_point_id: id, day: '2026-11-24', count: 1 }));
  await db.call('the site', 'count_scans', { batch: scans });
  await db.call('the site', 'daily_salt');
  await db.call('the site', 'purge_traces_when_due');
  await db.call('the site', 'take_tokens', { key: 'key', most: 5, window_seconds: 60 });
  await db.call('lin', 'wave_tallies', { wave: waves.east });
  await db.call('the site', 'begin_backup');
  await db.call('wang', 'begin_export', { id: randomUUID(), wave: waves.east, what: 'codebook' });
  const compared = [{ question: '', agreed: false }];
  await db.call('the site', 'count_second_entry', {
    wave_id: waves.east,
    compared: [...compared, { question: 'know', agreed: false }],
  });
  await db.call('the site', 'count_second_entry', { wave_id: waves.west, compared });
  const theme = '00000000-0000-4000-8000-00000000007e';
  await db.call('wang', 'add_theme', { id: theme, wave: waves.east, name: 'Parking' });
  const draft = { id: randomUUID(), area: places.east, definition: '{"title":"Own"}' };
  await db.call('wang', 'keep_draft', { draft });
  const without = { ...draft, definition: '{}', revision: 1 };
  await db.call('wang', 'keep_removal', { draft: without, removed: { kind: 'item' }, definition: draft.definition });
  const home = { area_id: places.east, slug: 'east', about_zh: 'East', about_en: '', address_zh: '', address_en: '' };
  await db.call('wang', 'keep_public_home', { home: { ...home, hours_zh: '', hours_en: '' } });
  const item = { id: '00000000-0000-4000-8000-00000000004e', area_id: places.east, kind: 'notice', title_zh: 'Lamps' };
  await db.call('wang', 'keep_news', { item });
  const jpeg = Buffer.alloc(200).toString('base64');
  const measures = { width: 4, height: 3, mark: 'mark' };
  await db.call('wang', 'keep_news_picture', { id: item.id, page: jpeg, card: jpeg, ...measures });
  const said = { number: 1, area_id: places.east, purpose: 'group', name: 'Invitation', body_zh: 'Text' };
  for (const approve of [true, false])
    await db.call('wang', 'keep_message', { message: { ...said, message_id: randomUUID() }, approve });
  await signUpSomebody(db);
  await walk();
  const heping = { id: places.heping, parent: places.east, kind: 'community', name_zh: 'Heping', households: 900 };
  await db.call('wang', 'keep_areas', { areas: [{ ...heping, place: 0, adults: { '18_34': 500 } }] });
  await db.call('wang', 'keep_office_settings', {
    settings: {
      ...{ area: places.east, name_zh: 'East', name_en: 'East' },
      ...{ target: 0.95, score_target: 80, score_weight: 20, keep_visits_days: 90 },
    },
  });
  await db.call('wang', 'choose_scale', { area: places.east, version: 2 });
  await campaign();
  await db.sql('insert into app.text_theme (text_key, theme_id) values (gen_random_uuid(), $1)', [theme]);
}

/** Steps of yesterday and of today, somebody on duty, and a poster of which a passer-by spoke. */
async function campaign(): Promise<void> {
  const begun = { wave_id: waves.east, community_id: places.heping, channel: 'poster', scans: 3, starts: 2 };
  const [day] = await db.sql('select private.local_day()::text as today, (private.local_day() - 1)::text as yesterday');
  const batch = [day?.['today'], day?.['yesterday']].map((on) => ({ ...begun, day: on }));
  await db.call('the site', 'count_begun', { batch });
  // A day that is over, and one that no lead may see yet.
  const opened = ['2024-01-02', '2126-11-04'].map((on) => ({ page: 'learn/how', code: 'HEPA22', opened: 2, day: on }));
  await db.call('the site', 'count_reach', { batch: opened });
  // Written by the report, for whatever days there were by then.
  await db.sql(`insert into app.reach_kept (area_id, days_before) values ($1, '2026-11-01')`, [places.east]);
  await db.sql(`insert into app.reach_quarter (area_id, quarter, channel) values ($1, '2026-09-28', 'poster')`, [
    places.heping,
  ]);
  await db.call('wang', 'keep_duties', {
    wave: waves.east,
    duties: [{ id: randomUUID(), day: '2026-12-01', person: 'Zhao' }],
  });
  const poster = { id: randomUUID(), area_id: places.heping, kind: 'board', place: 'gate', code: 'HEPA22' };
  await db.call('wang', 'keep_poster', { poster: { ...poster, condition: 'good', seen_on: '2026-11-01' } });
  await db.call('the site', 'report_poster', { code: 'HEPA22', what: 'torn' });
}

/** Amei at two doors of the tower, one of them with the leaflet; and a unit that has its estate. */
async function walk(): Promise<void> {
  const unit = randomUUID();
  await db.call('wang', 'keep_work_unit', { id: unit, area: places.east, name: 'Bureau of water' });
  await db.call('wang', 'join_work_unit', { id: randomUUID(), unit, staff: db.staff.bing });
  await db.call('wang', 'assign_estate', { id: randomUUID(), estate: garden, unit });
  const until = new Date(Date.now() + 3_600_000).toISOString();
  await db.call('amei', 'check_out_building', { id: randomUUID(), building: buildings.tower, until });
  await db.send('amei', [{ materials: [leaflet] }, { premises: door('tower', 1), result: 'nobody_home' }]);
  await db.call('wang', 'visit_quality', { round: rounds.east, community: places.heping });
  const list = { id: randomUUID(), area: places.east, file_name: 'doors.csv', header: [], rows: 1 };
  await db.call('wang', 'begin_premises_import', list);
  const wrong = { place: 1, problems: [{ field: 'door', problem: 'door_missing' }], cells: ['tower'] };
  await db.call('wang', 'stage_premises', { import: list.id, rows: [wrong] });
  const report = { id: randomUUID(), round: rounds.east, building: buildings.tower, week: thisMonday() };
  await db.call('amei', 'count_door_interviews', { batch: [{ ...report, outcome: 'complete' }] });
}

function thisMonday(): string {
  const now = new Date(Date.now() + 8 * 3_600_000);
  return new Date(now.getTime() - ((now.getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10);
}

test('every table has its line in this test, its rows to be stolen, and row-level security', async () => {
  expect([...settable.keys()].sort()).toEqual([...Object.keys(visible), ...views].sort());
  for (const table of settable.keys()) {
    expect({ table, filled: (await db.sql(`select from ${table} limit 1`)).length }).toEqual({ table, filled: 1 });
  }
  const unprotected = await db.sql(
    `select oid::regclass::text from pg_class where relnamespace = 'app'::regnamespace and relkind = 'r' and not relrowsecurity`,
  );
  expect(unprotected).toEqual([]);
});

describe.each([...Object.keys(visible), ...views])('%s', (table) => {
  test.each([...signedOutOrStaff, 'the site'] as const)('is out of reach for %s, whatever the verb', async (who) => {
    for (const verb of verbs) {
      const outcome = await attempt(db, who, statement(verb, table, settable.get(table) ?? ''));
      expect({ verb, outcome }).toEqual({ verb, outcome: denied });
    }
  });
});

describe.each(Object.entries(visible))('if everything were granted, %s', (table, rows) => {
  test.each(signedOutOrStaff)('shows %s only what the policies say, and lets nothing be written', async (who) => {
    const made = (verb: 'select' | 'insert' | 'update' | 'delete') =>
      attempt(db, who, statement(verb, table, settable.get(table) ?? ''), 'wide open');
    expect({
      select: await made('select'),
      insert: await made('insert'),
      update: await made('update'),
      delete: await made('delete'),
    }).toEqual({
      select: String((who === 'anyone' || who === 'the site' ? undefined : rows[who]) ?? 0),
      insert: denied,
      update: '0',
      delete: '0',
    });
  });
});

test.each([...signedOutOrStaff, 'the site'] as const)('%s cannot ask the REST interface for a table', async (who) => {
  for (const table of Object.keys(visible)) {
    const { data, error } = await db
      .as(who)
      .schema('app' as 'api')
      .from(table.replace('app.', ''))
      .select('*')
      .limit(1);
    expect({ table, data, refused: error !== null }).toEqual({ table, data: null, refused: true });
  }
});
