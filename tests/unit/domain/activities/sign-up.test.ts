/** A name and a number as people type them. */
import { describe, expect, test } from 'vitest';

import { chanceOf, hasPlace } from '../../../../src/domain/activities/activity.ts';
import { readSignUp } from '../../../../src/domain/activities/sign-up.ts';
import { accepted, refused } from '../../../../src/domain/result.ts';

test.each([
  ['13800138000', '13800138000'],
  [' 138 0013 8000 ', '13800138000'],
  ['138-0013-8000', '13800138000'],
  ['+86 138 0013 8000', '13800138000'],
  ['008613800138000', '13800138000'],
  ['１３８００１３８０００', '13800138000'],
  ['(010) 6512-3456', '01065123456'],
  ['0571 88887777', '057188887777'],
])('%s is the number %s', (typed, phone) => {
  expect(readSignUp({ name: '王芳', phone: typed })).toEqual(accepted({ name: '王芳', phone }));
});

test.each([
  ['', 'missing'],
  ['   ', 'missing'],
  ['1380013800', 'unfit'],
  ['138001380000', 'unfit'],
  ['12800138000', 'unfit'],
  ['65123456', 'unfit'],
  ['wang@example.test', 'unfit'],
  ["'; drop table", 'unfit'],
])('“%s” is no number: %s', (phone, problem) => {
  expect(readSignUp({ name: '王芳', phone })).toEqual(refused({ phone: problem }));
});

test('both fields say what is wrong, and a name is cut and tidied', () => {
  expect(readSignUp({ name: ' \n', phone: '1' })).toEqual(refused({ name: 'missing', phone: 'unfit' }));
  expect(readSignUp({ name: ` 王  芳${'长'.repeat(60)}`, phone: '13800138000' })).toMatchObject({
    value: { name: `王 芳${'长'.repeat(37)}` },
  });
});

describe('what somebody finds who would like to come', () => {
  const offer = {
    beginsAt: '2026-12-05T01:00:00Z',
    endsAt: '2026-12-05T03:00:00Z',
    cancelledAt: null,
    takesMore: true,
  };
  const [before, during, after] = ['00', '02', '03'].map((hour) => Date.parse(`2026-12-05T${hour}:00:00Z`)) as [
    number,
    number,
    number,
  ];
  test.each([
    ['a place', { left: 1 }, before, 'free'],
    ['a waiting list', { left: 0 }, before, 'waiting'],
    ['a full one', { left: 0, takesMore: false }, before, 'full'],
    ['that it has begun', { left: 1 }, during, 'begun'],
    ['that it is over', { left: 1 }, after, 'over'],
    ['that it is cancelled, whenever', { left: 1, cancelledAt: '2026-12-04T00:00:00Z' }, after, 'cancelled'],
  ] as const)('%s', (_, changes, now, chance) => {
    expect(chanceOf({ ...offer, ...changes }, now)).toBe(chance);
  });

  test('the last place is a place, the next waits', () => {
    expect([hasPlace(1, 2), hasPlace(2, 2), hasPlace(3, 2)]).toEqual([true, true, false]);
  });
});
