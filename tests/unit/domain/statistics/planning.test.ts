import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clusteredInterval,
  sampleSize,
  smallestSampleReaching,
  wilsonInterval,
} from '../../../../src/domain/statistics/index.ts';

describe('answers for a margin', () => {
  test.each([
    [{ margin: 0.03 }, 203],
    [{ margin: 0.02 }, 457],
    [{ margin: 0.03, designEffect: 1.5 }, 305],
    [{ margin: 0.02, designEffect: 1.5 }, 685],
    [{ margin: 0.03, population: 1500 }, 179],
    [{ margin: 0.02, population: 1500 }, 350],
  ])('at 95 %% with %o are %d', (precision, size) => {
    expect(sampleSize({ share: 0.95, ...precision })).toBe(size);
  });

  test('are never more than the people there are', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        fc.double({ min: 0.001, max: 0.5, noNaN: true }),
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 1, max: 5, noNaN: true }),
        (share, margin, population, designEffect) => {
          const size = sampleSize({ share, margin, population, designEffect });
          expect(size).toBeGreaterThanOrEqual(1);
          expect(size).toBeLessThanOrEqual(population);
          expect(size).toBeLessThanOrEqual(sampleSize({ share, margin, designEffect }));
        },
      ),
    );
  });

  test('are the same for a share and its opposite', () => {
    expect(sampleSize({ share: 0.2, margin: 0.05 })).toBe(sampleSize({ share: 0.8, margin: 0.05 }));
  });

  test.each([
    { share: 0, margin: 0.03 },
    { share: 1, margin: 0.03 },
    { share: 0.95, margin: 0 },
    { share: 0.95, margin: NaN },
    { share: 0.95, margin: 0.03, designEffect: 0.5 },
    { share: 0.95, margin: 0.03, population: 0 },
  ])('cannot be planned for %o', (precision) => {
    expect(() => sampleSize(precision)).toThrow(RangeError);
  });
});

describe('answers to show a target', () => {
  test.each([
    [0, 73],
    [1, 110],
    [2, 142],
    [3, 173],
    [4, 202],
    [5, 230],
  ])('of 95 %% with %d dissatisfied are %d', (negatives, size) => {
    expect(smallestSampleReaching(0.95, negatives)).toBe(size);
  });

  test('are 110, not 73, under the usual design effect', () => {
    expect(smallestSampleReaching(0.95, 0, { designEffect: 1.5 })).toBe(110);
  });

  test('lead to the verdict they promise, and one less does not', () => {
    const target = fc.double({ min: 0.05, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(target, fc.integer({ min: 0, max: 30 }), fc.constantFrom(1, 1.5, 3), (share, negatives, deff) => {
        const size = smallestSampleReaching(share, negatives, { designEffect: deff }) ?? NaN;
        const lowAt = (total: number) =>
          clusteredInterval([{ count: total - negatives, total }], { plannedDesignEffect: deff })?.low ?? 0;
        expect(lowAt(size)).toBeGreaterThanOrEqual(share);
        if (size > Math.max(1, negatives)) expect(lowAt(size - 1)).toBeLessThan(share);
      }),
    );
  });

  test('are more where more certainty is asked', () => {
    const size = smallestSampleReaching(0.95, 0, { confidence: 0.99 }) ?? NaN;
    expect(wilsonInterval(size, size, 0.99)?.low).toBeGreaterThanOrEqual(0.95);
    expect(size).toBeGreaterThan(73);
  });

  test('do not exist for 100 %, and for 0 % any will do', () => {
    expect(smallestSampleReaching(1, 0)).toBeNull();
    expect(smallestSampleReaching(0, 0)).toBe(1);
    expect(smallestSampleReaching(0, 4)).toBe(4);
  });

  test('cannot be planned for half a person or a target of 95', () => {
    expect(() => smallestSampleReaching(0.95, 0.5)).toThrow(RangeError);
    expect(() => smallestSampleReaching(0.95, -1)).toThrow(RangeError);
    expect(() => smallestSampleReaching(95, 0)).toThrow(RangeError);
  });
});
