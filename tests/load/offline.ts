/**
 * `npm run bench:offline`: a worker records without signal, fifty times over (`-- --times N`), and each time something breaks at a random
 * moment: the browser is killed, the server is killed, a reply is lost, the page is reloaded. At the end every visit that the phone said it
 * had recorded must be stored, once. Then the sizes and times that were promised for the phone.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { buildWhenNeeded } from '../../src/server/start/build-when-needed.ts';
import { freePort, ownSite } from '../e2e/own-site.ts';
import { measurePhone } from './offline/figures.ts';
import { cutsOf } from './offline/cuts.ts';
import { Walk } from './offline/walk.ts';
import { report, verdict } from './report.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { values } = parseArgs({
  options: { times: { type: 'string', default: '50' }, seed: { type: 'string', default: '1' } },
});
const times = Number(values.times);
if (!Number.isInteger(times) || times < 0) throw new Error('--times is a whole number.');

await buildWhenNeeded(root, () => process.stderr.write('building first; this is not measured\n'));
const folder = mkdtempSync(join(tmpdir(), 'linli-offline-'));
const port = await freePort();
const site = await ownSite(join(folder, 'data'), port);
const walk = new Walk(join(folder, 'phone'), { site, restart: () => ownSite(join(folder, 'data'), port) });
try {
  const cut = cutsOf(Number(values.seed));
  await walk.begin();
  for (let time = 0; time < times; time += 1) {
    const what = await walk.recordAndCut(cut());
    process.stderr.write(`${time + 1} of ${times}: ${what}\n`);
  }
  const { recorded, stored } = await walk.end();
  const missing = [...recorded].filter((id) => !stored.includes(id)).length;
  report('offline', { figure: 'visits recorded', value: recorded.size, unit: 'visits' });
  report('offline', { figure: 'lost', value: missing, unit: 'visits', atMost: 0 });
  report('offline', {
    figure: 'stored that nobody recorded, or twice',
    value: stored.length - recorded.size + missing,
    unit: 'visits',
    atMost: 0,
  });
  await measurePhone(walk.site.address);
} finally {
  await walk.close();
  rmSync(folder, { recursive: true, force: true });
}
verdict();
