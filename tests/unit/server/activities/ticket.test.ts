/** The link of a sign-up follows from its form and its number, and from nothing that anybody else has. */
import { expect, test } from 'vitest';

import { newSeed, parseSeed, ticketFor, tokenHashOf } from '../../../../src/server/activities/ticket.ts';

test('the same form and number are the same sign-up; another number, form or activity is another', () => {
  const seed = newSeed();
  const mine = ticketFor(seed, 7, '13800138000');
  expect(ticketFor(seed, 7, '13800138000')).toEqual(mine);
  const others = [
    ticketFor(seed, 7, '13800138001'),
    ticketFor(seed, 8, '13800138000'),
    ticketFor(newSeed(), 7, '13800138000'),
  ];
  expect(new Set([mine, ...others].map(({ id }) => id)).size).toBe(4);
  expect(new Set([mine, ...others].map(({ token }) => token)).size).toBe(4);
  expect(mine.id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/);
});

test('the token of a link leads to what is stored of it, which is not the token', () => {
  const { token, tokenHash } = ticketFor(newSeed(), 7, '13800138000');
  expect(tokenHashOf(token)).toBe(tokenHash);
  expect(tokenHash).not.toContain(token);
  for (const none of ['', 'short', `${token}x`, '../../../../etc/passwd']) expect(tokenHashOf(none)).toBeNull();
});

test('a form without a seed of ours gets one', () => {
  const seed = newSeed();
  expect(parseSeed(seed)).toBe(seed);
  for (const none of [null, '', 'x', new File([], 'x')]) expect(parseSeed(none)).toMatch(/^[\w-]{22}$/);
});
