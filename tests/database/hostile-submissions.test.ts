/** A few thousand hostile submissions at the door of the intake, always the same ones: `npm run fuzz` sends the rest. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { chanceFrom } from '../../src/embedded/demo/random.ts';
import { compileQuestionnaire } from '../../src/questionnaires/index.ts';
import { publishQuestionnaire } from '../../src/server/db/service/publish-questionnaire.ts';
import { closeIntake } from '../../src/server/intake/index.ts';
import { localMoment } from '../../src/server/intake/local-calendar.ts';
import { scriptDoor } from '../../src/server/start/script-door.ts';
import { attack } from '../load/fuzz/attack.ts';
import { hostileRequest } from '../load/fuzz/hostile-requests.ts';
import type { HostileRequest, Target } from '../load/fuzz/hostile-requests.ts';
import { lookForJunk } from '../load/fuzz/stored-junk.ts';
import { codes, officeToImport, residentForm, residentsAnswers, wave } from '../load/sites/office.ts';
import { testDatabase } from './harness.ts';
import type { TestDatabase } from './harness.ts';

let db: TestDatabase;
let server: Server;
let port: number;

beforeAll(async () => {
  db = await testDatabase();
  const definition = JSON.parse(
    readFileSync(new URL('../../surveys/resident/v1.json', import.meta.url), 'utf8'),
  ) as object;
  const compiled = compileQuestionnaire(definition);
  if (!compiled.ok) throw new Error('The resident questionnaire does not compile.');
  const { form, counting } = compiled.value;
  await publishQuestionnaire({ slug: 'resident', version: 1, definition, form, counting });
  expect((await db.service().rpc('import_office', { office: officeToImport() })).error).toBeNull();
  const tookAnswers = scriptDoor({ publicUrl: undefined, trustsProxy: true });
  server = createServer((request, response) => {
    if (!tookAnswers(request, response)) response.writeHead(299).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  await closeIntake();
  await db.close();
});

function* hostile(target: Target, count: number): Generator<HostileRequest> {
  const chance = chanceFrom('hostile submissions of the tests');
  for (let number = 0; number < count; number++) yield hostileRequest(target, chance);
}

test('none makes the site fail or fall silent, and nothing is stored that the gate would not let through', async () => {
  const form = residentForm();
  const target = { host: `127.0.0.1:${port}`, codes, wave, answers: residentsAnswers(form) };
  const noted = await attack(port, hostile(target, 3000));
  expect(noted.failed).toEqual([]);
  expect(noted.unanswered).toEqual([]);
  expect(noted.statuses).toMatchObject({
    200: expect.any(Number) as number,
    400: expect.any(Number) as number,
    413: expect.any(Number) as number,
    422: expect.any(Number) as number,
  });

  const { day: today } = localMoment(new Date());
  const ledger = { sql: db.sql, close: () => Promise.resolve() };
  const looked = await lookForJunk(ledger, { form, wave, today, before: new Set() });
  expect(looked.junk).toEqual([]);
  expect(looked.stored).toBeGreaterThan(300);
});
