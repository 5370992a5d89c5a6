import { expect, test } from 'vitest';

import { weekOf } from '../../../../src/domain/outreach/week.ts';

test.each([
  ['2026-11-23T00:00:00+08:00', '2026-11-23'],
  ['2026-11-29T23:59:00+08:00', '2026-11-23'],
  ['2026-11-29T16:30:00Z', '2026-11-30'],
  ['2027-01-01T12:00:00+08:00', '2026-12-28'],
])('%s lies in the week from Monday %s, by the calendar of China', (moment, monday) => {
  expect(weekOf(Date.parse(moment))).toBe(monday);
});
