/**
 * `npm run bench:export`: a million answers on a PostgreSQL of its own, taken away as CSV by somebody of the office, and as many as a
 * workbook may hold as .xlsx: how long it takes, and how much memory the site needs for it. `-- --quick` takes 50,000.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { buildWhenNeeded } from '../../src/server/start/build-when-needed.ts';
import { startPostgresServer } from '../postgres/server.ts';
import { report, verdict } from './report.ts';
import { processorSeconds, residentMemory } from './resident-memory.ts';
import { ledgerOf } from './sites/ledger.ts';
import type { Ledger } from './sites/ledger.ts';
import { fillWave } from './sites/many-answers.ts';
import { officePerson, type OfficePerson } from './sites/office-person.ts';
import { officeToImport, wave } from './sites/office.ts';
import { end, openOffice, type RunningSite } from './sites/sites.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const quick = process.argv.includes('--quick');
const answers = quick ? 50_000 : 1_000_000;
const inWorkbook = quick ? 20_000 : 100_000;
const folder = mkdtempSync(join(tmpdir(), 'linli-bench-'));

try {
  await buildWhenNeeded(root, () => process.stderr.write('building first; this is not measured\n'));
  const server = await startPostgresServer();
  try {
    const { url, site } = await openOffice(server, { root, folder });
    const ledger = ledgerOf(url);
    await measure(site, ledger);
    await ledger.close();
    await end(site);
  } finally {
    await server.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
verdict();

async function measure(site: RunningSite, ledger: Ledger): Promise<void> {
  const area = officeToImport().waves[0]?.area_id ?? '';
  const person = await officePerson(ledger, site.address, area);
  await warm(person, ledger);
  await fillWave(await emptied(ledger), inWorkbook);
  const workbook = await taken(site, person, 'answers.xlsx');
  say(`workbook of ${inWorkbook} answers`, workbook.seconds, 's');
  say('workbook: memory of the site grew by', workbook.grownMegabytes, 'MB', { atMost: 100 });
  await fillWave(await emptied(ledger), answers);
  const table = await taken(site, person, 'answers.csv');
  say('CSV: lines missing or too many', Math.abs(table.lines - answers - 1), 'lines', { atMost: 0 });
  say(`CSV of ${answers} answers`, table.seconds, 's', { atMost: 60 });
  say('CSV: answers', answers / table.seconds, '1/s');
  say('CSV: processor time of the site', table.processorSeconds, 's');
  say('CSV: size', table.megabytes, 'MB');
  say('CSV: memory of the site grew by', table.grownMegabytes, 'MB', { atMost: 100 });
  const texts = await taken(site, person, 'texts.csv');
  say('own words of all of them', texts.seconds, 's');
  say('own words: memory of the site grew by', texts.grownMegabytes, 'MB', { atMost: 100 });
}

/** One file of each kind with few answers, so that what grows afterwards grows with the answers. */
async function warm(person: OfficePerson, ledger: Ledger): Promise<void> {
  await fillWave(ledger, 2000);
  for (const file of ['answers.xlsx', 'answers.csv', 'texts.csv'])
    await (await person.get(`/office/export/${file}?wave=${wave}`)).arrayBuffer();
}

async function emptied(ledger: Ledger): Promise<Ledger> {
  for (const table of ['answer', 'tally', 'tally_completed']) await ledger.sql(`truncate app.${table}`);
  return ledger;
}

interface Taken {
  readonly seconds: number;
  /** Of the site alone. */
  readonly processorSeconds: number;
  readonly lines: number;
  readonly megabytes: number;
  /** The most that the process held while the file came, less what it held before. */
  readonly grownMegabytes: number;
}

async function taken({ program }: RunningSite, person: OfficePerson, file: string): Promise<Taken> {
  const held = () => residentMemory(program.processId) * 1000;
  const before = held();
  let most = before;
  const watching = setInterval(() => (most = Math.max(most, held())), 1000);
  const used = processorSeconds(program.processId);
  const began = performance.now();
  const answer = await person.get(`/office/export/${file}?wave=${wave}`);
  if (answer.status !== 200 || answer.body === null) throw new Error(`${file}: ${answer.status}`);
  let [lines, bytes] = [0, 0];
  for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    for (const byte of chunk) if (byte === 10) lines += 1;
  }
  clearInterval(watching);
  const seconds = (performance.now() - began) / 1000;
  const worked = processorSeconds(program.processId) - used;
  return {
    seconds,
    processorSeconds: worked,
    lines,
    megabytes: bytes / 1e6,
    grownMegabytes: Math.max(most, held()) - before,
  };
}

function say(figure: string, value: number, unit: string, goal: { atMost?: number; atLeast?: number } = {}): void {
  report('export', { figure, value, unit, ...goal });
}
