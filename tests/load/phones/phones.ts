/**
 * `node phones.ts PLAN.json`: many phones over a few keep-alive connections, in a process of its own. Each connection sends one person's
 * answers after the other; whatever fails is sent again under the same id, as the page's script would. SIGTERM: nobody begins any more.
 * Prints one JSON line at the end.
 */
import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

import { openConnection } from './connection.ts';
import type { Connection, Reply } from './connection.ts';
import type { Plan, Told } from './plan.ts';
import { requestOf } from './requests.ts';
import type { Person } from './requests.ts';

const plan = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Plan;
const file = openSync(plan.acknowledged, 'a');
const latencies: number[] = [];
const statuses: Record<string, number> = {};
/** A site that was killed must be back by then. */
const patience = 120_000;
let broken = 0;
let unanswered = 0;
let turn = 0;

const begun = performance.now();
let end = begun + plan.seconds * 1000;
process.on('SIGTERM', () => (end = 0));
let last = begun;
await Promise.all(Array.from({ length: plan.connections }, (_, index) => keepSending(index)));
closeSync(file);
process.stdout.write(`${JSON.stringify(told())}\n`);

async function keepSending(index: number): Promise<void> {
  const connections = plan.ports.map((port) => openConnection(port));
  while (performance.now() < end) {
    const person = nextPerson();
    const site = index % plan.ports.length;
    if (!(await sendUntilAnswered(connections, site, person))) continue;
    writeSync(file, `${person.id}\n`);
    if (plan.repeatEvery > 0 && turn % plan.repeatEvery === 0) await sendUntilAnswered(connections, site + 1, person);
  }
  for (const connection of connections) connection.close();
}

async function sendUntilAnswered(connections: readonly Connection[], site: number, person: Person): Promise<boolean> {
  const giveUp = performance.now() + patience;
  for (let attempt = 0; performance.now() < giveUp; attempt++) {
    const at = (site + attempt) % connections.length;
    const reply = await sendOnce(connections[at], requestOf(person, plan.page, plan.ports[at] ?? 0));
    if (reply?.status === 200 || reply?.status === 303) return true;
    await wait(reply === null ? 50 : 250);
  }
  unanswered += 1;
  return false;
}

async function sendOnce(connection: Connection | undefined, request: string): Promise<Reply | null> {
  const sent = performance.now();
  try {
    const reply = (await connection?.send(request)) ?? null;
    if (reply === null) return null;
    statuses[reply.status] = (statuses[reply.status] ?? 0) + 1;
    last = performance.now();
    if (reply.status === 200 || reply.status === 303) latencies.push(last - sent);
    return reply;
  } catch {
    broken += 1;
    return null;
  }
}

function nextPerson(): Person {
  const place = turn++;
  const code = place % plan.codes.length;
  const door = Math.floor(place / plan.codes.length) % plan.addressesPerCode;
  return {
    id: randomUUID(),
    code: plan.codes[code] ?? '',
    address: `10.${code >> 8}.${code & 255}.${door + 1}`,
    answers: plan.answers[place % plan.answers.length] ?? {},
    plain: plan.plainEvery > 0 && place % plan.plainEvery === 0,
  };
}

function told(): Told {
  const sorted = Float64Array.from(latencies).sort();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const { user, system } = process.cpuUsage();
  return {
    requests: sorted.length,
    seconds: (last - begun) / 1000,
    latency: { median: at(0.5), p99: at(0.99), most: at(1) },
    statuses,
    broken,
    unanswered,
    cpu: (user + system) / 1e6,
  };
}
