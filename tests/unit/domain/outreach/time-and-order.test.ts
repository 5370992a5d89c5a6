/** When to come again, in what order people count, and doors of buildings that are alike. */
import { describe, expect, test } from 'vitest';

import { byNumber, byPlace } from '../../../../src/domain/outreach/door-order.ts';
import { generateDoors, type GeneratedBuildings } from '../../../../src/domain/outreach/generate-doors.ts';
import { bandOf, suggestedTime } from '../../../../src/domain/outreach/time-of-day.ts';

test('the day is cut at eleven, two and six', () => {
  expect([0, 10, 11, 13, 14, 17, 18, 23].map(bandOf)).toEqual([
    ...['morning', 'morning', 'midday', 'midday', 'afternoon', 'afternoon', 'evening', 'evening'],
  ]);
});

test.each([
  [[0, 0, 0, 0], null],
  [[1, 0, 0, 0], 'evening'],
  [[1, 0, 0, 1], 'midday'],
  [[0, 1, 0, 1], 'afternoon'],
  [[0, 1, 1, 1], 'morning'],
  [[1, 1, 1, 1], 'weekend'],
] as const)('missed at %j: come again %s', (tried, time) => expect(suggestedTime(tried)).toBe(time));

test('2 comes before 10, 9栋 before 12栋, 5楼 before 12楼', () => {
  expect(['12栋', '9栋', 'A座', '10栋', '2栋'].toSorted(byNumber)).toEqual(['2栋', '9栋', '10栋', '12栋', 'A座']);
  const doors = [
    { unit: '2', floor: 1, door: '101' },
    { unit: '1', floor: 12, door: '1202' },
    { unit: '1', floor: 5, door: '502' },
    { unit: '1', floor: 5, door: '501' },
  ];
  expect(doors.toSorted(byPlace).map(({ door }) => door)).toEqual(['501', '502', '1202', '101']);
});

describe('generated buildings', () => {
  const wanted: GeneratedBuildings = {
    ...{ community: 'heping', grid: null, estate: '和风苑', buildings: [3, 4], units: 2, floors: 3, doorsPerFloor: 2 },
    firstFloor: 2,
  };

  test('have every door once, numbered by floor', () => {
    const made = generateDoors(wanted);
    if (!made.ok) throw new Error(made.problem);
    expect(made.value).toHaveLength(24);
    expect(made.value[0]).toMatchObject({ building: '3栋', unit: '1', floor: 2, door: '201' });
    expect(new Set(made.value.map(({ building, unit, door }) => `${building}${unit}${door}`)).size).toBe(24);
  });

  test('of one unit have no name for it', () => {
    const made = generateDoors({ ...wanted, units: 1 });
    expect(made.ok && made.value[0]?.unit).toBe('');
  });

  test.each([
    ['half a floor', { floors: 2.5 }, 'not_whole'],
    ['none', { units: 0 }, 'not_whole'],
    ['the last before the first', { buildings: [4, 3] as const }, 'none'],
    ['a town', { buildings: [1, 900] as const, floors: 30 }, 'too_many'],
    ['a tower to the clouds', { floors: 300 }, 'too_many'],
  ])('%s is refused', (_, changes, problem) => {
    expect(generateDoors({ ...wanted, ...changes })).toEqual({ ok: false, problem });
  });
});
