/** Two sites over one PostgreSQL behave as one: what is counted, who is signed in, what the clock does. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { parseAccount } from '../../../src/domain/access/account.ts';
import { endSession } from '../../../src/server/auth/backend-sessions.ts';
import { signInEmail } from '../../../src/server/auth/sign-in-email.ts';
import { signIn } from '../../../src/server/auth/sign-in.ts';
import { provideBackend } from '../../../src/server/db/backend.ts';
import { asUser, callApi, clientOf, signInInterface } from '../../../src/server/db/clients.ts';
import { purgeTraces } from '../../../src/server/db/service/purge-traces.ts';
import { staffBehind } from '../../../src/server/db/staff.ts';
import { startPostgres } from '../../../src/postgres/index.ts';
import { createDatabase, ownDatabase } from '../../postgres/databases.ts';
import { migrationsDir } from '../harness.ts';
import { openTestPostgres, testPostgres } from '../test-backend.ts';
import { places } from '../two-offices.ts';
import { twoSites } from './sites.ts';
import type { Sites } from './sites.ts';

const password = 'rain on the roof 7';

let sites: Sites;
beforeAll(async () => {
  sites = await twoSites();
  for (const account of ['hua', 'jun', 'gone']) await employ(account);
});
afterAll(() => sites.close());

/** What the process of this site would do. */
function at<T>(site: 0 | 1, job: () => T): T {
  provideBackend(sites.backends[site]);
  return job();
}

async function employ(account: string): Promise<void> {
  const roles = [{ role: 'lead', area_id: places.heping }];
  const { token } = (await callApi(sites.services[0], 'create_invitation', { account, roles })) as { token: string };
  const email = signInEmail(parseAccount(account) ?? fail(account));
  const options = { data: { invitation: token } };
  const { error } = await at(0, signInInterface).signUp({ email, password, options });
  if (error !== null) throw error;
}

function fail(what: string): never {
  throw new Error(what);
}

const enter = (site: 0 | 1, account: string, typed = password, address = '192.0.2.1') =>
  at(site, () => signIn({ account, password: typed, address }));

async function enterFor(site: 0 | 1, account: string): Promise<string> {
  const outcome = await enter(site, account);
  return outcome.ok ? outcome.value.access : fail(outcome.problem.code);
}

const known = (site: 0 | 1, token: string) => at(site, () => staffBehind(asUser(token)));

describe('people', () => {
  test('who signs in at one is known at the other', async () => {
    const token = await enterFor(0, 'hua');
    expect((await known(1, token))?.account).toBe('hua');
  });

  test('who signs out at one cannot be renewed at the other', async () => {
    const outcome = await enter(0, 'jun');
    if (!outcome.ok) throw new Error(outcome.problem.code);
    const { access, refresh } = outcome.value;
    await at(1, () => endSession(access));
    const { data } = await at(0, signInInterface).refreshSession({ refresh_token: refresh });
    expect(data.session).toBeNull();
  });

  test('who is deactivated is out at both at once', async () => {
    const token = await enterFor(1, 'gone');
    await sites.db.sql(`update app.staff set active = false where account = 'gone'`);
    expect([await known(0, token), await known(1, token)]).toEqual([null, null]);
  });

  test('a guesser who goes from one to the other has five guesses in all, side by side too', async () => {
    await clearOfTheQuarter();
    const guesses = await Promise.all(
      Array.from({ length: 12 }, (_, i) => enter(i % 2 === 0 ? 0 : 1, 'jun', 'guess', `192.0.2.${10 + i}`)),
    );
    const problems = guesses.map((outcome) => (outcome.ok ? 'in' : outcome.problem.code)).sort();
    expect(problems).toEqual([...Array<string>(7).fill('too-many'), ...Array<string>(5).fill('wrong-pair')]);
    for (const site of [0, 1] as const)
      expect(await enter(site, 'jun')).toMatchObject({ ok: false, problem: { code: 'too-many' } });
  });
});

/** Limits count within quarters of an hour. */
async function clearOfTheQuarter(): Promise<void> {
  const left = 15 * 60_000 - (Date.now() % (15 * 60_000));
  if (left < 20_000) await new Promise((resolve) => setTimeout(resolve, left));
}

test('a limit is one limit for both: 30 tokens, 60 takers', async () => {
  const take = (site: 0 | 1) =>
    callApi(sites.services[site], 'take_tokens', { key: 'a door', most: 30, window_seconds: 86_400, tokens: 1 });
  const answers = await Promise.all(Array.from({ length: 60 }, (_, i) => take(i % 2 === 0 ? 0 : 1)));
  expect(answers.filter((answer) => (answer as { allowed: boolean }).allowed)).toHaveLength(30);
});

test('counters asked for together, in every order, never lock each other out', async () => {
  const keys = Array.from({ length: 20 }, (_, i) => `door ${i}`);
  const ask = (call: number) => {
    const order = [...keys.slice(call), ...keys.slice(0, call)];
    const asked = order.map((key) => ({ key, most: 1000, window_seconds: 86_400, tokens: 1 }));
    return callApi(sites.services[call % 2 === 0 ? 0 : 1], 'take_tokens_together', { asked });
  };
  const answers = await Promise.all(Array.from({ length: 20 }, (_, call) => ask(call)));
  expect(answers.flat()).toHaveLength(400);
});

describe('jobs of the clock', () => {
  const due = () => sites.db.sql(`update app.job set began_at = began_at - interval '1 hour'`);
  const ask = (site: 0 | 1) => callApi(sites.services[site], 'purge_traces_when_due');

  test('when both ask for the purge at once, one does it, and it is written down', async () => {
    await ask(0);
    await due();
    await sites.db.sql(`insert into app.daily_salt (day, salt) values (current_date - 5, 'an old salt')`);
    const outcomes = await Promise.all([ask(0), ask(1), ask(0), ask(1)]);
    expect(outcomes.filter((outcome) => outcome !== null)).toEqual([{ salts: 1, counters: 0, traces: 0 }]);
    expect(await sites.db.sql('select name, outcome from app.job')).toEqual([
      { name: 'purge traces', outcome: { salts: 1, counters: 0, traces: 0 } },
    ]);
  });

  test('within the hour nobody does it again; after it, whoever asks', async () => {
    await due();
    await at(1, purgeTraces);
    expect(await ask(0)).toBeNull();
    await due();
    expect(await ask(0)).toEqual({ salts: 0, counters: 0, traces: 0 });
  });

  test('the salt of a day is one, whoever asks first', async () => {
    await sites.db.sql('delete from app.daily_salt');
    const salts = await Promise.all(
      [0, 1, 0, 1].map((site) => callApi(sites.services[site === 0 ? 0 : 1], 'daily_salt')),
    );
    expect(new Set(salts).size).toBe(1);
  });
});

describe('starting', () => {
  test('four sites that start at once on an empty database all come up, and migrate it once', async () => {
    const { url, drop } = await testPostgres(false);
    const started = await Promise.all(Array.from({ length: 4 }, () => openTestPostgres(url, migrationsDir)));
    const applied =
      (await started[0]?.sql('select count(*)::integer as n from supabase_migrations.schema_migrations')) ?? [];
    expect(Number(applied[0]?.n)).toBeGreaterThan(15);
    expect(await Promise.all(started.map((site) => site.sql('select count(*)::integer as n from app.answer')))).toEqual(
      Array(4).fill([{ n: 0 }]),
    );
    await Promise.all(started.map((site) => site.close()));
    await drop();
  });

  test('a site with another secret does not start beside those that run, and does when they have stopped', async () => {
    const { url, drop } = await testPostgres(true);
    const first = await openTestPostgres(url, migrationsDir);
    const other = { databaseUrl: url, migrationsDir, jwtSecret: 'another secret, as long as it must be', dataDir: '' };
    await expect(startPostgres(other)).rejects.toMatchObject({ code: 'secrets-differ' });
    await first.close();
    await (await startPostgres(other)).close();
    await drop();
  });

  test('a database that is not there is named, and its password is not', async () => {
    const { url, drop } = await testPostgres(true);
    const gone = new URL(url);
    gone.pathname = '/nowhere';
    const refused = openTestPostgres(gone.href, migrationsDir);
    await expect(refused).rejects.toMatchObject({ code: 'database-unreachable' });
    await expect(refused).rejects.not.toThrow(gone.password);
    await drop();
  });

  test('a user who may not create schemas is told what is missing', async () => {
    const { url, drop } = await testPostgres(false);
    const owner = await openTestPostgres(url, migrationsDir);
    await owner.sql(`drop role if exists linli_visitor`);
    await owner.sql(`create role linli_visitor login password 'visitor'`);
    await owner.close();
    const visitor = new URL(url);
    [visitor.username, visitor.password] = ['linli_visitor', 'visitor'];
    await expect(openTestPostgres(visitor.href, migrationsDir)).rejects.toMatchObject({ code: 'database-rights' });
    await drop();
  });

  test('an owner who is no superuser is enough, when the three roles are granted to them', async () => {
    const { url, drop } = await testPostgres(false);
    const administrator = await openTestPostgres(url, migrationsDir);
    const database = new URL(url).pathname.slice(1);
    await administrator.sql(`drop role if exists linli_owner`);
    await administrator.sql(`create role linli_owner login password 'owner'`);
    await administrator.sql('grant anon, authenticated, service_role to linli_owner');
    await administrator.close();
    await drop();
    const fresh = await createDatabase(url, database);
    const owner = new URL(fresh);
    [owner.username, owner.password] = ['linli_owner', 'owner'];
    const refused = await openTestPostgres(owner.href, migrationsDir).catch((cause: unknown) => cause);
    expect(refused).toMatchObject({ code: 'database-rights' });
    await ownDatabase(fresh, 'linli_owner');
    const site = await openTestPostgres(owner.href, migrationsDir);
    const names = { account: 'office', office_name_zh: '本街道', office_name_en: 'Our sub-district' };
    const invitation = await callApi(clientOf(site, site.secretKey), 'first_invitation', names);
    expect(invitation).toMatchObject({ account: 'office' });
    expect(await callApi(clientOf(site, site.secretKey), 'record_answers', { batch: [] })).toEqual([]);
    await site.close();
    await drop();
  });
});
