/** What a phone asks and sends, as the site answers it: whose lists, in whose name, and where a questionnaire may be offered. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { PhoneLists } from '../../src/domain/outreach/phone-lists.ts';
import { translator } from '../../src/i18n/translator.ts';
import { GET, PUT } from '../../src/pages/api/visits.ts';
import { asUser } from '../../src/server/db/clients.ts';
import { staffBehind } from '../../src/server/db/staff.ts';
import { accessToken } from './harness.ts';
import { door, rounds, withStreets, type Streets } from './streets.ts';
import { places, twoOffices } from './two-offices.ts';

let db: Streets;
beforeAll(async () => {
  db = await withStreets(await twoOffices());
});
afterAll(() => db.close());

type Context = Parameters<typeof GET>[0];

async function asked(account: string, body?: unknown): Promise<Context> {
  const [row] = await db.sql('select auth_user_id from app.staff where account = $1', [account]);
  const token = accessToken(db.backend.jwtSecret, String(row?.['auth_user_id']));
  const sent = { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  return {
    request: new Request('http://linli.test/api/visits', body === undefined ? {} : sent),
    locals: {
      ...{
        language: 'zh-CN',
        publicLanguage: 'zh-CN',
        print: 'normal',
        t: translator('zh-CN'),
        site: new URL('https://survey.example'),
      },
      ...{ staff: await staffBehind(asUser(token)), session: { accessToken: token } },
    },
  } as unknown as Context;
}

function batch(sender: string | undefined, worker: string) {
  const event = {
    ...{ id: randomUUID(), round: rounds.east, premises: door('tower', 2), worker, result: 'nobody_home' },
    happenedAt: new Date().toISOString(),
  };
  return { version: 1, sentAt: new Date().toISOString(), ...(sender && { sender }), events: [event] };
}

test('a phone gets its own person’s doors, and says whose they are', async () => {
  const lists = (await (await GET(await asked('amei'))).json()) as PhoneLists;
  expect(lists.worker).toEqual({ id: db.staff.amei, name: expect.any(String) as string });
  expect(lists.rounds.flatMap(({ buildings }) => buildings.map(({ name }) => name))).toEqual(['tower']);
});

test('where a questionnaire may be offered at the door, with a code to scan; nothing of the sub-district next door', async () => {
  const at = (code: string, area_id: string, channel = 'door') => ({ code, area_id, channel });
  const entry_points = [
    at('DRAAA2', places.heping),
    at('PSTRR2', places.heping, 'poster'),
    at('DRBBB2', places.beihai),
  ];
  await db.call('the site', 'import_office', { office: { entry_points } });
  const lists = (await (await GET(await asked('amei'))).json()) as PhoneLists;
  const address = 'https://survey.example/q/DRAAA2';
  const path = expect.stringMatching(/^M\d+ \d+h\d+/) as string;
  expect(lists.entries).toEqual([
    { community: places.heping, code: 'DRAAA2', address, qr: { size: expect.any(Number) as number, path } },
  ]);
});

test('another person’s session sends nothing that the phone believes to be somebody’s', async () => {
  const sent = batch(db.staff.amei, db.staff.amei);
  const refused = await PUT(await asked('bing', sent));
  expect([refused.status, await refused.json()]).toEqual([409, { problem: 'somebody_else' }]);
  expect(await db.sql('select from app.visit where id = $1', [sent.events[0]?.id])).toEqual([]);
  expect((await PUT(await asked('amei', sent))).status).toBe(200);
  expect(await db.sql('select from app.visit where id = $1', [sent.events[0]?.id])).toHaveLength(1);
});

test('a batch that names nobody is whoever’s is signed in; a name that is none is no batch', async () => {
  expect((await PUT(await asked('amei', batch(undefined, db.staff.amei)))).status).toBe(200);
  expect((await PUT(await asked('amei', batch('somebody', db.staff.amei)))).status).toBe(400);
});
