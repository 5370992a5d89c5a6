/** `npm start` as an operator meets it: really started, each refusal one line and exit code 1, each stop clean. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { answersOfWave } from '../../src/embedded/demo/answers.ts';
import { demoWaves, sideWaves } from '../../src/embedded/demo/calendar.ts';
import { demoPlaces } from '../../src/embedded/demo/places.ts';
import { answersOfSideWave } from '../../src/embedded/demo/side-answers.ts';
import { startEmbedded } from '../../src/embedded/index.ts';
import type { EmbeddedBackend } from '../../src/embedded/index.ts';
import { templateDir } from '../database/harness.ts';
import { supabaseOverHttp } from '../database/supabase-over-http.ts';
import type { SupabaseOverHttp } from '../database/supabase-over-http.ts';
import { startProgram } from '../start-program.ts';
import type { StartedProgram } from '../start-program.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const newFolder = () => mkdtempSync(join(tmpdir(), 'linli-start-'));

let running: StartedProgram[] = [];
const start = (settings: Parameters<typeof startProgram>[0]) => {
  const program = startProgram(settings);
  running.push(program);
  return program;
};

afterEach(async () => {
  await Promise.all(running.map((program) => program.kill()));
  running = [];
});

describe('a refusal is one clear line and exit code 1', () => {
  const refusal = async (settings: Parameters<typeof startProgram>[0]) => {
    const { code, errors } = await start(settings).ended;
    expect(code).toBe(1);
    expect(errors.trim().split('\n')).toHaveLength(1);
    return errors.trim();
  };

  test('a port in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => other.once('listening', listening));
    const { port } = other.address() as { port: number };
    expect(await refusal({ root, port, dataDir: newFolder() })).toContain(`Port ${port} is in use`);
    other.close();
  });

  test('a port that is none', async () => {
    expect(await refusal({ root, port: 'http', dataDir: newFolder() })).toContain('PORT is not a port: http');
  });

  test('a folder that cannot be written to', async () => {
    const file = join(newFolder(), 'file');
    writeFileSync(file, '');
    const dataDir = join(file, 'below');
    expect(await refusal({ root, port: 0, dataDir })).toContain(`The data folder ${dataDir} cannot be written to`);
  });

  test('secrets that are incomplete', async () => {
    const dataDir = newFolder();
    writeFileSync(join(dataDir, 'secrets.json'), '{}');
    expect(await refusal({ root, port: 0, dataDir })).toContain('secrets');
  });

  test('a migration that fails', async () => {
    const broken = rootWithMigration('20990101000000_broken.sql', 'create schema api;\nselect * from nowhere;');
    const line = await refusal({ root: broken, port: 0, dataDir: newFolder() });
    expect(line).toContain('Database migration 20990101000000_broken failed: relation "nowhere" does not exist');
  });

  /** The same program with a migration of ours in place of its own. */
  function rootWithMigration(name: string, sql: string): string {
    const copy = newFolder();
    cpSync(join(root, 'scripts'), join(copy, 'scripts'), { recursive: true });
    cpSync(join(root, 'package.json'), join(copy, 'package.json'));
    for (const part of ['src', 'surveys', 'node_modules']) symlinkSync(join(root, part), join(copy, part));
    mkdirSync(join(copy, 'supabase', 'migrations'), { recursive: true });
    writeFileSync(join(copy, 'supabase', 'migrations', name), sql);
    return copy;
  }
});

test('from nothing to a running site, stopped by Ctrl-C, started again with everything kept', async () => {
  const dataDir = newFolder();
  const first = start({ root, port: 0, dataDir });
  const site = await first.site;

  expect(site.printed).toContain('This is for trying out');
  expect(site.printed).toContain(dataDir);
  expect(site.codes).toHaveLength(7);
  expect(site.signIns).toHaveLength(4);
  expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
  expect(statSync(join(dataDir, 'demo.json')).mode & 0o777).toBe(0o600);

  for (const code of site.codes) expect((await fetch(`${site.address}/q/${code}`)).status).toBe(200);
  const page = await fetch(`${site.address}/q/${site.codes[0] ?? ''}`, { headers: { 'accept-encoding': 'br' } });
  expect(page.headers.get('content-encoding')).toBe('br');
  expect(await page.text()).toContain('<html');
  for (const path of ['/rest/v1/', '/auth/v1/health', '/_system/config']) {
    expect((await fetch(`${site.address}${path}`)).status).toBe(404);
  }

  // Without LINLI_PUBLIC_URL the site knows only the address it hears, which behind such a proxy is not the browser's.
  expect((await throughProxy(site.address, '/preferences', 'https://survey.example')).statusCode).toBe(403);

  const intruder = await start({ root, port: 0, dataDir }).ended;
  expect(intruder.code).toBe(1);
  expect(intruder.errors.trim()).toMatch(/^.*The data folder .* is in use by another process \(\d+\)\.$/);

  first.signal('SIGINT');
  expect((await first.ended).code).toBe(0);
  expect(existsSync(join(dataDir, 'linli.lock'))).toBe(false);

  const secrets = readFileSync(join(dataDir, 'secrets.json'), 'utf8');
  const second = start({ root, port: 0, dataDir, environment: { LINLI_PUBLIC_URL: 'https://survey.example' } });
  const again = await second.site;
  expect([again.codes, again.signIns]).toEqual([site.codes, site.signIns]);
  expect(again.printed).not.toContain('Filling in demo data');
  expect(readFileSync(join(dataDir, 'secrets.json'), 'utf8')).toBe(secrets);
  expect((await fetch(`${again.address}/q/${site.codes[0] ?? ''}`)).status).toBe(200);
  await expectServedBehindTls(again);
  second.signal('SIGTERM');
  expect((await second.ended).code).toBe(0);
}, 240_000);

/** Forms sent to the address that people see are taken, sessions stay on TLS, and other sites are refused as ever. */
async function expectServedBehindTls({ address, codes, signIns }: Awaited<StartedProgram['site']>): Promise<void> {
  const [code, office] = [codes[0] ?? '', signIns[0] ?? { account: '', password: '' }];
  const ours = 'https://survey.example';
  expect((await throughProxy(address, `/q/${code}`, ours, { '~go': 'back' })).statusCode).toBe(200);
  const { account, password } = office;
  const signedIn = await throughProxy(address, '/sign-in?_action=signIn', ours, { account, password });
  expect(signedIn.statusCode).toBe(303);
  const session = (signedIn.headers['set-cookie'] ?? []).filter((cookie) => cookie.startsWith('linli-'));
  expect(session).toHaveLength(2);
  for (const cookie of session) expect(cookie).toMatch(/; Secure/);
  for (const origin of ['https://elsewhere.example', 'http://survey.example', address, 'null'])
    expect((await throughProxy(address, `/q/${code}`, origin)).statusCode).toBe(403);
}

/** As a proxy that ends TLS passes on what a browser posted from a page of `origin`. */
function throughProxy(
  address: string,
  path: string,
  origin: string,
  fields: Record<string, string> = {},
): Promise<IncomingMessage> {
  const headers = {
    host: 'survey.example',
    origin,
    'x-forwarded-proto': 'https',
    'content-type': 'application/x-www-form-urlencoded',
  };
  return new Promise((answered, failed) => {
    request(`${address}${path}`, { method: 'POST', headers }, (response) => {
      response.resume();
      answered(response);
    })
      .on('error', failed)
      .end(new URLSearchParams(fields).toString());
  });
}

test('killed in the middle of filling, the next start goes on and nothing is there twice', async () => {
  const dataDir = newFolder();
  const killed = start({ root, port: 0, dataDir });
  await killed.says('Filling in demo data');
  await new Promise((done) => setTimeout(done, 1500));
  await killed.kill();
  expect(existsSync(join(dataDir, 'linli.lock'))).toBe(true);

  const next = start({ root, port: 0, dataDir });
  const site = await next.site;
  expect(site.printed).toContain('Filling in demo data');
  expect(site.signIns).toHaveLength(4);
  next.signal('SIGINT');
  expect((await next.ended).code).toBe(0);

  const database = await startEmbedded({ dataDir, migrationsDir: join(root, 'supabase', 'migrations') });
  const [counted] = await database.sql(`select
    (select count(*)::int from app.answer) as answers,
    (select sum(count)::int from app.tally_completed) as completed,
    (select count(*)::int from app.staff where auth_user_id is not null) as staff,
    (select count(*)::int from app.wave) as waves`);
  await database.close();
  const { answers, ...others } = counted ?? {};
  expect(answers).toBe(others.completed);
  expect(others).toMatchObject({ completed: expectedAnswers(), staff: 4, waves: 6 });
}, 240_000);

describe('on a Supabase elsewhere', () => {
  let backend: EmbeddedBackend;
  let project: SupabaseOverHttp;
  beforeAll(async () => {
    const folders = { migrationsDir: join(root, 'supabase', 'migrations'), templateDir };
    backend = await startEmbedded({ dataDir: 'memory', ...folders });
    project = await supabaseOverHttp(backend);
  });
  afterAll(async () => {
    await project.close();
    await backend.close();
  });
  const startOn = (environment: Readonly<Record<string, string>>) =>
    start({
      root,
      port: 0,
      dataDir: join(newFolder(), 'never-made'),
      environment: { ...project.environment, ...environment },
    });

  test('a start prints one invitation, serves its page, and makes nothing up', async () => {
    const site = await startOn({}).site;
    expect(site.printed).toContain('Data are in the Supabase that SUPABASE_URL names');
    expect(site.codes).toEqual([]);
    expect(site.signIns).toEqual([]);

    const link = /http:\S+\/invitation\?token=\w+/.exec(site.printed)?.[0] ?? '';
    const opened = await fetch(link, { redirect: 'manual' });
    const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
    const page = await fetch(`${site.address}/invitation`, { headers: { cookie } });
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('name="office-zh"');
    expect(await (await fetch(`${site.address}/api/health`)).json()).toMatchObject({ status: 'ok' });
    expect(await backend.sql('select account, auth_user_id from app.staff')).toEqual([
      { account: 'office', auth_user_id: null },
    ]);
  });

  test.each([
    ['a wrong key', { SUPABASE_SECRET_KEY: `sb_secret_${'wrong'.repeat(8)}` }, 'does not accept SUPABASE_SECRET_KEY'],
    ['nobody at the address', { SUPABASE_URL: 'http://127.0.0.1:4' }, 'cannot be reached (ECONNREFUSED)'],
  ])('%s is one clear line and exit code 1', async (_, environment, said) => {
    const { code, errors } = await startOn(environment).ended;
    expect(code).toBe(1);
    expect(errors.trim().split('\n')).toHaveLength(1);
    expect(errors).toContain(said);
  });
});

function expectedAnswers(): number {
  const { communities, home } = demoPlaces();
  const atHome = communities.filter(({ subDistrictId }) => subDistrictId === home);
  const today = '2026-11-23';
  return (
    demoWaves(today).flatMap((wave) => answersOfWave(wave, '', communities)).length +
    sideWaves(today).flatMap((wave) => answersOfSideWave(wave, '', atHome)).length
  );
}
