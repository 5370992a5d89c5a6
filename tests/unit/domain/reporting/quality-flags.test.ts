import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  flagBits,
  flagsFrom,
  isFlagged,
  isHasty,
  isNight,
  isStraightLine,
  longestRun,
} from '../../../../src/domain/reporting/index.ts';

describe('haste', () => {
  test.each([
    ['under two seconds an item', 37, 19, null, true],
    ['exactly two seconds an item', 38, 19, null, false],
    ['under two fifths of the usual time', 47, 19, 120, true],
    ['exactly two fifths of it', 48, 19, 120, false],
    ['an unknown time', null, 19, 120, false],
    ['a person who was asked little and took little', 8, 3, null, false],
  ])('with %s', (_, seconds, items, median, expected) => {
    expect(isHasty(seconds, items, median)).toBe(expected);
  });
});

describe('the same answer all along', () => {
  const seven = new Array<string>(7).fill('very_satisfied');

  test('counts only together with haste', () => {
    expect(isStraightLine(seven, true)).toBe(true);
    expect(isStraightLine(seven, false)).toBe(false);
    expect(isStraightLine(seven.slice(1), true)).toBe(false);
  });

  test.each([
    [[], 0],
    [[null, null], 0],
    [['a'], 1],
    [['a', 'a', 'b', 'b', 'b', 'a'], 3],
    [['a', null, 'a'], 1],
    [[1, 1, 1, 1], 4],
  ])('in %j runs over %d', (positions, run) => {
    expect(longestRun(positions)).toBe(run);
  });
});

describe('flags', () => {
  test('are bits that can be told apart', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean(), (duplicate, haste, straightLine, night) => {
        const bits = flagsFrom({ duplicate, haste, straightLine, night });
        expect(bits).toBe(Number(duplicate) + 2 * Number(haste) + 4 * Number(straightLine) + 8 * Number(night));
        expect(isFlagged(bits)).toBe(duplicate || haste || straightLine);
      }),
    );
  });

  test('leave an answer given at night in every rate', () => {
    expect(isFlagged(flagBits.night)).toBe(false);
    expect([22, 23, 0, 4, 5, 12].filter(isNight)).toEqual([23, 0, 4]);
  });
});
