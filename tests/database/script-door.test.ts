/** The short way of the script's answers into the intake: as safe as the way through the page, and with the same words. */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Form } from '../../src/domain/form/index.ts';
import { publishQuestionnaire } from '../../src/server/db/service/publish-questionnaire.ts';
import { closeIntake } from '../../src/server/intake/index.ts';
import { securityHeaders } from '../../src/server/security-headers.ts';
import { scriptDoor } from '../../src/server/start/script-door.ts';
import { testDatabase } from './harness.ts';
import type { TestDatabase } from './harness.ts';
import { visit } from './resident-visits.ts';

const code = 'HEPA22';
const [office, community] = ['00000000-0000-4000-8000-0000000000a1', '00000000-0000-4000-8000-0000000000a2'];
const question = { kind: 'comment', name: 'wish', required: true, validators: [], maxLength: 100, rows: 2 } as const;
const form: Form = {
  format: 1,
  languages: ['zh-CN'],
  title: { 'zh-CN': '测试' },
  calculated: [],
  pages: [{ name: 'page', elements: [{ ...question, title: { 'zh-CN': '愿望' } }] }],
};

let db: TestDatabase;
let server: Server;
let site: string;

beforeAll(async () => {
  db = await testDatabase();
  const counting = { countable: {}, headlines: {}, eligibility: [] };
  await publishQuestionnaire({ slug: 'wishes', version: 1, definition: {}, form, counting });
  const [opens_at, closes_at] = [-1, 1].map((days) => new Date(Date.now() + days * 86_400_000).toISOString());
  const imported = {
    areas: [
      { id: office, kind: 'subdistrict', name_zh: '示范街道', name_en: 'Example' },
      { id: community, parent_id: office, kind: 'community', name_zh: '和平社区', name_en: 'Heping' },
    ],
    waves: [
      { id: randomUUID(), area_id: office, questionnaire: 'wishes', version: 1, name: 'now', opens_at, closes_at },
    ],
    entry_points: [{ code, area_id: community, channel: 'poster' }],
  };
  expect((await db.service().rpc('import_office', { office: imported })).error).toBeNull();
  const tookAnswers = scriptDoor({ publicUrl: undefined, trustsProxy: false });
  server = createServer((request, response) => {
    if (!tookAnswers(request, response)) response.writeHead(299).end('the long way');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((closed) => server.close(closed));
  await closeIntake();
  await db.close();
});

const message = (changes: Record<string, unknown> = {}) => ({
  id: randomUUID(),
  answers: { wish: '路灯' },
  seconds: 90,
  token: null,
  ...changes,
});

function post(body: string, headers: Record<string, string> = {}, path = `/q/${code}`): Promise<Response> {
  return fetch(`${site}${path}`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
}

describe('is answered as through the page', () => {
  test.each([
    ['a refusal beside its field', message({ answers: { nothing_asked: 1 } })],
    ['something left open', message({ answers: {} })],
    ['an id that is none', message({ id: 'mine' })],
    ['an unknown key', message({ mode: 'paper' })],
    ['no object at all', 7],
    ['a code that nobody printed', message(), 'ZZZZZZ'],
  ])('%s', async (_, json, at = code) => {
    const page = (await visit({ code: at, json })) as Response;
    const door = await post(JSON.stringify(json), {}, `/q/${at}`);
    expect(door.status).toBe(page.status);
    expect(await door.json()).toEqual(await page.json());
  });
});

test('is stored once, whichever way it comes and however often', async () => {
  const json = message({ answers: { wish: '一次' } });
  expect(await (await post(JSON.stringify(json))).json()).toEqual({ state: 'stored' });
  expect(await (await post(JSON.stringify(json))).json()).toEqual({ state: 'already' });
  expect(await ((await visit({ code, json })) as Response).json()).toEqual({ state: 'already' });
  const rows = await db.sql(`select id, mode from app.answer where answers = '{"wish": "一次"}'`);
  expect(rows).toEqual([{ id: json.id, mode: 'self' }]);
});

test('broken JSON and a body that is too long are refused as JSON, on a connection that stays', async () => {
  expect((await post('{"id":')).status).toBe(400);
  const tooLong = await post(JSON.stringify(message({ answers: { wish: 'x'.repeat(70_000) } })));
  expect(tooLong.status).toBe(413);
  expect(await tooLong.json()).toEqual({ state: 'too_large' });
});

test('carries the headers of every answer, and is never kept', async () => {
  const { headers } = await post('{}');
  for (const [name, value] of securityHeaders) expect(headers.get(name)).toBe(value);
  expect(headers.get('cache-control')).toBe('no-store');
});

describe('leaves to the page', () => {
  test.each([
    ['a post of a foreign page', { origin: 'https://elsewhere.example' }, undefined],
    ['somebody with a session', { cookie: 'linli-refresh=x' }, undefined],
    ['a plain form', { 'content-type': 'application/x-www-form-urlencoded' }, undefined],
    ['text that calls itself nothing', { 'content-type': 'text/plain' }, undefined],
    ['an address with a question', {}, `/q/${code}?lang=en`],
    ['a code as people type it', {}, '/q/hepa22'],
    ['another address', {}, '/sign-in'],
  ])('%s', async (_, headers, path) => {
    expect((await post('{}', headers, path)).status).toBe(299);
  });
});

test('a page of our own is no foreign page', async () => {
  expect((await post('{}', { origin: site })).status).toBe(400);
});
