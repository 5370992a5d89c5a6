/** A restore happens wholly or not at all, into an empty database, from a file that is whole. */
import { readFileSync, writeFileSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { backUp } from '../../src/server/backup/back-up.ts';
import { verifyBackup } from '../../src/server/backup/read-backup.ts';
import { provideBackend } from '../../src/server/db/backend.ts';
import { beginRestore, finishRestore, putCopyPage } from '../../src/server/db/service/whole-copies.ts';
import { busyOffices, everything, linesOfBackup, newFile, packed, remade, restoreFrom } from './copies.ts';
import { testDatabase } from './harness.ts';
import type { TestDatabase } from './harness.ts';
import { waves } from './two-offices.ts';

const file = newFile();
let offices: TestDatabase;
let target: TestDatabase;
let nothing: Record<string, unknown[]>;

beforeAll(async () => {
  offices = await busyOffices();
  await backUp({ file, overwrite: false, now: new Date('2026-11-24T04:00:00Z') });
  target = await testDatabase();
  nothing = await everything(target);
});
afterAll(async () => {
  await target.close();
  await offices.close();
});

describe('a file that is not whole is refused before anything is sent', () => {
  const cut = (share: number) => () => {
    const bytes = readFileSync(file);
    const copy = newFile();
    writeFileSync(copy, bytes.subarray(0, Math.floor(bytes.length * share)));
    return copy;
  };
  const otherBytes = () => {
    const bytes = Buffer.from(readFileSync(file));
    const middle = Math.floor(bytes.length / 2);
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 0x10, middle);
    const copy = newFile();
    writeFileSync(copy, bytes);
    return copy;
  };
  const plain = () => {
    const copy = newFile();
    writeFileSync(copy, 'a letter');
    return copy;
  };
  const edited = (change: (lines: string[]) => string[]) => () => packed(change(linesOfBackup(file)));
  const header = (changes: Record<string, unknown>) => (lines: string[]) => [
    JSON.stringify({ ...(JSON.parse(lines[0] ?? '') as object), ...changes }),
    ...lines.slice(1),
  ];

  test.each([
    ['one that is not there', () => `${file}.not`, 'file-missing'],
    ['a letter', plain, 'not-a-backup'],
    ['packed lines of something else', () => packed(['{"linli":"letter"}']), 'not-a-backup'],
    ['nothing, packed', () => packed([]), 'not-a-backup'],
    ['half of it', cut(0.5), 'truncated'],
    ['all but its last bytes', cut(0.999), 'truncated'],
    ['one without its last line', edited((lines) => lines.slice(0, -1)), 'truncated'],
    ['one with a line gone', edited((lines) => lines.filter((_, index) => index !== 5)), 'damaged'],
    [
      'one with a line twice',
      edited((lines) => lines.flatMap((line, at) => (at === 5 ? [line, line] : [line]))),
      'damaged',
    ],
    ['one with another letter', edited((lines) => lines.map((line) => line.replace('Heping', 'Hoping'))), 'damaged'],
    ['one with lines after its end', edited((lines) => [...lines, '{}']), 'damaged'],
    ['one of another format', edited(header({ format: 2 })), 'format-newer'],
  ] as const)('%s', async (_, made, code) => {
    await expect(verifyBackup(made())).rejects.toMatchObject({ code });
  });

  test('one bit of another value', async () => {
    await expect(verifyBackup(otherBytes())).rejects.toMatchObject({
      code: expect.stringMatching(/damaged|truncated/) as string,
    });
  });
});

describe('a backup of other times or places is refused with the reason, and changes nothing', () => {
  const withHeader = (change: (header: { migrations: string[]; tables: unknown[] }) => object) =>
    remade(file, ([first = '', ...rows]) => {
      const header = JSON.parse(first) as { migrations: string[]; tables: unknown[] };
      return [JSON.stringify({ ...header, ...change(header) }), ...rows];
    });

  test.each([
    ['newer', ({ migrations }: { migrations: string[] }) => ({ migrations: [...migrations, '20990101000000'] })],
    ['older', ({ migrations }: { migrations: string[] }) => ({ migrations: migrations.slice(0, -1) })],
    [
      'unknown-table',
      ({ tables }: { tables: unknown[] }) => ({ tables: [...tables, { name: 'app.secret_service', rows: 0 }] }),
    ],
  ] as const)('%s', async (code, change) => {
    provideBackend(target.backend);
    await expect(restoreFrom(withHeader(change as never))).rejects.toMatchObject({ code });
    expect(await everything(target)).toEqual(nothing);
  });

  test('with a page lost on the way', async () => {
    provideBackend(target.backend);
    const { header } = await verifyBackup(file);
    const begun = await beginRestore(header.migrations, header.tables);
    if ('reason' in begun) throw new Error(begun.reason);
    const rows = linesOfBackup(file).filter((line) => line.startsWith('{"auth.users":'));
    await putCopyPage(begun.copy, 'auth.users', 0, rows.map((line) => line.slice(14, -1)).join('\n'));
    expect(await finishRestore(begun.copy)).toEqual({ reason: 'incomplete', detail: 'auth.identities' });
    expect(await everything(target)).toEqual(nothing);
  });

  test('with a row that the database refuses', async () => {
    provideBackend(target.backend);
    const strange = remade(file, (lines) => lines.map((line) => line.replace('"kind": "community"', '"kind": "moon"')));
    await expect(restoreFrom(strange)).rejects.toMatchObject({ name: 'DatabaseError' });
    expect(await everything(target)).toEqual(nothing);
  });
});

test('tallies that disagree with their answers are set right, and that is said', async () => {
  provideBackend(offices.backend);
  await offices.sql(`update app.tally set count = count + 1 where wave_id = $1`, [waves.east]);
  const wrong = newFile();
  await backUp({ file: wrong, overwrite: false, now: new Date('2026-11-24T04:00:00Z') });
  const other = await testDatabase();
  try {
    expect(await restoreFrom(wrong)).toMatchObject({ waves: 2, corrected: 1 });
    const { data } = await other.service().rpc('rebuild_tallies', { wave_id: waves.east });
    expect(data).toBe(true);
  } finally {
    await other.close();
  }
});

test('after all the refusals the same database takes the backup; a second one is refused, and nothing changes', async () => {
  provideBackend(target.backend);
  await restoreFrom(file);
  const once = await everything(target);
  await expect(restoreFrom(file)).rejects.toMatchObject({ code: 'not-empty', particulars: { detail: 'auth.users' } });
  expect(await everything(target)).toEqual(once);
});

test('asked again after it was done, finishing says the same again', async () => {
  const other = await testDatabase();
  try {
    const { header } = await verifyBackup(file);
    const empty = header.tables.map(({ name }) => ({ name, rows: 0 }));
    const begun = await beginRestore(header.migrations, empty);
    if ('reason' in begun) throw new Error(begun.reason);
    const done = await finishRestore(begun.copy);
    expect(done).toMatchObject({ waves: 0, corrected: 0 });
    expect(await finishRestore(begun.copy)).toEqual(done);
    expect(await finishRestore('00000000-0000-4000-8000-000000000000')).toEqual({ reason: 'gone', detail: null });
  } finally {
    await other.close();
  }
});

test("on Supabase's own Auth service accounts get its mark and empty tokens", async () => {
  const other = await testDatabase();
  try {
    await other.sql('alter table auth.users add column instance_id uuid');
    await restoreFrom(file);
    const accounts = await other.sql(
      'select distinct instance_id::text, confirmation_token, recovery_token, email_change from auth.users',
    );
    const instance_id = '00000000-0000-0000-0000-000000000000';
    expect(accounts).toEqual([{ instance_id, confirmation_token: '', recovery_token: '', email_change: '' }]);
  } finally {
    await other.close();
  }
});
