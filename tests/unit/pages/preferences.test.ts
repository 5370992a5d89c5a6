import { expect, test } from 'vitest';
import { POST } from '../../../src/pages/preferences.ts';

function post(body: string, type: string): Promise<Response> {
  const request = new Request('http://linli.test/preferences', {
    method: 'POST',
    body,
    headers: { 'content-type': type },
  });
  const redirect = (path: string, status = 302) => new Response(null, { status, headers: { location: path } });
  const context = { request, redirect, cookies: { set: () => undefined } };
  return Promise.resolve(POST(context as unknown as Parameters<typeof POST>[0]));
}

test('a button leads back to the page it was pressed on', async () => {
  const response = await post('~language=en&return=/q/K7M2QX', 'application/x-www-form-urlencoded');
  expect([response.status, response.headers.get('location')]).toEqual([303, '/q/K7M2QX']);
});

test.each([
  ['{"return":', 'application/json'],
  ['x', 'multipart/form-data'],
  ['x', 'multipart/form-data; boundary=y'],
  ['x', 'text/plain'],
])('what no button sends is refused: %s as %s', async (body, type) => {
  expect((await post(body, type)).status).toBe(400);
});
