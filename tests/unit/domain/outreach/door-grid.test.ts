/** A building as seen from the yard, and the order in which somebody walks through it. */
import { expect, test } from 'vitest';

import { doorGrid, inWalkingOrder } from '../../../../src/domain/outreach/door-grid.ts';

const door = (unit: string, floor: number | null, name: string) => ({ unit, floor, door: name });
const mixed = [
  door('2', 1, '101'),
  door('1', 2, '201'),
  door('10', 1, '101'),
  door('1', 1, '102'),
  door('1', 1, '101'),
];

test('units in the order in which people count, the top floor first, doors from left to right', () => {
  expect(
    doorGrid(mixed).map(({ unit, floors }) => [unit, floors.map(({ doors }) => doors.map((one) => one.door))]),
  ).toEqual([
    ['1', [['201'], ['101', '102']]],
    ['2', [['101']]],
    ['10', [['101']]],
  ]);
});

test('nobody walks from the top: floor by floor from below', () => {
  expect(inWalkingOrder(mixed).map((one) => `${one.unit}-${one.door}`)).toEqual([
    '1-101',
    '1-102',
    '1-201',
    '2-101',
    '10-101',
  ]);
});

test('doors along a street have no floor and stand in one row', () => {
  const [street] = doorGrid([door('', null, '12'), door('', null, '2'), door('', null, '2-1')]);
  expect(street?.floors.map(({ doors }) => doors.map((one) => one.door))).toEqual([['2', '2-1', '12']]);
});
