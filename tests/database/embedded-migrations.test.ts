/** Migrations on the embedded database: applied before anything is served, recorded, and never half. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { startEmbedded } from '../../src/embedded/index.ts';
import type { EmbeddedBackend, EmbeddedOptions } from '../../src/embedded/index.ts';
import { guardTemplateDir } from './harness.ts';

const first = {
  '20260101000000_first.sql':
    'create schema api; create table public.note (text text); alter table public.note enable row level security;',
};
const second = { '20260102000000_second.sql': "insert into public.note values ('second');" };

const start = (options: EmbeddedOptions) => startEmbedded({ templateDir: guardTemplateDir, ...options });

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'linli-embedded-'));
}

function migrationsOf(files: Record<string, string>): string {
  const place = folder();
  for (const [name, sql] of Object.entries(files)) writeFileSync(join(place, name), sql);
  return place;
}

test('a later start keeps the data, applies only what is new, and never grants what a migration did not', async () => {
  const dataDir = folder();
  const before = await start({ dataDir, migrationsDir: migrationsOf(first) });
  await before.sql("insert into public.note values ('kept')");
  await before.close();

  const again = await start({ dataDir, migrationsDir: migrationsOf({ ...first, ...second }) });
  expect(await again.sql('select text from public.note order by text')).toEqual([{ text: 'kept' }, { text: 'second' }]);
  expect(await again.sql('select version from supabase_migrations.schema_migrations order by version')).toEqual([
    { version: '20260101000000' },
    { version: '20260102000000' },
  ]);
  expect(await again.sql("select has_table_privilege('anon', 'public.note', 'select') as may")).toEqual([
    { may: false },
  ]);
  expect([again.secretKey, again.jwtSecret]).toEqual([before.secretKey, before.jwtSecret]);
  await again.close();
});

test('what is remembered of the schema never hides a function that came with a new migration', async () => {
  const dataDir = folder();
  const functionOf = (name: string) =>
    `create function api.${name}() returns text language sql as $$ select '${name}' $$; grant usage on schema api to anon;`;
  const old = { ...first, '20260103000000_old.sql': functionOf('old') };
  const ask = async (backend: EmbeddedBackend, name: string) => {
    const headers = { apikey: backend.publishableKey, 'accept-profile': 'api' };
    const response = await backend.fetch(`${backend.url}/rest/v1/rpc/${name}`, { headers });
    return response.ok ? ((await response.json()) as unknown) : response.status;
  };
  const before = await start({ dataDir, migrationsDir: migrationsOf(old) });
  expect([await ask(before, 'old'), await ask(before, 'new')]).toEqual(['old', 404]);
  await before.close();

  const migrationsDir = migrationsOf({ ...old, '20260104000000_new.sql': functionOf('new') });
  for (let again = 0; again < 2; again += 1) {
    const after = await start({ dataDir, migrationsDir });
    expect([await ask(after, 'old'), await ask(after, 'new')]).toEqual(['old', 'new']);
    await after.close();
  }
});

test('a migration that fails leaves nothing behind, is named, and can be mended', async () => {
  const dataDir = folder();
  const broken = { ...first, '20260102000000_second.sql': 'create table public.half (); select * from nowhere;' };
  await expect(start({ dataDir, migrationsDir: migrationsOf(broken) })).rejects.toMatchObject({
    code: 'migration-failed',
    particulars: { migration: '20260102000000_second', reason: 'relation "nowhere" does not exist' },
  });
  const mended = await start({ dataDir, migrationsDir: migrationsOf({ ...first, ...second }) });
  expect(await mended.sql("select to_regclass('public.half') as half")).toEqual([{ half: null }]);
  await mended.close();
});

test.each([
  [
    'was changed after it was applied',
    { '20260101000000_first.sql': 'create schema api; -- changed' },
    'migration-changed',
  ],
  ['is gone', {}, 'migration-missing'],
])('a migration that %s stops the start', async (_, files: Record<string, string>, code) => {
  const dataDir = folder();
  await (await start({ dataDir, migrationsDir: migrationsOf(first) })).close();
  await expect(start({ dataDir, migrationsDir: migrationsOf(files) })).rejects.toMatchObject({ code });
});

test('line ends of another system are no change', async () => {
  const dataDir = folder();
  const lines = { '20260101000000_first.sql': 'create schema api;\ncreate schema more;\n' };
  await (await start({ dataDir, migrationsDir: migrationsOf(lines) })).close();
  const asOnWindows = { '20260101000000_first.sql': lines['20260101000000_first.sql'].replaceAll('\n', '\r\n') };
  await (await start({ dataDir, migrationsDir: migrationsOf(asOnWindows) })).close();
});

test('a start from a kept template gives the same database as a start from nothing', async () => {
  const templateDir = folder();
  const migrationsDir = migrationsOf({ ...first, ...second });
  const fresh = await startEmbedded({ dataDir: 'memory', migrationsDir, templateDir });
  await fresh.sql("insert into public.note values ('not in the template')");
  await fresh.close();
  const copy = await startEmbedded({ dataDir: 'memory', migrationsDir, templateDir });
  expect(await copy.sql('select text from public.note')).toEqual([{ text: 'second' }]);
  await copy.close();
  rmSync(templateDir, { recursive: true });
});
