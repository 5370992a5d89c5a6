/** Two sub-districts with everything a backup must bring back and everything it must leave behind; and backups taken apart. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

import { parseAccount } from '../../src/domain/access/account.ts';
import { openSession } from '../../src/server/auth/backend-sessions.ts';
import { signInEmail } from '../../src/server/auth/sign-in-email.ts';
import { verifyBackup } from '../../src/server/backup/read-backup.ts';
import { restore } from '../../src/server/backup/restore.ts';
import type { RestoreResult } from '../../src/server/backup/restore.ts';
import { signInInterface } from '../../src/server/db/clients.ts';
import type { TestDatabase } from './harness.ts';
import { answerRow, places, twoOffices, waves } from './two-offices.ts';
import type { TwoOffices } from './two-offices.ts';

export const password = 'rain on the roof 7';
export const tables = [
  'activity',
  'answer',
  'area',
  'area_adults',
  'audit',
  'building',
  'building_assignment',
  'building_checkout',
  'building_doors',
  'community_coverage',
  'counted_interview',
  'coverage_day',
  'coverage_tally',
  'daily_figures',
  'door_interview_count',
  'door_state',
  'draft_removal',
  'duration_histogram',
  'entry_point',
  'estate',
  'estate_assignment',
  'export',
  'invitation',
  'keying_check',
  'material',
  'material_left',
  'message',
  'message_version',
  'news_item',
  'news_picture',
  'office_scale',
  'office_setting',
  'outreach_round',
  'poster',
  'poster_report',
  'premises',
  'premises_import',
  'public_home',
  'questionnaire',
  'questionnaire_draft',
  'questionnaire_version',
  'reach_count',
  'reach_day',
  'reach_kept',
  'reach_quarter',
  'reach_week',
  'round_area',
  'round_material',
  'scan',
  'sign_up',
  'sign_up_setting',
  'staff',
  'staff_role',
  'tally',
  'tally_begun',
  'tally_completed',
  'tally_split',
  'text_theme',
  'theme',
  'visit',
  'wave',
  'wave_duty',
  'wave_plan',
  'work_unit',
  'work_unit_member',
] as const;

export const newFile = () => join(mkdtempSync(join(tmpdir(), 'linli-backup-')), 'linli.backup');

export async function busyOffices(): Promise<TwoOffices & { readonly left: readonly string[] }> {
  const db = await twoOffices();
  const batch = [
    answerRow({
      answers: { know: 'known', score: 2, took: ['clean', 'sort'], wish: '多种树\n"and" lamps' },
      seconds: 90,
    }),
    answerRow({ community_id: places.xinhua, trace: 'trace-of-a-phone', eligible: false, flags: 8 }),
    answerRow({ wave_id: waves.west, community_id: places.beihai, answers: { know: 'heard' }, cluster: 4 }),
  ];
  await db.call('the site', 'record_answers', { batch });
  // A number that no floating point holds, and one whose spelling is part of what is counted.
  await db.sql(
    `insert into app.answer (id, wave_id, community_id, week, channel, mode, flags, eligible, answers, digest)
     values (gen_random_uuid(), $1, $2, '2026-11-23', 'door', 'paper', 0, true, '{"score": 1.0, "odd": 123456789012345678901.25}', 'd')`,
    [waves.east, places.heping],
  );
  await db.call('the site', 'rebuild_tallies', { wave_id: waves.east });
  const printed = await db.sql('select id from app.entry_point');
  const scans = printed.map(({ id }) => ({ entry_point_id: id, day: '2026-11-24', count: 3 }));
  await db.call('the site', 'count_scans', { batch: scans });
  await db.call('the site', 'count_second_entry', { wave_id: waves.east, compared: [{ question: '', agreed: true }] });
  await db.call('lin', 'wave_tallies', { wave: waves.east });
  const message = {
    message_id: randomUUID(),
    area_id: places.east,
    purpose: 'group',
    name: 'Invitation',
    body_zh: '{社区}',
  };
  await db.call('wang', 'keep_message', { message: { ...message, number: 1 }, approve: true });
  await db.call('wang', 'keep_message', { message: { ...message, number: 2, changes: 'a comma' } });
  await signUpSomebody(db);
  const salt = String(await db.call('the site', 'daily_salt'));
  await db.call('the site', 'take_tokens', { key: 'somebody', most: 5, window_seconds: 60 });
  const [counter] = await db.sql(`select encode(key_hash, 'hex') as key from app.throttle`);
  await employ(db, 'forgetful');
  const session = await signedIn('forgetful');
  const { secretKey, jwtSecret } = db.backend;
  return {
    ...db,
    left: [salt, 'trace-of-a-phone', String(counter?.['key']), session?.refresh ?? '', secretKey, jwtSecret],
  };
}

/** An activity of the office with a name on its list, and how long such names are kept. */
export async function signUpSomebody(db: TwoOffices): Promise<string> {
  const [begins, ends] = [24, 26].map((hours) => new Date(Date.now() + hours * 3_600_000).toISOString());
  const item = {
    ...{ id: randomUUID(), area_id: places.east, community_id: places.heping, title_zh: '清理楼道', about_zh: '扫地' },
    ...{ place_zh: '门厅', begins_at: begins, ends_at: ends, places: 5 },
  };
  const { number } = (await db.call('wang', 'keep_activity', { item })) as { number: number };
  await db.call('wang', 'steer_activity', { id: item.id, step: 'publish' });
  const person = { id: randomUUID(), token_hash: randomUUID(), name: '王芳', phone: '13800138000' };
  await db.call('the site', 'sign_up', { number, ...person });
  await db.call('wang', 'keep_sign_up_days', { area: places.east, days: 10 });
  return item.id;
}

/** Through the invitation and the Auth interface, with a password that is hashed. */
export async function employ(db: TestDatabase, account: string): Promise<void> {
  const { data } = await db.service().rpc('create_invitation', { account });
  const { token } = data as { token: string };
  const name = parseAccount(account);
  if (name === null) throw new Error(account);
  const options = { data: { invitation: token } };
  const { error } = await signInInterface().signUp({ email: signInEmail(name), password, options });
  if (error !== null) throw error;
}

export async function signedIn(account: string, typed = password) {
  const name = parseAccount(account);
  return name && openSession(name, typed);
}

/** Every row of every table as JSON text, ordered: what must be the same afterwards. */
export async function everything(db: TestDatabase): Promise<Record<string, unknown[]>> {
  const kept: Record<string, unknown[]> = {};
  for (const table of tables) {
    // The copy leaves its own line in the audit, once taken and once put in place.
    const where = table === 'audit' ? `where table_name <> 'copy'` : '';
    const rows = await db.sql(`select to_jsonb(kept)::text as row from app.${table} as kept ${where} order by 1`);
    kept[table] = rows.map(({ row }) => row);
  }
  kept['accounts'] = await db.sql(
    'select id, email, encrypted_password, raw_user_meta_data::text as told from auth.users order by id',
  );
  return kept;
}

export async function restoreFrom(file: string): Promise<RestoreResult> {
  return restore(file, await verifyBackup(file));
}

export function linesOfBackup(file: string): string[] {
  return gunzipSync(readFileSync(file)).toString().trimEnd().split('\n');
}

/** Another backup from one, whole in form whatever was done to its lines. */
export function remade(file: string, change: (lines: string[]) => string[]): string {
  const lines = change(linesOfBackup(file).slice(0, -1));
  const sha256 = createHash('sha256')
    .update(lines.map((line) => `${line}\n`).join(''))
    .digest('hex');
  return packed([...lines, JSON.stringify({ end: { rows: lines.length - 1, sha256 } })]);
}

export function packed(lines: readonly string[]): string {
  const file = newFile();
  writeFileSync(file, gzipSync(lines.map((line) => `${line}\n`).join('')));
  return file;
}
