/**
 * `npm run bench:intake`: complete answers through HTTP, as phones send them, over 64 keep-alive connections, and every one of them looked for in
 * the database afterwards. On PostgreSQL with fsync, as a ratio to `pgbench` in the same run; embedded; and with two site processes and phones that
 * repeat themselves. One in twenty comes as a plain form. Residents of 336 printed codes answer from twenty addresses each, so that throttling stays on.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { buildWhenNeeded } from '../../src/server/start/build-when-needed.ts';
import { startPostgresServer } from '../postgres/server.ts';
import type { PostgresServer } from '../postgres/server.ts';
import { pgbench } from './pgbench.ts';
import type { Told } from './phones/plan.ts';
import { startPhones } from './phones/run-phones.ts';
import { report, verdict } from './report.ts';
import { answersIn, audit, ledgerIn, ledgerOf } from './sites/ledger.ts';
import type { Findings } from './sites/ledger.ts';
import { codes, demoIdsInOpenWave, pageAt, residentsAnswers } from './sites/office.ts';
import { embeddedSite, end, openOffice, postgresSite } from './sites/sites.ts';
import type { RunningSite } from './sites/sites.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const quick = process.argv.includes('--quick');
const seconds = quick
  ? { baseline: 5, warm: 2, load: 8, together: 4 }
  : { baseline: 30, warm: 5, load: 60, together: 30 };
const folder = mkdtempSync(join(tmpdir(), 'linli-bench-'));
const place = { root, folder };
const answers = residentsAnswers();

try {
  await buildWhenNeeded(root, () => process.stderr.write('building first; this is not measured\n'));
  await onPostgres();
  await embedded();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
verdict();

async function onPostgres(): Promise<void> {
  const server = await startPostgresServer({ durable: true });
  try {
    const { url, site } = await openOffice(server, place);
    await beatPgbench(server, url, site);
    await togetherExact(url, site);
  } finally {
    await server.stop();
  }
}

async function beatPgbench(server: PostgresServer, url: string, site: RunningSite): Promise<void> {
  const baseline = await pgbench(server, url, { folder, seconds: seconds.baseline });
  const ledger = ledgerOf(url);
  await answerFor(seconds.warm, [site]);
  const before = await answersIn(ledger, await pageAt(site.address));
  const { told, acknowledged } = await answerFor(seconds.load, [site]);
  const perSecond = acknowledged.length / told.seconds;
  say('PostgreSQL: pgbench, one answer per call', baseline, '1/s');
  say('PostgreSQL: answers through HTTP', perSecond, '1/s', { atLeast: 1500 });
  say('PostgreSQL: times pgbench', perSecond / baseline, 'times', { atLeast: 1 });
  say('PostgreSQL: 99 of 100 answered within', told.latency.p99, 'ms', { atMost: 250 });
  sayUsual('PostgreSQL', told);
  sayFindings('PostgreSQL', await audit(ledger, await pageAt(site.address), { acknowledged, before }));
  await ledger.close();
}

async function togetherExact(url: string, first: RunningSite): Promise<void> {
  const second = await postgresSite(place, url);
  const ledger = ledgerOf(url);
  const page = await pageAt(second.address);
  const before = await answersIn(ledger, page);
  const { told, acknowledged } = await answerFor(seconds.together, [first, second], 10);
  say('two sites, one in ten repeats: requests', told.requests / told.seconds, '1/s');
  sayFindings('two sites, one in ten repeats', await audit(ledger, page, { acknowledged, before }));
  await ledger.close();
  await end(first);
  await end(second);
}

async function embedded(): Promise<void> {
  const site = await embeddedSite(place);
  const page = await pageAt(site.address);
  const warm = await answerFor(seconds.warm, [site]);
  const { told, acknowledged } = await answerFor(seconds.load, [site]);
  await end(site);
  say('embedded: answers through HTTP', acknowledged.length / told.seconds, '1/s', { atLeast: 500 });
  sayUsual('embedded', told);
  const ledger = await ledgerIn(`${folder}/embedded`);
  const all = [...warm.acknowledged, ...acknowledged];
  sayFindings('embedded', await audit(ledger, page, { acknowledged: all, before: demoIdsInOpenWave().size }));
  await ledger.close();
}

type Answered = { readonly told: Told; readonly acknowledged: readonly string[] };

async function answerFor(forSeconds: number, sites: readonly RunningSite[], repeatEvery = 0): Promise<Answered> {
  const page = await pageAt(sites[0]?.address ?? '');
  const ports = sites.map(({ port }) => port);
  const people = { codes, addressesPerCode: 20, answers, connections: 64, plainEvery: 20, repeatEvery };
  const phones = startPhones({ ports, page, seconds: forSeconds, ...people }, join(folder, 'phones.json'));
  const told = await phones.told;
  return { told, acknowledged: phones.acknowledged() };
}

function sayUsual(where: string, told: Told): void {
  const others = Object.entries(told.statuses).filter(([status]) => status !== '200' && status !== '303');
  say(`${where}: half answered within`, told.latency.median, 'ms');
  say(
    `${where}: other answers than thanks`,
    others.reduce((sum, [, count]) => sum + count, 0),
    '',
    { atMost: 0 },
  );
}

function sayFindings(where: string, { missing, surplus, talliesOff }: Findings): void {
  say(`${where}: acknowledged and missing`, missing, 'answers', { atMost: 0 });
  say(`${where}: stored without being acknowledged`, surplus, 'answers', { atMost: 0, atLeast: 0 });
  say(`${where}: tallies off by`, talliesOff, '', { atMost: 0 });
}

function say(figure: string, value: number, unit: string, goal: { atMost?: number; atLeast?: number } = {}): void {
  report('intake', { figure, value, unit, ...goal });
}
