/**
 * The site as `npm start` runs it, with a few places more, and with a window through which tests see what is stored: `GET /` there lists
 * the answers of the places in places.ts, `GET /visits` the visits of the walkers in walkers.ts.
 */
import '../../src/server/start/time-zone.ts';

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { LiteBackend } from '../../src/lite/lite-backend.ts';
import { backend } from '../../src/server/db/backend.ts';
import { callApi, clientOf } from '../../src/server/db/clients.ts';
import { announcement } from '../../src/server/start/announce.ts';
import { signUp } from '../../src/server/start/demo-door.ts';
import { publishQuestionnaires } from '../../src/server/start/publish-questionnaires.ts';
import { readSettings } from '../../src/server/start/settings.ts';
import { startSite } from '../../src/server/start/start-site.ts';
import { fillCampaignTown } from './campaign-town.ts';
import { fillTown } from './door-town.ts';
import { fillPostgres } from './fill-postgres.ts';
import { fillNewcomerTown } from './newcomer-town.ts';
import { fillHouse } from './office-town.ts';
import { codes, officesOf, waveOf } from './places.ts';
import { addWalkers, walkersCommunity, walkersOffice, walkersRound, walkersWave } from './walkers.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const settings = readSettings(process.env, root);
// A start over PostgreSQL makes nothing up: what journeys need is there before it.
const demo = settings.backend.kind === 'postgres' ? await fillPostgres(root, settings) : {};
const site = await startSite({ root, settings, mode: 'built', say: () => undefined });

await publishQuestionnaires(join(root, 'tests', 'e2e', 'surveys'));
const { error } = await clientOf(backend(), backend().secretKey).rpc('import_office', {
  office: officesOf(Date.now()),
});
if (error !== null) throw error;
const { sql } = backend() as LiteBackend<'embedded' | 'postgres'>;
const door = {
  sql,
  call: (name: string, args: Record<string, unknown>) => callApi(clientOf(backend(), backend().secretKey), name, args),
  signUp,
};
// A site that was killed and starts again has them already.
if ((await sql('select from app.area where id = $1', [walkersCommunity])).length === 0) {
  await fillTown(door);
  await fillHouse(door);
  await fillNewcomerTown(door);
  await fillCampaignTown(door);
  await door.call('import_office', { office: walkersOffice(Date.now()) });
  await addWalkers(door);
}

const window = createServer(({ url }, response) => {
  const asked = url === '/visits' ? visits() : answers();
  void asked.then((rows) => response.end(JSON.stringify(rows)));
});

function answers() {
  const waves = [...Object.values(codes).map(waveOf), walkersWave];
  return sql('select id, mode, answers from app.answer where wave_id = any($1::uuid[]) order by id', [waves]);
}

function visits() {
  return sql(
    `select id, building_id, premises_id, worker_id, sender_id, result, corrects, happened_at from app.visit
     where round_id = $1 order by happened_at, id`,
    [walkersRound],
  );
}

window.listen(0, '127.0.0.1', () => {
  const { port } = window.address() as AddressInfo;
  process.stdout.write(`window: http://127.0.0.1:${port}\n`);
  process.stdout.write(announcement({ ...site, ...demo, dataDir: settings.dataDir, kind: settings.backend.kind }));
});

process.once('SIGINT', () => {
  window.close();
  void site.stop().then(() => process.exit(0));
});
