/** A resident at the door while the database is away: told so kindly, and nothing they wrote is lost. */
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { beforeAll, expect, test } from 'vitest';

import { translator } from '../../../../src/i18n/translator.ts';
import DoorPage from '../../../../src/pages/q/[code]/index.astro';
import ThanksPage from '../../../../src/pages/q/[code]/thanks.astro';
import { provideBackend } from '../../../../src/server/db/backend.ts';
import { postedBy } from '../../islands/questionnaire/posted-by.ts';

let container: AstroContainer;
beforeAll(async () => {
  provideBackend({
    kind: 'supabase',
    url: 'http://database.invalid',
    publishableKey: 'publishable',
    secretKey: 'secret',
    fetch: () => Promise.reject(new TypeError('fetch failed')),
    close: () => Promise.resolve(),
  });
  container = await AstroContainer.create();
});

function answer(page: typeof DoorPage, request: Request): Promise<Response> {
  const locals = {
    language: 'zh-CN',
    publicLanguage: 'zh-CN',
    print: 'normal',
    t: translator('zh-CN'),
    site: new URL('http://linli.test'),
    staff: null,
    session: null,
  } as const;
  return container.renderToResponse(page, { request, params: { code: 'K7M2QX' }, locals, partial: false });
}

const address = 'http://linli.test/q/K7M2QX';
const posted = (body: string, type: string) =>
  new Request(address, { method: 'POST', body, headers: { 'content-type': type } });

test('the page says so and when to come back, and leads to itself', async () => {
  const response = await answer(DoorPage, new Request(address));
  expect(response.status).toBe(503);
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  const html = await response.text();
  expect(html).toContain('现在打不开问卷');
  expect(html).toMatch(/<a class="button primary" href="\/q\/K7M2QX"/);
});

test('without script every answer is kept in a form that is sent again as it was', async () => {
  const fields = [
    ['~page', 'last'],
    ['~wave', '0b5f1c9e-0000-4000-8000-000000000000'],
    ['~language', 'en'],
    ['wish', '<b>"灯" & 路</b>'],
    ['places', 'park'],
    ['places', 'school'],
    ['~go', 'next'],
  ];
  const body = new URLSearchParams(fields).toString();
  const response = await answer(DoorPage, posted(body, 'application/x-www-form-urlencoded'));
  expect(response.status).toBe(503);
  const html = await response.text();
  expect(postedBy(html)).toEqual(fields.filter(([name]) => name !== '~language'));
  expect(html).toContain('<form id="again" method="post" action="/q/K7M2QX"');
  expect(html).toMatch(/<button form="again" name="~language"/);
});

test('the page’s script is told to try again', async () => {
  const message = { id: crypto.randomUUID(), answers: {}, seconds: null, token: null };
  const response = await answer(DoorPage, posted(JSON.stringify(message), 'application/json'));
  expect(response.status).toBe(503);
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await response.json()).toMatchObject({ state: 'busy' });
});

test('whoever has been thanked is still thanked', async () => {
  const response = await answer(ThanksPage, new Request(`${address}/thanks`));
  expect(response.status).toBe(200);
  expect(await response.text()).toContain('谢谢您');
});
