/**
 * `npm run bench:visits`: two hundred workers come out of stairwells at once and send fifty visits each through HTTP, on PostgreSQL with fsync; every event
 * is looked for afterwards and every count recounted, also when all of it is sent again. Then coverage over a million doors and three million
 * visits, as the office asks for it. `-- --quick` makes it a tenth of that.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { buildWhenNeeded } from '../../src/server/start/build-when-needed.ts';
import { startPostgresServer } from '../postgres/server.ts';
import type { PostgresServer } from '../postgres/server.ts';
import { timingOf } from './figures/visits.ts';
import { report, verdict } from './report.ts';
import { ledgerOf, type Ledger } from './sites/ledger.ts';
import { end, postgresSite, type RunningSite } from './sites/sites.ts';
import { fillWithVisits, largeRound, type LargeRound } from './visits/large-round.ts';
import { jwtSecret, signedInPeople, type Worker } from './visits/sessions.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const quick = process.argv.includes('--quick');
const size = quick ? { communities: 20, doors: 100_000, rounds: 3 } : { communities: 100, doors: 1_000_000, rounds: 3 };
const workers = 200;
const eventsEach = 50;
const looks = 60;
const results = ['talk_given', 'nobody_home', 'met_later', 'talk_given', 'refused', 'vacant', 'no_answer'];
const folder = mkdtempSync(join(tmpdir(), 'linli-visits-'));

await buildWhenNeeded(root, () => process.stderr.write('building first; this is not measured\n'));
try {
  await withServer(true, syncing);
  await withServer(false, coverage);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
verdict();

type Stage = { readonly ledger: Ledger; readonly site: RunningSite; readonly round: LargeRound };

async function withServer(durable: boolean, work: (stage: Stage) => Promise<void>): Promise<void> {
  const server: PostgresServer = await startPostgresServer({ durable });
  try {
    const url = await server.createDatabase('linli_visits');
    const environment = { LINLI_JWT_SECRET: jwtSecret };
    // The site migrates; it starts again when everything is there, as it would the next morning.
    await end(await postgresSite({ root, folder, environment }, url));
    const ledger = ledgerOf(url);
    const doors = durable ? { communities: 12, doors: 12_000 } : size;
    const round = await largeRound(ledger, doors);
    const site = await postgresSite({ root, folder, environment }, url);
    await work({ ledger, site, round });
    await end(site);
    await ledger.close();
  } finally {
    await server.stop();
  }
}

/** Some buildings have two workers, so that batches meet; each worker's events are of doors of one building. */
async function syncing({ ledger, site, round }: Stage): Promise<void> {
  const people = await signedInPeople(ledger, { role: 'worker', area: round.area, count: workers });
  const batches = await Promise.all(people.map((worker, number) => batchOf(ledger, round, { worker, number })));
  const first = await sendAll(site, people, batches);
  say('200 workers × 50 visits: all answered within', first.seconds, 's', { atMost: 10 });
  say('slowest of the 200 requests', first.slowest, 's');
  say('visits a second', (workers * eventsEach) / first.seconds, '1/s');
  say('answered otherwise than stored', first.otherwise('stored'), 'events', { atMost: 0 });
  await lookForAll(ledger, round, batches, 'after the first sending');
  const again = await sendAll(site, people, batches);
  say('all sent again: answered within', again.seconds, 's', { atMost: 10 });
  say('sent again, answered otherwise than already stored', again.otherwise('already_stored'), 'events', { atMost: 0 });
  await lookForAll(ledger, round, batches, 'after all was sent again');
}

type Event = Record<string, unknown> & { readonly id: string };

async function batchOf(
  { sql }: Ledger,
  round: LargeRound,
  { worker, number }: { readonly worker: Worker; readonly number: number },
): Promise<Event[]> {
  const building = round.buildings[number % 150];
  await sql('insert into app.building_assignment (id, staff_id, building_id) values ($1, $2, $3)', [
    ...[randomUUID(), worker.id, building],
  ]);
  const doors = await sql('select id from app.premises where building_id = $1 order by door limit $2', [
    building,
    eventsEach,
  ]);
  return doors.map((door, place): Event => ({
    ...{ id: randomUUID(), round: round.id, premises: door['id'], worker: worker.id, offsetMs: null },
    happenedAt: new Date(Date.now() - place * 180_000).toISOString(),
    result: results[(place + number) % results.length],
    ...{ parts: ['what'], materials: [], note: '', nextTime: null, corrects: null },
  }));
}

interface Sent {
  readonly seconds: number;
  readonly slowest: number;
  otherwise(status: string): number;
}

async function sendAll(site: RunningSite, people: readonly Worker[], batches: readonly Event[][]): Promise<Sent> {
  const began = performance.now();
  const answers = await Promise.all(people.map((worker, number) => send(site, worker, batches[number] ?? [])));
  const seconds = (performance.now() - began) / 1000;
  const statuses = answers.flatMap((answer) => answer.statuses);
  return {
    seconds,
    slowest: Math.max(...answers.map((answer) => answer.seconds)),
    otherwise: (status) => workers * eventsEach - statuses.filter((said) => said === status).length,
  };
}

async function send({ address }: RunningSite, { cookie }: Worker, events: readonly Event[]) {
  const began = performance.now();
  const response = await fetch(`${address}/api/visits`, {
    method: 'PUT',
    headers: { cookie, origin: address, 'content-type': 'application/json' },
    body: JSON.stringify({ version: 1, sentAt: new Date().toISOString(), events }),
  });
  const body = (await response.json()) as { events?: { status: string }[] };
  return { seconds: (performance.now() - began) / 1000, statuses: (body.events ?? []).map(({ status }) => status) };
}

async function lookForAll(
  { sql }: Ledger,
  round: LargeRound,
  batches: readonly Event[][],
  when: string,
): Promise<void> {
  const ids = batches.flat().map(({ id }) => id);
  const [found] = await sql(
    `select count(*)::integer as count from app.visit join jsonb_array_elements_text($1::text::jsonb) as one (id) on one.id::uuid = visit.id`,
    [JSON.stringify(ids)],
  );
  const [all] = await sql('select count(*)::integer as count from app.visit');
  const [recounted] = await sql('select api.rebuild_coverage($1) as agreed', [round.id]);
  say(`${when}: missing`, ids.length - Number(found?.['count']), 'events', { atMost: 0 });
  say(`${when}: more than were sent`, Number(all?.['count']) - ids.length, 'events', { atMost: 0 });
  say(`${when}: counts that a recount corrected`, recounted?.['agreed'] === true ? 0 : 1, '', { atMost: 0 });
}

async function coverage({ ledger, site, round }: Stage): Promise<void> {
  const [worker] = await signedInPeople(ledger, { role: 'worker', area: round.area, count: 1 });
  const [office] = await signedInPeople(ledger, { role: 'office', area: round.area, count: 1 });
  if (worker === undefined || office === undefined) throw new Error('nobody is there');
  const recounted = await fillWithVisits(ledger, round, worker.id, size.rounds);
  const [counted] = await ledger.sql(
    'select (select count(*) from app.premises)::integer as doors, (select count(*) from app.visit)::integer as visits',
  );
  say('doors', Number(counted?.['doors']), '');
  say('visits', Number(counted?.['visits']), '');
  say('all counted from the visits in', recounted, 's');
  const community = (look: number) => round.communities[(look * 7) % round.communities.length] ?? '';
  await lookAt(site, office, 'coverage of every community', () => `/office/coverage?round=${round.id}`);
  await lookAt(
    site,
    office,
    'coverage within one community',
    (look) => `/office/coverage/${community(look)}?round=${round.id}`,
  );
}

async function lookAt(
  { address }: RunningSite,
  { cookie }: Worker,
  what: string,
  path: (look: number) => string,
): Promise<void> {
  const taken: number[] = [];
  for (let look = 0; look < looks; look += 1) {
    const began = performance.now();
    const response = await fetch(`${address}${path(look)}`, { headers: { cookie, 'accept-encoding': 'identity' } });
    const text = await response.text();
    if (response.status !== 200)
      throw new Error(`${path(look)} was answered with ${response.status}: ${text.slice(0, 200)}`);
    taken.push(performance.now() - began);
  }
  say(`${what}: first look`, taken[0] ?? NaN, 'ms');
  say(`${what}: half within`, timingOf(taken).median, 'ms');
  say(`${what}: 95 of 100 within`, timingOf(taken.slice(1)).p95, 'ms', { atMost: 150 });
}

function say(figure: string, value: number, unit: string, goal: { atMost?: number; atLeast?: number } = {}): void {
  report('visits', { figure, value, unit, ...goal });
}
