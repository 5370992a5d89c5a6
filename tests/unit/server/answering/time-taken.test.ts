import { expect, test } from 'vitest';

import { timeTaken } from '../../../../src/server/answering/time-taken.ts';

const now = Date.parse('2026-11-23T10:00:00+08:00');
const ago = (seconds: number) => String(now - seconds * 1000);

test('the first of seven pages, read before the clock began, counts like the six others', () => {
  expect(timeTaken(ago(60), now, 7)).toBe(70);
  expect(timeTaken(ago(60), now, 2)).toBe(120);
});

test.each([
  ['nothing was carried', null, 7],
  ['all stood on one page', ago(0), 1],
  ['it lies in the future', ago(-60), 7],
  ['it lies more than a day back', ago(100_000), 7],
  ['it is no time', 'yesterday', 7],
  ['it is empty', '', 7],
  ['it is beyond all numbers', '-Infinity', 7],
])('nobody knows how long it took when %s', (_, begun, pages) => {
  expect(timeTaken(begun, now, pages)).toBeNull();
});
