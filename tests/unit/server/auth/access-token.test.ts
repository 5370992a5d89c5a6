import { expect, test } from 'vitest';
import { needsRenewal } from '../../../../src/server/auth/access-token.ts';

const now = new Date('2026-11-23T09:00:00Z');

function tokenEnding(at: string): string {
  const claims = JSON.stringify({ sub: '7d3f', exp: Date.parse(at) / 1000 });
  return ['e30', Buffer.from(claims).toString('base64url'), 'signature'].join('.');
}

test('a token with half an hour left is used as it is', () => {
  expect(needsRenewal(tokenEnding('2026-11-23T09:30:00Z'), now)).toBe(false);
});

test('a token that ends within the minute is renewed before it fails half-way through a page', () => {
  expect(needsRenewal(tokenEnding('2026-11-23T09:00:59Z'), now)).toBe(true);
  expect(needsRenewal(tokenEnding('2026-11-23T08:00:00Z'), now)).toBe(true);
});

test.each(['', 'abc', 'a.b.c', `a.${Buffer.from('null').toString('base64url')}.c`, 'a.eyJleHAiOiJzb29uIn0.c'])(
  'a cookie that holds %j instead of a token is renewed, not trusted',
  (text) => {
    expect(needsRenewal(text, now)).toBe(true);
  },
);
