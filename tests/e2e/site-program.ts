/**
 * The site as `npm start` runs it, with a few places more, and with a window through which tests see which answers are stored:
 * `GET /` there lists the answers of the places in places.ts.
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
import { fillTown } from './door-town.ts';
import { fillPostgres } from './fill-postgres.ts';
import { codes, officesOf, waveOf } from './places.ts';

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
await fillTown({
  sql: (backend() as LiteBackend<'embedded' | 'postgres'>).sql,
  call: (name, args) => callApi(clientOf(backend(), backend().secretKey), name, args),
  signUp,
});

const window = createServer((_, response) => {
  void (backend() as LiteBackend<'embedded' | 'postgres'>)
    .sql('select id, answers from app.answer where wave_id = any($1::uuid[]) order by id', [
      Object.values(codes).map(waveOf),
    ])
    .then((answers) => response.end(JSON.stringify(answers)));
});
window.listen(0, '127.0.0.1', () => {
  const { port } = window.address() as AddressInfo;
  process.stdout.write(`window: http://127.0.0.1:${port}\n`);
  process.stdout.write(announcement({ ...site, ...demo, dataDir: settings.dataDir, kind: settings.backend.kind }));
});

process.once('SIGINT', () => {
  window.close();
  void site.stop().then(() => process.exit(0));
});
