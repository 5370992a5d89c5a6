/** The guards around a Supabase of our own, each tried against the danger it is there for. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

import { startEmbedded } from '../../src/embedded/index.ts';
import { provideBackend } from '../../src/server/db/backend.ts';
import { asAnonymous, asUser, callApi, clientOf, DatabaseError } from '../../src/server/db/clients.ts';
import { accessToken, guardTemplateDir } from './harness.ts';
import { startTestBackend } from './test-backend.ts';
import type { TestBackend } from './test-backend.ts';

const schema = `
  create schema app;
  create schema api;
  grant usage on schema api to anon, authenticated, service_role;
  create table app.secret (id int primary key, noted_at timestamptz, detail jsonb, phone text unique);
  alter table app.secret enable row level security;
  insert into app.secret values (1, '2026-03-01 08:30:00+08', '{"kind": ["a", 1]}', '13800000000');
  alter default privileges revoke execute on functions from public;
  create function api.whoami() returns text language sql stable set search_path = '' as $$ select current_user::text $$;
  create function api.me() returns uuid language sql stable set search_path = '' as $$ select (select auth.uid()) $$;
  create function api.echo(value jsonb) returns jsonb language sql stable set search_path = '' as $$ select value $$;
  create function api.many(n int) returns setof jsonb language sql stable set search_path = ''
    as $$ select jsonb_build_object('n', i, 'as', current_user, 'pad', repeat('x', 200)) from generate_series(1, n) i $$;
  create function api.secrets() returns table (noted_at timestamptz, detail jsonb) language sql stable security definer
    set search_path = '' as $$ select s.noted_at, s.detail from app.secret s $$;
  create function api.add_secret(phone text) returns void language sql security definer
    set search_path = '' as $$ insert into app.secret values (2, now(), '{}', phone) $$;
  grant execute on function api.whoami(), api.me(), api.echo(jsonb), api.many(int) to anon, authenticated, service_role;
  grant execute on function api.secrets(), api.add_secret(text) to service_role;
`;

function migrationsOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'linli-migrations-'));
  for (const [name, sql] of Object.entries(files)) writeFileSync(join(folder, name), sql);
  return folder;
}

const start = (migrationsDir: string) =>
  startTestBackend({ migrationsDir, templateDir: guardTemplateDir, migrated: false });

let backend: TestBackend;

beforeAll(async () => {
  backend = await start(migrationsOf({ '20260101000000_guards.sql': schema }));
  provideBackend(backend);
});

afterAll(() => backend.close());

const service = () => clientOf(backend, backend.secretKey);

describe('roles', () => {
  test('requests that arrive together keep their own role, whoever they are', async () => {
    const person = '11111111-1111-4111-8111-111111111111';
    const signedIn = asUser(accessToken(backend.jwtSecret, person));
    const asked = Array.from({ length: 60 }, (_, i) => {
      if (i % 3 === 0) return callApi(asAnonymous(), 'whoami');
      return i % 3 === 1 ? callApi(service(), 'whoami') : callApi(signedIn, 'me');
    });
    const answers = await Promise.all(asked);
    expect(answers).toEqual(answers.map((_, i) => ['anon', 'service_role', person][i % 3]));
  });

  test('a long answer is read to its end before the next request may begin', async () => {
    const [long, short] = await Promise.all([
      callApi(service(), 'many', { n: 3000 }),
      callApi(asAnonymous(), 'many', { n: 3000 }),
    ]);
    expect(new Set((long as { as: string }[]).map((row) => row.as))).toEqual(new Set(['service_role']));
    expect(new Set((short as { as: string }[]).map((row) => row.as))).toEqual(new Set(['anon']));
  });

  test('a refused request leaves no role behind for the next one', async () => {
    await expect(callApi(asAnonymous(), 'secrets')).rejects.toThrow(DatabaseError);
    expect((await backend.sql('select current_user as role'))[0]).toEqual({ role: 'postgres' });
    expect(await callApi(service(), 'whoami')).toBe('service_role');
  });

  test('a forged or expired token is nobody', async () => {
    const id = '11111111-1111-4111-8111-111111111111';
    await expect(callApi(asUser(accessToken('x'.repeat(43), id)), 'me')).rejects.toThrow(DatabaseError);
    await expect(callApi(asUser(accessToken(backend.jwtSecret, id, -60)), 'me')).rejects.toThrow(DatabaseError);
  });
});

describe('grants', () => {
  test('the first requests leave the grants as the migrations made them', async () => {
    await callApi(asAnonymous(), 'whoami');
    const rights = await backend.sql(`
      select role, right_name from unnest(array['anon', 'authenticated', 'service_role']) role,
        unnest(array['select', 'insert', 'update', 'delete', 'truncate']) right_name
      where has_table_privilege(role, 'app.secret', right_name)`);
    expect(rights).toEqual([]);
    expect(await backend.sql(`select has_schema_privilege('anon', 'app', 'usage') as may`)).toEqual([{ may: false }]);
    expect(
      await backend.sql(`select defaclacl::text from pg_default_acl where defaclnamespace = 'app'::regnamespace`),
    ).toEqual([]);
  });
});

describe('doors', () => {
  const get = (path: string, headers: Record<string, string> = {}) =>
    backend.fetch(`http://embedded.invalid${path}`, { headers });

  test.each([
    '/',
    '/_system/config',
    '/_system/',
    '/studio',
    '/storage/v1/bucket',
    '/rest/v1/../../_system/config',
    '/rest/v1/%2e%2e%2f_system',
  ])('%s does not exist, even with the secret key', async (path) => {
    expect((await get(path)).status).toBe(404);
    expect((await get(path, { apikey: backend.secretKey })).status).toBe(404);
  });

  test.each(['/rest/v1/rpc/whoami', '/auth/v1/health'])(
    '%s is closed without a key and to a wrong one',
    async (path) => {
      expect((await get(path)).status).toBe(401);
      expect((await get(path, { apikey: `${backend.publishableKey}x` })).status).toBe(401);
    },
  );

  test('no other schema is reachable, not even with the secret key', async () => {
    const response = await get('/rest/v1/secret', { apikey: backend.secretKey, 'accept-profile': 'app' });
    expect(response.status).toBeGreaterThanOrEqual(400);
  });

  test.each([
    ['no JWT secret', { jwtSecret: '' }],
    ['a short JWT secret', { jwtSecret: 'short' }],
    ['no secret key', { secretKey: '' }],
    ['no publishable key', { publishableKey: '' }],
  ])('%s: it does not start', async (_, broken) => {
    const good = { jwtSecret: 'j'.repeat(43), publishableKey: 'p'.repeat(43), secretKey: 's'.repeat(43) };
    const start = startEmbedded({
      dataDir: 'memory',
      migrationsDir: migrationsOf({}),
      secrets: { ...good, ...broken },
    });
    await expect(start).rejects.toMatchObject({ code: 'secrets' });
  });

  test('telemetry is off', () => {
    expect(process.env.LITE_TELEMETRY).toBe('0');
    expect(process.env.DO_NOT_TRACK).toBe('1');
  });
});

describe('values', () => {
  test('times are ISO 8601 and jsonb is neither text nor encoded twice', async () => {
    expect(await callApi(service(), 'secrets')).toEqual([
      { noted_at: '2026-03-01T00:30:00.000Z', detail: { kind: ['a', 1] } },
    ]);
    expect(await callApi(asAnonymous(), 'echo', { value: { a: [1, 'b', null] } })).toEqual({ a: [1, 'b', null] });
    expect(await callApi(asAnonymous(), 'echo', { value: ['x'] })).toEqual(['x']);
  });

  test('the log of a failed statement holds no value that was sent', async () => {
    const written: unknown[] = [];
    const stop = (['stderr', 'stdout'] as const).map((stream) =>
      vi.spyOn(process[stream], 'write').mockImplementation((text) => written.push(text) > 0),
    );
    await expect(callApi(service(), 'add_secret', { phone: '13800000000' })).rejects.toThrow(DatabaseError);
    stop.forEach((spy) => spy.mockRestore());
    expect(written).toEqual(['[database] 23505 secret_phone_key _bt_check_unique\n']);
  });
});

test('closing waits for what was accepted, refuses what comes later, and twice is once', async () => {
  const other = await start(migrationsOf({ '20260101000000_guards.sql': schema }));
  const ask = () =>
    other.fetch(`${other.url}/rest/v1/rpc/many?n=500`, {
      headers: { apikey: other.publishableKey, 'accept-profile': 'api' },
    });
  const accepted = ask();
  await Promise.all([other.close(), other.close()]);
  expect(await (await accepted).json()).toHaveLength(500);
  expect((await ask()).status).toBe(503);
});
