/**
 * `npm run bench:report`: how long the office waits for its pages when a sub-district has 500 communities and ten million answers in six
 * waves, one request at a time through HTTP, signed in; beside it 100,000 answers, and the same figures counted from the answers.
 * `-- --quick` leaves it at 100,000. PostgreSQL without fsync, which reading does not notice. It takes some gigabytes of disk.
 * `-- --data DIR` keeps the database there and opens it again the next time; with `--prepare` nothing is measured yet.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';

import { localMoment } from '../../src/server/intake/local-calendar.ts';
import { buildWhenNeeded } from '../../src/server/start/build-when-needed.ts';
import { startPostgresServer } from '../postgres/server.ts';
import type { PostgresServer } from '../postgres/server.ts';
import { communityFromAnswers, communityFromTallies, overviewFromAnswers } from './figures/direct.ts';
import { generate } from './figures/generate.ts';
import { communities, invite, largeOffice, wavesUntil } from './figures/large-office.ts';
import { Office, timingOf, type Timing } from './figures/visits.ts';
import { report, verdict } from './report.ts';
import { ledgerOf, type Ledger } from './sites/ledger.ts';
import { residentsAnswers } from './sites/office.ts';
import { end, postgresSite } from './sites/sites.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { values: asked } = parseArgs({
  options: { quick: { type: 'boolean' }, prepare: { type: 'boolean' }, data: { type: 'string' } },
});
const few = 100_000;
const many = 10_000_000;
const visits = 60;
const goals = { overview: 150, community: 100, databaseOfCommunity: 20, timesSlower: 2, kilobytes: 150 };
const folder = mkdtempSync(join(tmpdir(), 'linli-figures-'));
const waves = wavesUntil(new Date());
const current = latestOf(waves);

/** What an office does with the table: looks, sorts, filters, turns pages. */
const ways = ['', '&page=2', '&sort=-score', '&verdict=unclear', '&name=12', '&measure=awareness', '&sort=name&page=7'];

const answered = residentsAnswers();

type Measured = { readonly overview: Timing; readonly community: Timing };

await buildWhenNeeded(root, () => process.stderr.write('building first; this is not measured\n'));
const server = await startPostgresServer({ folder: asked.data === undefined ? null : resolve(asked.data) });
try {
  const small = await prepared(server, few);
  const large = asked.quick ? null : await prepared(server, many);
  if (!asked.prepare) await measureAll(small, large);
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
verdict();

interface Filled {
  readonly url: string;
  readonly where: string;
}

async function measureAll(small: Filled, large: Filled | null): Promise<void> {
  const few = await measure(small);
  if (large === null) return;
  const many = await measure(large);
  const times = (of: keyof Measured) => many[of].p95 / few[of].p95;
  say('overview: times as long with 10 million answers', times('overview'), 'times', { atMost: goals.timesSlower });
  say('community: times as long with 10 million answers', times('community'), 'times', { atMost: goals.timesSlower });
}

async function prepared(postgres: PostgresServer, answers: number): Promise<Filled> {
  const where = `${answers.toLocaleString('en')} answers`;
  const url = await opened(postgres, `linli_${answers}`);
  // The site migrates and publishes; it starts again when the answers are there, as it would the next morning.
  await end(await postgresSite({ root, folder }, url));
  const ledger = ledgerOf(url);
  await ledger.sql('select api.import_office($1::text::jsonb)', [JSON.stringify(largeOffice(waves))]);
  const { counting, generating } = await generate(ledger, waves, answers);
  await ledger.close();
  say(`${where}: generated in`, generating, 's');
  say(`${where}: tallies rebuilt in`, counting, 's');
  return { url, where };
}

/** The one of an earlier run, or a new one. */
async function opened(postgres: PostgresServer, name: string): Promise<string> {
  const ledger = ledgerOf(postgres.url('postgres'));
  const [known] = await ledger.sql('select 1 from pg_database where datname = $1', [name]);
  await ledger.close();
  return known === undefined ? postgres.createDatabase(name) : postgres.url(name);
}

async function measure({ url, where }: Filled): Promise<Measured> {
  const ledger = ledgerOf(url);
  const metricsPort = await freePort();
  const site = await postgresSite({ root, folder, environment: { LINLI_METRICS_PORT: String(metricsPort) } }, url);
  const office = new Office(site.address, metricsPort);
  await office.enter(await invite(ledger, 'office'));
  const overview = await measureOverview(where, office, ledger);
  const community = await measureCommunity(where, office, ledger);
  await end(site);
  await ledger.close();
  return { overview, community };
}

async function measureOverview(where: string, office: Office, ledger: Ledger): Promise<Timing> {
  const path = (visit: number) => `/office?wave=${current.id}${ways[visit % ways.length] ?? ''}`;
  const first = await office.visit(path(0));
  if (first.status !== 200 || !first.text.includes('data-estimate'))
    throw new Error(`no overview, but ${first.status}`);
  say(`${where}: first overview after a start`, first.milliseconds, 'ms');
  const asItIs = await visitAll(office, path);
  const whileAnswered = await visitAll(office, path, () => answerSomewhere(ledger));
  say(`${where}: overview, 95 of 100 within`, asItIs.p95, 'ms', { atMost: goals.overview });
  say(`${where}: overview, half within`, asItIs.median, 'ms');
  say(`${where}: overview, of it database`, asItIs.database, 'ms');
  say(`${where}: overview while answers come in, 95 of 100 within`, whileAnswered.p95, 'ms', {
    atMost: goals.overview,
  });
  say(`${where}: overview while answers come in, of it database`, whileAnswered.database, 'ms');
  say(`${where}: overview, page compressed`, kilobytes(first.text), 'KB', { atMost: goals.kilobytes });
  const direct = await overviewFromAnswers(ledger, current.id);
  say(`${where}: overview counted from the answers`, direct, 'ms');
  say(`${where}: overview, times faster than from the answers`, direct / asItIs.p95, 'times');
  return asItIs;
}

async function measureCommunity(where: string, office: Office, ledger: Ledger): Promise<Timing> {
  const community = (visit: number) => communities[(visit * 7) % communities.length]?.id ?? '';
  const path = (visit: number) => `/office/communities/${community(visit)}?wave=${current.id}`;
  const exists = (await office.visit(path(0))).status === 200;
  const timing = exists ? await visitAll(office, path) : await readAll(ledger, community);
  const what = exists ? 'community page' : 'community, read from the tallies (no page yet)';
  say(`${where}: ${what}, 95 of 100 within`, timing.p95, 'ms', { atMost: goals.community });
  say(`${where}: ${what}, half within`, timing.median, 'ms');
  say(`${where}: ${what}, of it database`, timing.database, 'ms', { atMost: goals.databaseOfCommunity });
  const direct: number[] = [];
  for (let visit = 0; visit < 5; visit += 1)
    direct.push(await communityFromAnswers(ledger, current.id, community(visit)));
  say(`${where}: community counted from the answers`, timingOf(direct).median, 'ms');
  say(`${where}: community, times faster than from the answers`, timingOf(direct).median / timing.p95, 'times');
  return timing;
}

type WithDatabase = Timing & { readonly database: number };

async function visitAll(
  office: Office,
  path: (visit: number) => string,
  before: () => Promise<void> = () => Promise.resolve(),
): Promise<WithDatabase> {
  const taken: number[] = [];
  const waited = await office.databaseSeconds();
  for (let visit = 0; visit < visits; visit += 1) {
    await before();
    const { milliseconds, status } = await office.visit(path(visit));
    if (status !== 200) throw new Error(`${path(visit)} was answered with ${status}`);
    taken.push(milliseconds);
  }
  const database = (((await office.databaseSeconds()) - waited) * 1000) / visits;
  return { ...timingOf(taken), database };
}

async function readAll(ledger: Ledger, community: (visit: number) => string): Promise<WithDatabase> {
  const taken: number[] = [];
  for (let visit = 0; visit < visits; visit += 1)
    taken.push(await communityFromTallies(ledger, current.id, community(visit)));
  return { ...timingOf(taken), database: timingOf(taken).p95 };
}

/** Five residents of five communities, as the intake stores them. */
async function answerSomewhere({ sql }: Ledger): Promise<void> {
  const { day, week } = localMoment(new Date());
  const batch = Array.from({ length: 5 }, () => ({
    ...{ id: randomUUID(), wave_id: current.id, community_id: someOf(communities).id, channel: 'poster', mode: 'self' },
    ...{ cluster: 1, week, day, flags: 0, eligible: true, answers: someOf(answered), digest: 'bench', seconds: 150 },
  }));
  await sql('select api.record_answers($1::text::jsonb)', [JSON.stringify(batch)]);
}

function someOf<Thing>(things: readonly Thing[]): Thing {
  return latestOf(things.slice(0, 1 + Math.floor(Math.random() * things.length)));
}

function latestOf<Thing>(things: readonly Thing[]): Thing {
  const latest = things.at(-1);
  if (latest === undefined) throw new Error('there is none');
  return latest;
}

/** As the site compresses what nobody else will see. */
function kilobytes(text: string): number {
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length / 1000;
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => found(port));
    });
  });
}

function say(figure: string, value: number, unit: string, goal: { atMost?: number; atLeast?: number } = {}): void {
  report('report', { figure, value, unit, ...goal });
}
