/**
 * `npm run fuzz`: hostile submissions over HTTP against the embedded site, and hostile definitions against the checker, all from a seed
 * (`-- --seed N --submissions N --definitions N`). The site may refuse as it likes, but never fail, hang, store what the gate would not let
 * through, or keep an honest resident waiting.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { chanceFrom } from '../../src/embedded/demo/random.ts';
import { localMoment } from '../../src/server/intake/local-calendar.ts';
import { buildWhenNeeded } from '../../src/server/start/build-when-needed.ts';
import { attack } from './fuzz/attack.ts';
import { checkHostileDefinitions } from './fuzz/hostile-definitions.ts';
import { hostileRequest } from './fuzz/hostile-requests.ts';
import type { HostileRequest, Target } from './fuzz/hostile-requests.ts';
import { visitUntil } from './fuzz/probe.ts';
import { slowSenders } from './fuzz/slow-senders.ts';
import { lookForJunk } from './fuzz/stored-junk.ts';
import type { Page } from './phones/requests.ts';
import { report, verdict } from './report.ts';
import { ledgerIn } from './sites/ledger.ts';
import { codes, demoIdsInOpenWave, pageAt, residentForm, residentsAnswers } from './sites/office.ts';
import { embeddedSite, end } from './sites/sites.ts';
import type { RunningSite } from './sites/sites.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const wish = wishes();
const folder = mkdtempSync(join(tmpdir(), 'linli-fuzz-'));
const form = residentForm();
const answers = residentsAnswers(form);

try {
  await buildWhenNeeded(root, () => process.stderr.write('building first; this is not measured\n'));
  const site = await embeddedSite({ root, folder });
  const page = await pageAt(site.address);
  await submissions(site, page);
  await end(site);
  await stored(page);
  await definitions();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
verdict();

function wishes() {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      submissions: { type: 'string', default: '200000' },
      definitions: { type: 'string', default: '2000' },
    },
  });
  return {
    seed: Number(values.seed),
    submissions: Number(values.submissions),
    definitions: Number(values.definitions),
  };
}

async function submissions({ port }: RunningSite, page: Page): Promise<void> {
  const target = { host: `127.0.0.1:${port}`, codes, wave: page.wave, answers };
  let over = false;
  const slow = slowSenders(port, 50);
  // What the first requests of all wait for is the start, not the attack.
  await attack(port, from(target, wish.seed + 1, 500));
  const visited = visitUntil(() => over, { port, page, codes, answers });
  const noted = await attack(port, from(target, wish.seed, wish.submissions));
  over = true;
  const served = await visited;
  slow.stop();

  const failed = noted.failed.filter((failure) => !failure.startsWith('503'));
  tell([...failed, ...noted.unanswered.map((name) => `no answer: ${name}`)]);
  process.stderr.write(`${JSON.stringify({ statuses: noted.statuses, slowest: noted.slowest.name })}\n`);
  say('hostile submissions', noted.sent, '');
  say('answered with a failure (5xx)', failed.length, '', { atMost: 0 });
  say('told to come back (503)', noted.failed.length - failed.length, '', { atMost: 0 });
  say('due an answer and left without', noted.unanswered.length, '', { atMost: 0 });
  say('slowest answer', noted.slowest.milliseconds, 'ms', { atMost: 1000 });
  say('an honest resident meanwhile: visits', served.visits, '', { atLeast: 1 });
  say('an honest resident meanwhile: turned away', served.turnedAway, '', { atMost: 0 });
  say('an honest resident meanwhile: slowest answer', served.slowest, 'ms', { atMost: 1000 });
}

function* from(target: Target, seed: number, count: number): Generator<HostileRequest> {
  const chance = chanceFrom(`hostile submissions ${seed}`);
  for (let number = 0; number < count; number++) yield hostileRequest(target, chance);
}

async function stored({ wave }: Page): Promise<void> {
  const ledger = await ledgerIn(join(folder, 'embedded'));
  const { day: today } = localMoment(new Date());
  const looked = await lookForJunk(ledger, { form, wave, today, before: demoIdsInOpenWave() });
  await ledger.close();
  tell(looked.junk);
  say('answers stored under attack', looked.stored, '', { atLeast: 1 });
  say('of them not what the gate lets through', looked.junk.length, '', { atMost: 0 });
}

async function definitions(): Promise<void> {
  const { checked, crashed, slow, milliseconds } = await checkHostileDefinitions({
    seed: wish.seed,
    count: wish.definitions,
  });
  tell([...crashed, ...slow.map(({ name }) => name)]);
  say('hostile definitions', checked, '');
  say('hostile definitions: the checker fell over', crashed.length, '', { atMost: 0 });
  say('hostile definitions: slower than a second', slow.length, '', { atMost: 0 });
  say('hostile definitions: slowest', milliseconds.most, 'ms', { atMost: 1000 });
}

/** Which they were, for whoever repairs it; the first of each kind. */
function tell(names: readonly string[]): void {
  for (const name of [...new Set(names)].slice(0, 20)) process.stderr.write(`${name}\n`);
}

function say(figure: string, value: number, unit: string, goal: { atMost?: number; atLeast?: number } = {}): void {
  report('fuzz', { figure, value, unit, ...goal });
}
