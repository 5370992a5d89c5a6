/** Every function of the exposed schema, called as everybody would call it: the list below is the public contract. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { answerRow, everybody, office, places, twoOffices, waves } from './two-offices.ts';
import type { Person, TwoOffices } from './two-offices.ts';

type Caller = 'anyone' | Person | 'the site';
const callers: readonly Caller[] = ['anyone', ...everybody, 'the site'];
const staff = everybody;
const site = ['the site'] as const;

const noCopy = '00000000-0000-4000-8000-00000000c0c0';
const noRound = '00000000-0000-4000-8000-0000000000f0';
const noExport = '00000000-0000-4000-8000-00000000eeee';

let db: TwoOffices;
beforeAll(async () => {
  db = await twoOffices();
});
afterAll(() => db.close());

/** Who may call what, with arguments under which a permitted call succeeds. */
const contract: Record<string, { callers: readonly Caller[]; args?: () => Record<string, unknown> }> = {
  settle_first_office: {
    callers: site,
    args: () => ({ token: 'guessed', account: 'first', office_name_zh: '本街道', office_name_en: 'Our office' }),
  },
  schema_state: { callers: site, args: () => ({}) },
  account_of_phone: { callers: site, args: () => ({ phone: '13800138000' }) },
  add_theme: { callers: staff, args: () => ({ id: noCopy, wave: waves.east, name: 'Parking' }) },
  begin_backup: { callers: site },
  begin_export: { callers: staff, args: () => ({ id: noExport, wave: waves.west, what: 'codebook' }) },
  begin_restore: { callers: site, args: () => ({ migrations: [], tables: [] }) },
  check_state: { callers: site },
  clear_check: { callers: site },
  code_text: {
    callers: staff,
    args: () => ({
      ...{ wave: waves.east, community: places.heping, question: 'said' },
      ...{ text_key: noCopy, theme: noCopy, given: true },
    }),
  },
  community_tallies: { callers: staff, args: () => ({ wave: waves.east, community: places.heping }) },
  count_scans: { callers: site, args: () => ({ batch: [] }) },
  count_second_entry: {
    callers: site,
    args: () => ({ wave_id: waves.east, compared: [{ question: '', agreed: true }] }),
  },
  create_invitation: { callers: site, args: () => ({ account: 'newcomer' }) },
  daily_salt: { callers: site },
  drop_copy: { callers: site, args: () => ({ copy: noCopy }) },
  duration_median: { callers: site, args: () => ({ wave_id: waves.east }) },
  entry_point: { callers, args: () => ({ code: 'HEPA22' }) },
  entry_points: { callers, args: () => ({ asked: [{ code: 'HEPA22' }] }) },
  export_answers: { callers: staff, args: () => ({ export: noExport, community: places.beihai, names: [] }) },
  export_definition: { callers: staff, args: () => ({ export: noExport }) },
  export_texts: {
    callers: staff,
    args: () => ({ export: noExport, community: places.beihai, questions: ['wish'], fields: [null] }),
  },
  finish_restore: { callers: site, args: () => ({ copy: noCopy }) },
  first_invitation: {
    callers: site,
    args: () => ({ account: 'first', office_name_zh: '本街道', office_name_en: 'Our office' }),
  },
  choice_counts: { callers: staff, args: () => ({ wave: waves.east, question: 'know' }) },
  headline_counts: { callers: staff, args: () => ({ wave: waves.east, communities: [places.heping] }) },
  import_office: { callers: site, args: () => ({ office }) },
  invitation: { callers: site, args: () => ({ token: 'guessed' }) },
  keep_public_home: { callers: staff, args: () => ({ home: {} }) },
  keying_checks: { callers: staff, args: () => ({ wave: waves.east }) },
  me: { callers: staff },
  my_community: { callers: staff, args: () => ({ community: places.heping }) },
  my_entry_point: { callers: staff, args: () => ({ code: 'HEPA22' }) },
  my_entry_points: { callers: staff },
  my_public_homes: { callers: staff },
  my_waves: { callers: staff },
  note_duplicate: { callers: site, args: () => ({ wave_id: waves.east, hash: 'trace' }) },
  plan_wave: { callers: staff, args: () => ({ wave: waves.east, plan: [], design_effect: 1.5 }) },
  open_texts: { callers: staff, args: () => ({ wave: waves.east, community: places.heping }) },
  public_homes: { callers: ['anyone', ...staff] },
  publish_questionnaire: {
    callers: site,
    args: () => ({ slug: 'short', version: 1, definition: {}, form: {}, counting: { countable: {} } }),
  },
  purge_traces: { callers: site },
  purge_traces_when_due: { callers: site },
  keep_news: { callers: staff, args: () => ({ item: {} }) },
  keep_news_picture: { callers: staff, args: () => ({ id: noCopy }) },
  news: { callers: ['anyone', ...staff] },
  news_item: { callers: ['anyone', ...staff], args: () => ({ number: 1 }) },
  news_picture: { callers: ['anyone', ...staff], args: () => ({ number: 1, size: 'card' }) },
  office_news: { callers: staff },
  office_news_item: { callers: staff, args: () => ({ id: noCopy }) },
  publish_news: { callers: staff, args: () => ({ id: noCopy }) },
  withdraw_news: { callers: staff, args: () => ({ id: noCopy }) },
  put_copy_page: { callers: site, args: () => ({ copy: noCopy, table_name: 'app.area', place: 0, rows: '{}' }) },
  questionnaire_form: { callers, args: () => ({ version_id: db.versionId }) },
  read_copy_page: { callers: site, args: () => ({ copy: noCopy, table_name: 'app.area', after_place: -1 }) },
  rebuild_tallies: { callers: site, args: () => ({ wave_id: waves.east }) },
  record_answers: { callers: site, args: () => ({ batch: [answerRow()] }) },
  remove_theme: { callers: staff, args: () => ({ wave: waves.east, theme: noCopy }) },
  rename_theme: { callers: staff, args: () => ({ theme: noCopy, name: 'Parking' }) },
  return_tokens: { callers: site, args: () => ({ key: 'key', tokens: 1 }) },
  take_tokens: { callers: site, args: () => ({ key: 'key', most: 9, window_seconds: 60 }) },
  take_tokens_together: {
    callers: site,
    args: () => ({ asked: [{ key: 'key', most: 9, window_seconds: 60, tokens: 1 }] }),
  },
  begin_premises_import: {
    callers: staff,
    args: () => ({ id: noCopy, area: places.west, file_name: 'doors.csv', header: [], rows: 0 }),
  },
  commit_premises_import: { callers: staff, args: () => ({ import: noCopy }) },
  finish_staging: { callers: staff, args: () => ({ import: noCopy }) },
  premises_import: { callers: staff, args: () => ({ import: noCopy }) },
  premises_import_errors: { callers: staff, args: () => ({ import: noCopy }) },
  premises_places: { callers: staff, args: () => ({ area: places.east }) },
  stage_premises: { callers: staff, args: () => ({ import: noCopy, rows: [] }) },
  assign_building: { callers: staff, args: () => ({ id: noCopy, building: noCopy, staff: noCopy }) },
  assign_estate: { callers: staff, args: () => ({ id: noCopy, estate: noCopy, unit: noCopy }) },
  assignments: { callers: staff, args: () => ({ community: places.heping }) },
  check_out_building: {
    callers: staff,
    args: () => ({ id: noCopy, building: noCopy, until: new Date(Date.now() + 3_600_000).toISOString() }),
  },
  close_round: { callers: staff, args: () => ({ round: noRound }) },
  community_doors: { callers: staff, args: () => ({ round: noRound, building: noCopy }) },
  count_door_interviews: { callers: staff, args: () => ({ batch: [] }) },
  coverage: { callers: staff, args: () => ({ round: noRound }) },
  coverage_days: { callers: staff, args: () => ({ round: noRound }) },
  coverage_within: { callers: staff, args: () => ({ round: noRound, community: places.heping }) },
  end_assignment: { callers: staff, args: () => ({ id: noCopy }) },
  listed_doors: { callers: staff },
  informed_households: {
    callers: staff,
    args: () => ({ community: places.heping, since: '2026-11-01', until: '2026-11-30' }),
  },
  informed_since: { callers: staff, args: () => ({ community: places.heping, since: '2026-11-01' }) },
  join_work_unit: { callers: staff, args: () => ({ id: noCopy, unit: noCopy, staff: noCopy }) },
  keep_material: { callers: staff, args: () => ({ id: noCopy, area: places.west, name: 'Leaflet', version: '1' }) },
  keep_work_unit: { callers: staff, args: () => ({ id: noCopy, area: places.west, name: 'Bureau' }) },
  materials: { callers: staff, args: () => ({ area: places.east }) },
  materials_left: { callers: staff, args: () => ({ round: noRound }) },
  my_doors: { callers: staff, args: () => ({ round: noRound }) },
  my_rounds: { callers: staff },
  open_round: { callers: staff, args: () => ({ round: noRound }) },
  outreach_round: { callers: staff, args: () => ({ round: noRound }) },
  plan_round: { callers: staff, args: () => ({ round: { id: noRound, area: places.west, title: 'Autumn' } }) },
  purge_visits: { callers: site },
  purge_visits_when_due: { callers: site },
  rebuild_coverage: { callers: site, args: () => ({ round: noRound }) },
  recontact_list: { callers: staff, args: () => ({ round: noRound, community: places.heping, seed: 'one' }) },
  record_visits: { callers: staff, args: () => ({ batch: { sent_at: new Date().toISOString(), events: [] } }) },
  response_counts: { callers: staff, args: () => ({ round: noRound }) },
  return_building: { callers: staff, args: () => ({ checkout: noCopy }) },
  stale_buildings: { callers: staff, args: () => ({ round: noRound, community: places.heping }) },
  unit_members: { callers: staff, args: () => ({ unit: noCopy }) },
  visit_quality: { callers: staff, args: () => ({ round: noRound, community: places.heping }) },
  people: { callers: staff },
  person: { callers: staff, args: () => ({ person: noCopy }) },
  role_places: { callers: staff },
  invite_people: { callers: staff, args: () => ({ batch: noCopy, people: [] }) },
  invitations_of: { callers: staff, args: () => ({ batch: noCopy }) },
  renew_invitation: { callers: staff, args: () => ({ person: noCopy, batch: noCopy, token_hash: '' }) },
  revoke_invitation: { callers: staff, args: () => ({ person: noCopy }) },
  set_person_active: { callers: staff, args: () => ({ person: noCopy, active: false }) },
  keep_person: {
    callers: staff,
    args: () => ({ person: noCopy, display_name: 'Nobody', phone: null, roles: [] }),
  },
  office_record: { callers: staff },
  area_tree: { callers: staff },
  keep_areas: { callers: staff, args: () => ({ areas: [] }) },
  remove_area: { callers: staff, args: () => ({ area: noCopy }) },
  merge_areas: { callers: staff, args: () => ({ area: noCopy, into_area: noRound }) },
  office_settings: { callers: staff },
  keep_office_settings: { callers: staff, args: () => ({ settings: { area: noCopy } }) },
  purge_preview: { callers: staff },
  askable_versions: { callers: staff },
  campaign: { callers: staff },
  campaign_wave: { callers: staff, args: () => ({ wave: waves.east }) },
  code_places: { callers: staff, args: () => ({ area: places.east }) },
  count_begun: { callers: site, args: () => ({ batch: [] }) },
  drop_duty: { callers: staff, args: () => ({ id: noCopy }) },
  keep_duties: { callers: staff, args: () => ({ wave: waves.west, duties: [] }) },
  keep_poster: { callers: staff, args: () => ({ poster: { id: noCopy } }) },
  make_codes: { callers: staff, args: () => ({ codes: [] }) },
  poster_register: { callers: staff, args: () => ({ area: places.east }) },
  printed_codes: { callers: staff, args: () => ({ area: places.east }) },
  replace_code: {
    callers: staff,
    args: () => ({ old_id: noCopy, because: 'lost', new_id: noExport, new_code: 'NEWA22' }),
  },
  report_poster: { callers: site, args: () => ({ code: 'HEPA22', what: 'torn' }) },
  save_wave: { callers: staff, args: () => ({ wave: { id: noCopy } }) },
  steer_wave: { callers: staff, args: () => ({ wave: noCopy, step: 'pause' }) },
  comparable_draft: { callers: staff, args: () => ({ earlier: db.versionId, form: {}, counting: {} }) },
  comparable_versions: { callers: staff, args: () => ({ earlier: db.versionId, later: db.versionId }) },
  discard_draft: { callers: staff, args: () => ({ draft: noCopy }) },
  keep_draft: { callers: staff, args: () => ({ draft: { id: noCopy, area: places.west, definition: '{}' } }) },
  my_questionnaires: { callers: staff },
  publish_draft: {
    callers: site,
    args: () => ({
      ...{ staff: noCopy, draft: noRound, revision: 1, form: {}, counting: { countable: {} } },
      ...{ changes: '', reasons: [] },
    }),
  },
  published_draft: { callers: staff, args: () => ({ draft: noCopy }) },
  questionnaire: { callers: staff, args: () => ({ questionnaire: noCopy }) },
  questionnaire_definition: { callers: staff, args: () => ({ version: db.versionId }) },
  questionnaire_draft: { callers: staff, args: () => ({ draft: noCopy }) },
  versions_for: { callers: staff, args: () => ({ area: places.east }) },
  wave_overview: { callers: staff, args: () => ({ wave: waves.east }) },
  wave_plan: { callers: staff, args: () => ({ wave: waves.east }) },
  wave_progress: { callers: staff, args: () => ({ wave: waves.east }) },
  wave_roster: { callers: staff, args: () => ({ wave: waves.east }) },
  wave_stamps: { callers: staff, args: () => ({ waves: [waves.east] }) },
  wave_tallies: { callers: staff, args: () => ({ wave: waves.east }) },
};

test('every function of the exposed schema stands in the contract, once', async () => {
  const functions = await db.sql(`select proname from pg_proc where pronamespace = 'api'::regnamespace order by 1`);
  expect(functions.map(({ proname }) => proname)).toEqual(Object.keys(contract).sort());
});

describe.each(Object.entries(contract))('%s', (name, { callers: permitted, args }) => {
  test.each(callers)(`${name} called by %s`, async (who) => {
    const { error } = await db.as(who).rpc(name, args?.() ?? {});
    expect(error?.code ?? 'allowed').toBe(permitted.includes(who) ? 'allowed' : '42501');
  });
});

test('what a signed-out or signed-in person may execute in private are the helpers of policies alone', async () => {
  const executable = await db.sql(`
    select proname, array(
      select role from unnest(array['anon', 'authenticated', 'service_role']) as role
      where has_function_privilege(role, pg_proc.oid, 'execute')) as roles
    from pg_proc where pronamespace = 'private'::regnamespace order by proname`);
  const open = executable.filter(({ roles }) => (roles as string[]).length > 0);
  expect(open.map(({ proname, roles }) => `${String(proname)} for ${String(roles)}`)).toEqual(
    [
      'areas_around_me',
      'building_head',
      'community_kinds',
      'coverage_of_buildings',
      'doors_of',
      'figures',
      'grace_after_closing',
      'keep_figures_of_day',
      'led_buildings',
      'local_day',
      'measured',
      'my_areas',
      'my_buildings',
      'my_staff_id',
      'name_of',
      'narrowed',
      'not_comparable',
      'round_head',
      'scale_of',
      'wave_report',
    ].map((helper) => `${helper} for authenticated`),
  );
});

/** A body that was bound when it was made looks nothing up by name; one that runs as its owner pins the path all the same. */
test('every function of ours pins its search path, or was bound when it was made', async () => {
  const loose = await db.sql(`
    select oid::regprocedure::text as function from pg_proc
    where pronamespace::regnamespace::text in ('api', 'private')
      and (prosecdef or prosqlbody is null)
      and not coalesce(proconfig, '{}') @> array['search_path=""']`);
  expect(loose).toEqual([]);
});

test('no view shows more than its reader may see', async () => {
  const views = await db.sql(`
    select relname from pg_class
    where relkind in ('v', 'm') and relnamespace = 'api'::regnamespace
      and not coalesce(reloptions, '{}') @> array['security_invoker=true']`);
  expect(views).toEqual([]);
});
