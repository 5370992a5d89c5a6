import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  newcombeDifference,
  scoreDifference,
  scoreInterval,
  weightedDifference,
  wilsonInterval,
} from '../../../../src/domain/statistics/index.ts';
import { observed } from './observations.ts';

const counts = fc.array(
  fc.record({ points: fc.constantFrom(100, 80, 60, 30, 0), count: fc.integer({ min: 1, max: 90 }) }),
  { minLength: 1, maxLength: 5 },
);

describe('the difference of two scores', () => {
  test('of large samples has the standard errors of both, squared and added', () => {
    const of = (high: number) => [
      { points: 100, count: high },
      { points: 60, count: 1000 - high },
    ];
    const [one, other] = [scoreInterval(of(600)), scoreInterval(of(500))];
    const error = (share: number) => (40 ** 2 * share * (1 - share)) / 999;
    const margin = 1.962341 * Math.sqrt(error(0.6) + error(0.5));
    const change = scoreDifference(one, other);
    expect(change?.difference).toBeCloseTo(4, 10);
    expect(change?.low).toBeCloseTo(4 - margin, 4);
    expect(change?.high).toBeCloseTo(4 + margin, 4);
  });

  test("of scores that are all or nothing is Newcombe's of the shares", () => {
    fc.assert(
      fc.property(observed, observed, (first, second) => {
        const inPoints = ({ count, total }: { count: number; total: number }) => {
          const { low, high } = wilsonInterval(count, total) ?? { low: NaN, high: NaN };
          return { mean: (100 * count) / total, low: 100 * low, high: 100 * high };
        };
        const published = newcombeDifference(first, second);
        const change = scoreDifference(inPoints(first), inPoints(second));
        expect(change?.low).toBeCloseTo(100 * (published?.low ?? NaN), 8);
        expect(change?.high).toBeCloseTo(100 * (published?.high ?? NaN), 8);
      }),
    );
  });

  test('changes its sign with the order, contains itself and never leaves −100 to 100', () => {
    fc.assert(
      fc.property(counts, counts, fc.double({ min: 1, max: 3, noNaN: true }), (one, other, designEffect) => {
        const [first, second] = [scoreInterval(one, { designEffect }), scoreInterval(other, { designEffect })];
        const [there, back] = [scoreDifference(first, second), scoreDifference(second, first)];
        expect(there?.low).toBeCloseTo(-(back?.high ?? NaN), 8);
        expect(there?.low).toBeLessThanOrEqual((there?.difference ?? NaN) + 1e-9);
        expect(there?.high).toBeGreaterThanOrEqual((there?.difference ?? NaN) - 1e-9);
        expect(there?.low).toBeGreaterThanOrEqual(-100 - 1e-9);
        expect(there?.high).toBeLessThanOrEqual(100 + 1e-9);
      }),
    );
  });

  test('of strata adds their differences, and of one whole stratum is its own', () => {
    const [first, second] = [
      { mean: 80, low: 76, high: 83 },
      { mean: 70, low: 65, high: 74 },
    ];
    expect(weightedDifference([{ first, second, weight: 1 }])).toEqual(scoreDifference(first, second));
    const halves = weightedDifference([
      { first, second, weight: 0.5 },
      { first: second, second: first, weight: 0.5 },
    ]);
    expect(halves.difference).toBe(0);
    expect(halves.high).toBeCloseTo(-halves.low, 10);
    expect(halves.high).toBeCloseTo(0.5 * Math.hypot(3, 5, 4, 4), 10);
  });

  test('is no data when one side has none, and throws on a mean outside its range', () => {
    expect(scoreDifference(null, { mean: 80, low: 70, high: 90 })).toBeNull();
    expect(scoreDifference(scoreInterval([]), { mean: 80, low: 70, high: 90 })).toBeNull();
    expect(() => scoreDifference({ mean: 95, low: 70, high: 90 }, { mean: 80, low: 70, high: 90 })).toThrow(RangeError);
  });
});
