/**
 * `npm run bench:start`: how long a start takes until the first questionnaire is there, and what the process holds in memory after
 * many answers. The baseline is PGlite alone in the same run: what it needs, no embedded database could do without.
 */
import { randomUUID } from 'node:crypto';

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';

import { answersOfWave } from '../../src/embedded/demo/answers.ts';
import { dayInChina, demoWaves } from '../../src/embedded/demo/calendar.ts';
import { demoPlaces } from '../../src/embedded/demo/places.ts';
import { buildWhenNeeded } from '../../src/server/start/build-when-needed.ts';
import { startProgram } from '../start-program.ts';
import type { StartedProgram } from '../start-program.ts';
import { barePglite } from './bare-pglite.ts';
import { report, verdict } from './report.ts';
import { residentMemory } from './resident-memory.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const quick = process.argv.includes('--quick');
const effort = quick ? { answers: 400, rest: 2 } : { answers: 20_000, rest: 60 };
const folder = mkdtempSync(join(tmpdir(), 'linli-bench-'));

try {
  await buildWhenNeeded(root, () => process.stderr.write('building first; this is not measured\n'));
  measureBaseline();
  await measureStarts();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
verdict();

function measureBaseline(): void {
  const bare = barePglite(join(folder, 'bare'));
  report('start', { figure: 'baseline: PGlite alone, first start', value: bare.first, unit: 's' });
  report('start', { figure: 'baseline: PGlite alone, later start', value: bare.later, unit: 's' });
  report('start', { figure: 'baseline: PGlite alone, memory', value: bare.memory, unit: 'GB' });
}

async function measureStarts(): Promise<void> {
  const dataDir = join(folder, 'site');
  const first = await timedStart(dataDir);
  report('start', { figure: 'first start to the first questionnaire', value: first.seconds, unit: 's', atMost: 20 });
  await end(first.program);

  const later = await timedStart(dataDir);
  report('start', { figure: 'later start to the first questionnaire', value: later.seconds, unit: 's', atMost: 5 });
  await measureMemory(later);
  await end(later.program);
}

type TimedStart = { readonly program: StartedProgram; readonly address: string; readonly seconds: number };

async function timedStart(dataDir: string): Promise<TimedStart> {
  const begun = performance.now();
  const program = startProgram({ root, port: 0, dataDir });
  const { address, codes } = await program.site;
  const page = await fetch(`${address}/q/${codes[0] ?? ''}`);
  if (page.status !== 200) throw new Error(`The first questionnaire answered ${page.status}.`);
  await page.text();
  return { program, address, seconds: (performance.now() - begun) / 1000 };
}

async function measureMemory({ program, address }: TimedStart): Promise<void> {
  const begun = performance.now();
  await sendAnswers(address, effort.answers);
  const perSecond = effort.answers / ((performance.now() - begun) / 1000);
  report('start', { figure: `answers taken in, ${effort.answers} over HTTP`, value: perSecond, unit: '1/s' });
  await wait(effort.rest * 1000);
  const figure = `memory ${effort.rest} s after ${effort.answers} answers`;
  report('start', { figure, value: residentMemory(program.processId), unit: 'GB', atMost: 1.5 });
}

/** As phones send them: each to one of the demo's codes, some dozens at once. */
async function sendAnswers(address: string, count: number): Promise<void> {
  const { communities, home } = demoPlaces();
  const ours = communities.filter(({ subDistrictId }) => subDistrictId === home);
  const codes = ours.flatMap(({ entryPoints }) => entryPoints.map(({ code }) => code));
  const given = demoWaves(dayInChina(new Date())).flatMap((wave) => answersOfWave(wave, '', ours));
  let next = 0;
  const phone = async () => {
    while (next < count) {
      const turn = next++;
      const code = codes[turn % codes.length] ?? '';
      await sendAnswer(`${address}/q/${code}`, given[turn % given.length]?.answers ?? {});
    }
  };
  await Promise.all(Array.from({ length: 48 }, phone));
}

async function sendAnswer(address: string, answers: unknown): Promise<void> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: new URL(address).origin },
    body: JSON.stringify({ id: randomUUID(), answers, seconds: 120, token: null }),
  });
  const body = await response.text();
  if (response.ok) return;
  if (response.status !== 503) throw new Error(`An answer was refused with ${response.status}: ${body.slice(0, 200)}`);
  await wait(1000 * Number(response.headers.get('retry-after') ?? 1));
  await sendAnswer(address, answers);
}

async function end(program: StartedProgram): Promise<void> {
  program.signal('SIGINT');
  const { code, errors } = await program.ended;
  if (code !== 0) throw new Error(`The site ended with ${code ?? 'a signal'}: ${errors}`);
}
