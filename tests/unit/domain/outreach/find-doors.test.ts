/** Somebody types a door as they would say it. */
import { expect, test } from 'vitest';

import { findDoors } from '../../../../src/domain/outreach/find-doors.ts';
import type { BuildingWithDoors } from '../../../../src/domain/outreach/premises.ts';

const building = (name: string, doors: readonly string[]) =>
  ({ name, estate: '花园小区', doors: doors.map((one) => ({ unit: '1', door: one })) }) as unknown as BuildingWithDoors;
const buildings = [building('1栋', ['101', '501']), building('3栋', ['501', '1501'])];
const found = (typed: string, most = 10) =>
  findDoors(buildings, typed, most).map((one) => `${one.building.name} ${one.door.door}`);

test('building and door, with a space, a dash or full-width digits', () => {
  for (const typed of ['3栋 501', '3栋-501', '３栋　５０１', '花园 3栋 501']) expect(found(typed)[0]).toBe('3栋 501');
});

test('a door alone: exactly meant ones before those that contain it', () => {
  expect(found('501')).toEqual(['1栋 501', '3栋 501', '3栋 1501']);
});

test('nothing typed finds nothing, and no more than asked for', () => {
  expect(found('  ')).toEqual([]);
  expect(found('1', 1)).toHaveLength(1);
  expect(found('9栋 501')).toEqual([]);
});
