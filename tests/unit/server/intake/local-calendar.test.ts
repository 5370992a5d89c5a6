import { expect, test } from 'vitest';
import { localMoment } from '../../../../src/server/intake/local-calendar.ts';

test.each([
  [
    'Sunday evening in China still belongs to the week of its Monday',
    '2026-11-22T15:59:59Z',
    '2026-11-22',
    '2026-11-16',
    23,
  ],
  ['one second later it is Monday, a new day and a new week', '2026-11-22T16:00:00Z', '2026-11-23', '2026-11-23', 0],
  ['the week of New Year begins in the old year', '2027-01-01T04:00:00Z', '2027-01-01', '2026-12-28', 12],
  ['a leap day is a day', '2028-02-28T23:30:00Z', '2028-02-29', '2028-02-28', 7],
])('%s', (_, now, day, week, hour) => {
  expect(localMoment(new Date(now))).toEqual({ day, week, hour });
});
