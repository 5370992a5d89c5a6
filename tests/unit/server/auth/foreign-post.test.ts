import { expect, test } from 'vitest';

import { isForeignPost } from '../../../../src/server/auth/foreign-post.ts';
import { siteAddress } from '../../../../src/server/auth/site-address.ts';

const ours = 'https://survey.example';
const form = 'application/x-www-form-urlencoded';

function sent(origin: string | null, type: string | null, method = 'POST'): boolean {
  const headers = new Headers();
  if (origin !== null) headers.set('origin', origin);
  if (type !== null) headers.set('content-type', type);
  return isForeignPost(new Request('http://127.0.0.1:4321/q/K7M2QX', { method, headers }), ours);
}

test('a post from a page of ours is taken', () => {
  for (const type of [form, 'application/json', null]) expect(sent(ours, type)).toBe(false);
});

test.each([
  'https://elsewhere.example',
  'http://survey.example',
  'http://127.0.0.1:4321',
  'https://survey.example.evil.example',
  'null',
])('a post from %s is foreign, whatever it carries', (origin) => {
  for (const type of [form, 'multipart/form-data', 'text/plain', 'application/json', null])
    expect(sent(origin, type)).toBe(true);
  for (const method of ['PUT', 'PATCH', 'DELETE']) expect(sent(origin, form, method)).toBe(true);
});

test('without an origin only JSON is taken, which no page elsewhere can send unasked', () => {
  expect(sent(null, 'application/json; charset=utf-8')).toBe(false);
  for (const type of [form, 'text/plain;application/json', null]) expect(sent(null, type)).toBe(true);
});

test('looking is never refused', () => {
  for (const method of ['GET', 'HEAD']) expect(sent('https://elsewhere.example', null, method)).toBe(false);
});

test('the named address counts; without one, or with nonsense, the one that was heard', () => {
  const heard = new URL('http://10.0.0.5:4321/q/K7M2QX?lang=en');
  expect(siteAddress('https://survey.example/', heard).href).toBe('https://survey.example/');
  expect(siteAddress(undefined, heard).href).toBe('http://10.0.0.5:4321/');
  expect(siteAddress('survey.example', heard).href).toBe('http://10.0.0.5:4321/');
});
