/**
 * `npm run bench:page`: the first load of `/q/CODE` with the 19 items, as `npm start` sends it, on slow 3G and a slow phone.
 * The baseline in the same run is the same definition drawn by survey-core and SurveyJS's own renderer. Then the rooms of the office.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { chromium } from '@playwright/test';
import type { Browser } from '@playwright/test';

import { buildWhenNeeded } from '../../src/server/start/build-when-needed.ts';
import { browser as findBrowser } from '../browser/browser.ts';
import { startProgram } from '../start-program.ts';
import { serveBaseline } from './baseline-site.ts';
import { firstLoad } from './first-load.ts';
import type { FirstLoad } from './first-load.ts';
import { officeLoads, type OfficeLoad } from './office-loads.ts';
import { report, verdict } from './report.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const quick = process.argv.includes('--quick');
const runs = quick ? { ours: 3, baseline: 1 } : { ours: 9, baseline: 5 };
const kilobyte = 1000;
const officeKilobytes = 150;

const folder = mkdtempSync(join(tmpdir(), 'linli-bench-'));
try {
  await buildWhenNeeded(root, () => process.stderr.write('building first; this is not measured\n'));
  const { path, args, env } = await findBrowser();
  const browser = await chromium.launch({ executablePath: path, args: [...args], env: { ...env } });
  const baseline = await measureBaseline(browser);
  const { loads, office } = await measureOurs(browser);
  await browser.close();
  compare(loads, baseline);
  for (const { bytes, room } of office)
    say(`office ${room}: first load, everything`, bytes / kilobyte, 'KB', { atMost: officeKilobytes });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
verdict();

async function measureBaseline(browser: Browser): Promise<FirstLoad[]> {
  const site = await serveBaseline(root);
  const loads = await repeated(runs.baseline, () => firstLoad(browser, site.address));
  site.stop();
  return loads;
}

type Ours = { readonly loads: FirstLoad[]; readonly office: OfficeLoad[] };

async function measureOurs(browser: Browser): Promise<Ours> {
  const program = startProgram({ root, port: 0, dataDir: join(folder, 'site') });
  const site = await program.site;
  const loads = await repeated(runs.ours, () => firstLoad(browser, `${site.address}/q/${site.codes[0] ?? ''}`));
  const office = await officeLoads(browser, site);
  program.signal('SIGINT');
  await program.ended;
  return { loads, office };
}

async function repeated(times: number, load: () => Promise<FirstLoad>): Promise<FirstLoad[]> {
  const loads: FirstLoad[] = [];
  for (let run = 0; run < times; run++) loads.push(await load());
  return loads;
}

function compare(ours: readonly FirstLoad[], baseline: readonly FirstLoad[]): void {
  const bytes = most(ours, ({ totalBytes }) => totalBytes);
  const baselineBytes = Math.min(...baseline.map(({ totalBytes }) => totalBytes));
  const seconds = median(ours) / 1000;
  const baselineSeconds = median(baseline) / 1000;
  const requests = most(ours, (load) => load.requests.length);
  const strangers = most(ours, (load) => new Set(load.requests.map(({ url }) => new URL(url).origin)).size) - 1;
  const html = most(ours, ({ documentBytes }) => documentBytes);

  say('first load, everything', bytes / kilobyte, 'KB', { atMost: 20 });
  say('first load, HTML with CSS', html / kilobyte, 'KB', { atMost: 10 });
  say('fetched at rest afterwards, to keep answers', most(ours, ({ laterBytes }) => laterBytes) / kilobyte, 'KB', {
    atMost: 7,
  });
  say('requests', requests, '', { atMost: 4 });
  say('third parties', strangers, '', { atMost: 0 });
  say('first question answerable, median', seconds, 's', { atMost: 1.2 });
  say('baseline: first load, everything', baselineBytes / kilobyte, 'KB', {});
  say('baseline: first question answerable, median', baselineSeconds, 's', {});
  say('fewer bytes than the baseline', baselineBytes / bytes, 'times', { atLeast: 15 });
  say('sooner than the baseline', baselineSeconds / seconds, 'times', { atLeast: 7 });
}

function say(figure: string, value: number, unit: string, goal: { atMost?: number; atLeast?: number }): void {
  report('page', { figure, value, unit, ...goal });
}

/** The worst of all loads: nothing may depend on luck. */
function most(loads: readonly FirstLoad[], figure: (load: FirstLoad) => number): number {
  return Math.max(...loads.map(figure));
}

function median(loads: readonly FirstLoad[]): number {
  const sorted = loads.map(({ answerable }) => answerable).toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Infinity;
}
