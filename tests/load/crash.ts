/**
 * `npm run bench:crash`: while phones keep sending, the site is killed (embedded; over PostgreSQL), or PostgreSQL is stopped as by a power cut
 * (`pg_ctl stop -m immediate`), and started again, twenty times each (`-- --times N`). Phones send again under the same id until they are
 * thanked, as the page's script does. Afterwards nothing acknowledged may be missing, nothing stored twice, no tally wrong.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { buildWhenNeeded } from '../../src/server/start/build-when-needed.ts';
import { startPostgresServer } from '../postgres/server.ts';
import type { Page } from './phones/requests.ts';
import { startPhones } from './phones/run-phones.ts';
import type { Phones } from './phones/run-phones.ts';
import { report, verdict } from './report.ts';
import { audit, ledgerIn, ledgerOf } from './sites/ledger.ts';
import type { Ledger } from './sites/ledger.ts';
import { codes, demoIdsInOpenWave, pageAt, residentsAnswers } from './sites/office.ts';
import { embeddedSite, end, openOffice, postgresSite } from './sites/sites.ts';
import type { RunningSite } from './sites/sites.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { values } = parseArgs({ options: { times: { type: 'string', default: '20' } } });
const times = Number(values.times);
if (!Number.isInteger(times) || times < 1) throw new Error('--times is a whole number from 1 on.');
const folder = mkdtempSync(join(tmpdir(), 'linli-crash-'));
const place = { root, folder };
const answers = residentsAnswers();
/** At the latest then the phones end by themselves, should this program be gone. */
const longestRun = 60 + times * 60;

try {
  await buildWhenNeeded(root, () => process.stderr.write('building first; this is not measured\n'));
  await killEmbedded();
  await overPostgres();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
verdict();

async function killEmbedded(): Promise<void> {
  let site = await embeddedSite(place);
  const page = await pageAt(site.address);
  const phones = phonesAt(site, page, 'embedded');
  await whileSending(async () => {
    await site.program.kill();
    site = await embeddedSite(place, site.port);
  });
  await lastWords(phones, 'embedded, site killed');
  await end(site);
  const ledger = await ledgerIn(join(folder, 'embedded'));
  await sayFindings('embedded, site killed', ledger, { page, phones, before: demoIdsInOpenWave().size });
  await ledger.close();
}

async function overPostgres(): Promise<void> {
  const server = await startPostgresServer({ durable: true });
  try {
    const { url, site: first } = await openOffice(server, place);
    let site = first;
    const page = await pageAt(site.address);
    const sitePhones = phonesAt(site, page, 'site');
    await whileSending(async () => {
      await site.program.kill();
      site = await postgresSite(place, url, site.port);
    });
    await lastWords(sitePhones, 'PostgreSQL, site killed');
    const ledger = ledgerOf(url);
    await sayFindings('PostgreSQL, site killed', ledger, { page, phones: sitePhones, before: 0 });
    await ledger.close();

    const databasePhones = phonesAt(site, page, 'database');
    await whileSending(async () => {
      await server.crash();
      await wait(300);
      await server.start();
    });
    await lastWords(databasePhones, 'PostgreSQL stopped at once');
    const after = ledgerOf(url);
    const before = sitePhones.acknowledged().length;
    await sayFindings('PostgreSQL stopped at once', after, { page, phones: databasePhones, before });
    await after.close();
    await end(site);
  } finally {
    await server.stop();
  }
}

function phonesAt({ port }: RunningSite, page: Page, name: string): Phones {
  const people = { codes, addressesPerCode: 20, answers, connections: 24, plainEvery: 20, repeatEvery: 7 };
  return startPhones({ ports: [port], page, seconds: longestRun, ...people }, join(folder, `${name}.json`));
}

/** Each time after another while, so that it hits another moment of a batch. */
async function whileSending(crash: () => Promise<void>): Promise<void> {
  for (let time = 0; time < times; time++) {
    await wait(700 + ((time * 613) % 900));
    await crash();
    process.stderr.write('.');
  }
  await wait(1000);
  process.stderr.write('\n');
}

/** Whoever has begun is waited for: an answer that never arrives would be counted here. */
async function lastWords(phones: Phones, where: string): Promise<void> {
  phones.stop();
  const { unanswered, broken, statuses } = await phones.told;
  const turnedAway = statuses['503'] ?? 0;
  const strange = Object.entries(statuses).filter(([status]) => !['200', '303', '503'].includes(status));
  say(`${where}: times`, times, '');
  say(`${where}: acknowledged`, phones.acknowledged().length, 'answers');
  say(`${where}: connections broken, told to come back`, broken + turnedAway, '');
  say(
    `${where}: other answers than thanks or 503`,
    strange.reduce((sum, [, count]) => sum + count, 0),
    '',
    0,
  );
  say(`${where}: never answered`, unanswered, 'answers', 0);
}

type Sent = { readonly page: Page; readonly phones: Phones; readonly before: number };

async function sayFindings(where: string, ledger: Ledger, { page, phones, before }: Sent): Promise<void> {
  const { missing, surplus, talliesOff } = await audit(ledger, page, { acknowledged: phones.acknowledged(), before });
  say(`${where}: acknowledged and missing`, missing, 'answers', 0);
  say(`${where}: stored twice`, surplus, 'answers', 0);
  say(`${where}: tallies off by`, talliesOff, '', 0);
}

function say(figure: string, value: number, unit: string, exactly?: number): void {
  const goal = exactly === undefined ? {} : { atMost: exactly, atLeast: exactly };
  report('crash', { figure, value, unit, ...goal });
}
