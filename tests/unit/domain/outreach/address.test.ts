/** Addresses as they stand in offices' lists; what cannot be read is said to be so, never guessed. */
import { describe, expect, test } from 'vitest';

import {
  buildingName,
  doorName,
  floorNumber,
  floorOfDoor,
  parseAddress,
  unitName,
} from '../../../../src/domain/outreach/address.ts';

describe('one column holds it all', () => {
  test.each([
    ['3栋2单元501室', '', '3栋', '2', 5, '501'],
    ['３栋２单元５０１室', '', '3栋', '2', 5, '501'],
    ['3-2-501', '', '3栋', '2', 5, '501'],
    ['3—2—501', '', '3栋', '2', 5, '501'],
    ['3-501', '', '3栋', '', 5, '501'],
    ['03-02-0501', '', '3栋', '2', 5, '0501'],
    ['3号楼三单元1203', '', '3栋', '3', 12, '1203'],
    ['三号楼二单元501室', '', '3栋', '2', 5, '501'],
    ['十二幢501', '', '12栋', '', 5, '501'],
    ['和风苑 3栋 2单元 501室', '和风苑', '3栋', '2', 5, '501'],
    ['和风苑3-2-501', '和风苑', '3栋', '2', 5, '501'],
    ['A座1803', '', 'A座', '', 18, '1803'],
    ['3栋2单元5层501室', '', '3栋', '2', 5, '501'],
    ['7#楼西单元402', '', '7栋', '西', 4, '402'],
    ['3栋B101', '', '3栋', '', -1, 'B101'],
    ['3栋五〇一室', '', '3栋', '', 5, '501'],
  ])('%s', (text, before, building, unit, floor, door) => {
    expect(parseAddress(text)).toEqual({ before, building, isStreet: false, unit, floor, door });
  });

  test.each([
    ['建设路88号', '建设路', '88号'],
    ['和风街12-3号', '和风街', '12-3号'],
    ['桂花巷7', '桂花巷', '7号'],
    ['建设路88号附2号', '建设路', '88号附2号'],
  ])('%s lies along a street', (text, building, door) => {
    expect(parseAddress(text)).toEqual({ before: '', building, isStreet: true, unit: '', floor: null, door });
  });

  test.each(['', '不详', '3栋', '501室', '和风苑', '3栋2单元'])('%s is no door', (text) => {
    expect(parseAddress(text)).toBeNull();
  });
});

describe('columns of their own', () => {
  test.each([
    ['3', '3栋'],
    ['3号楼', '3栋'],
    ['三幢', '3栋'],
    ['03', '3栋'],
    ['12#', '12栋'],
    ['A座', 'A座'],
    ['老干部活动中心', '老干部活动中心'],
  ])('building %s is %s', (raw, name) => expect(buildingName(raw)).toBe(name));

  test.each([
    ['2单元', '2'],
    ['二单元', '2'],
    ['02', '2'],
    ['A', 'A'],
    ['', ''],
  ])('unit %s is %s', (raw, name) => expect(unitName(raw)).toBe(name));

  test.each([
    ['501室', false, '501'],
    ['501', false, '501'],
    ['88', true, '88号'],
    ['88号', true, '88号'],
  ])('door %s (along a street: %s) is %s', (raw, isStreet, name) => expect(doorName(raw, isStreet)).toBe(name));

  test.each([
    ['5', 5],
    ['5层', 5],
    ['五楼', 5],
    ['-1', -1],
    ['B1', -1],
    ['', null],
    ['夹层', undefined],
    ['999', undefined],
  ])('floor %s is %s', (raw, floor) => expect(floorNumber(raw)).toBe(floor));

  test.each([
    ['501', 5],
    ['1203', 12],
    ['B101', -1],
    ['A501', 5],
    ['5', null],
    ['阁楼', null],
  ])('door %s lies on floor %s', (door, floor) => expect(floorOfDoor(door)).toBe(floor));
});
