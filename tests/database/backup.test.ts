/** What a backup brings back, what it leaves behind, and that it is one moment while the site goes on. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { backUp } from '../../src/server/backup/back-up.ts';
import { verifyBackup } from '../../src/server/backup/read-backup.ts';
import { provideBackend } from '../../src/server/db/backend.ts';
import { beginBackup, dropCopy, readCopyPage } from '../../src/server/db/service/whole-copies.ts';
import { busyOffices, employ, everything, linesOfBackup, newFile, restoreFrom, signedIn, tables } from './copies.ts';
import { testDatabase } from './harness.ts';
import type { TestDatabase } from './harness.ts';
import { answerRow, waves } from './two-offices.ts';

const now = new Date('2026-11-24T04:00:00Z');

let offices: Awaited<ReturnType<typeof busyOffices>>;
let elsewhere: TestDatabase;

beforeAll(async () => {
  offices = await busyOffices();
  elsewhere = await testDatabase();
});
afterAll(async () => {
  await elsewhere.close();
  await offices.close();
});

/** Tests of the program itself say which database the process talks to. */
const at = (db: TestDatabase) => provideBackend(db.backend);

test('every table is copied, or left out by its name', async () => {
  const kept = await offices.sql(
    `select relname from pg_class where relnamespace = 'app'::regnamespace and relkind = 'r' order by 1`,
  );
  const [left] = await offices.sql('select private.tables_left_out() as names');
  expect(left?.['names']).toEqual([
    'daily_salt',
    'throttle',
    'duplicate_trace',
    'job',
    'copy',
    'copy_page',
    'tally_stamp',
    'premises_import_row',
    'quality_of_day',
  ]);
  expect(kept.map(({ relname }) => relname)).toEqual([...tables, ...(left?.['names'] as string[])].sort());
  at(offices);
  const { copy, tables: copied } = await beginBackup();
  await dropCopy(copy);
  expect(copied.map(({ name }) => name).sort()).toEqual(
    ['auth.identities', 'auth.users', ...tables.map((table) => `app.${table}`)].sort(),
  );
});

describe('a backup', () => {
  const file = newFile();
  beforeAll(async () => {
    at(offices);
    await backUp({ file, overwrite: false, now });
  });

  test('is for its owner alone, and nothing unfinished stays beside it or in the database', async () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(dirname(file))).toEqual(['linli.backup']);
    expect(await offices.sql('select from app.copy_page')).toEqual([]);
  });

  test('holds no trace, no salt, no counter, no session and no key', () => {
    const text = linesOfBackup(file).join('\n');
    expect(offices.left.filter((secret) => secret.length < 10)).toEqual([]);
    expect(offices.left.filter((secret) => text.includes(secret))).toEqual([]);
  });

  test('tells who took everything, and when', async () => {
    const lines = await offices.sql(
      `select role, action from app.audit where table_name = 'copy' order by id desc limit 1`,
    );
    expect(lines).toEqual([{ role: 'service_role', action: 'insert' }]);
  });

  test('never replaces a file unasked, and does when asked', async () => {
    at(offices);
    const other = newFile();
    writeFileSync(other, 'mine');
    await expect(backUp({ file: other, overwrite: false, now })).rejects.toMatchObject({ code: 'file-exists' });
    expect(readFileSync(other, 'utf8')).toBe('mine');
    await backUp({ file: other, overwrite: true, now });
    await verifyBackup(other);
  });

  test('that cannot be written leaves nothing, not even in the database', async () => {
    at(offices);
    const nowhere = `${file}/below`;
    await expect(backUp({ file: nowhere, overwrite: false, now })).rejects.toMatchObject({ code: 'file-not-writable' });
    expect(await offices.sql('select from app.copy_page')).toEqual([]);
  });

  test('put into an empty database is every row as it was, and people sign in with the passwords they had', async () => {
    at(elsewhere);
    const restored = await restoreFrom(file);
    expect(restored).toMatchObject({ waves: 2, corrected: 0 });
    expect(await everything(elsewhere)).toEqual(await everything(offices));
    // Without a stamp nobody would look at the counts.
    const unstamped =
      'select wave_id, community_id from app.tally_completed except select wave_id, community_id from app.tally_stamp';
    expect(await elsewhere.sql(unstamped)).toEqual([]);
    for (const wave of Object.values(waves)) {
      const { data } = await elsewhere.service().rpc('rebuild_tallies', { wave_id: wave });
      expect(data).toBe(true);
    }
    expect(await signedIn('forgetful', 'wrong')).toBeNull();
    expect(await signedIn('forgetful')).not.toBeNull();
  });

  test('restored is as guarded as before: invitations, versions, the audit and its numbers', async () => {
    at(elsewhere);
    await expect(elsewhere.addAuthUser('guessed')).rejects.toThrow();
    await expect(elsewhere.sql(`update app.questionnaire_version set form = '{}'`)).rejects.toThrow('never changed');
    await expect(elsewhere.sql('delete from app.audit')).rejects.toThrow('never changed');
    await employ(elsewhere, 'newcomer');
    expect(await signedIn('newcomer')).not.toBeNull();
    const lines = await elsewhere.sql(`select table_name from app.audit order by id desc limit 1`);
    expect(lines).toEqual([{ table_name: 'staff' }]);
    const silent = await elsewhere.sql(
      `select tgname from pg_trigger join pg_class on pg_class.oid = tgrelid
       where relnamespace = 'app'::regnamespace and tgenabled <> 'O'`,
    );
    expect(silent).toEqual([]);
  });
});

test('while answers go on arriving, a backup is one moment: its tallies are those of its answers', async () => {
  const file = newFile();
  at(offices);
  const site = { open: true };
  const arriving = (async () => {
    while (site.open) {
      await offices.call('the site', 'record_answers', { batch: [answerRow(), answerRow({ channel: 'door' })] });
      // The embedded database works without ever waiting for the outside: files would never get their turn.
      await new Promise(setImmediate);
    }
  })();
  await backUp({ file, overwrite: false, now });
  const [after] = await offices.sql('select count(*)::integer as answers from app.answer');
  site.open = false;
  await arriving;

  const target = await testDatabase();
  try {
    expect(await restoreFrom(file)).toMatchObject({ corrected: 0 });
    const [counted] = await target.sql('select count(*)::integer as answers from app.answer');
    expect(Number(counted?.['answers'])).toBeLessThan(Number(after?.['answers']));
  } finally {
    await target.close();
  }
});

test('a second backup ends the first one, which says so instead of handing out half', async () => {
  at(offices);
  const first = await beginBackup();
  const second = await beginBackup();
  expect(await readCopyPage(first.copy, 'app.area', -1)).toEqual({ gone: true });
  expect(await readCopyPage(second.copy, 'app.area', -1)).toMatchObject({ place: 0 });
  await dropCopy(second.copy);
});

test('a copy that was abandoned is forgotten after a day', async () => {
  at(offices);
  await beginBackup();
  await offices.call('the site', 'purge_traces');
  expect((await offices.sql('select from app.copy_page limit 1')).length).toBe(1);
  await offices.sql(`update app.copy set began_at = now() - interval '25 hours' where finished_at is null`);
  await offices.call('the site', 'purge_traces');
  expect(await offices.sql('select from app.copy_page limit 1')).toEqual([]);
});
