import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  differenceOfEstimates,
  newcombeDifference,
  scoreInterval,
  wilsonInterval,
} from '../../../../src/domain/statistics/index.ts';

function share(count: number, total: number) {
  const interval = wilsonInterval(count, total);
  if (interval === null) throw new Error('nobody answered');
  return { estimate: count / total, ...interval };
}

test('with Wilson intervals it is method 10 of Newcombe 1998: 56/70 − 48/80', () => {
  const difference = differenceOfEstimates(share(56, 70), share(48, 80));
  expect(difference.low).toBeCloseTo(0.0524, 4);
  expect(difference.high).toBeCloseTo(0.3339, 4);
});

const observed = fc
  .integer({ min: 1, max: 500 })
  .chain((total) => fc.record({ total: fc.constant(total), count: fc.integer({ min: 0, max: total }) }));

test('agrees with the direct way for every two shares, and turns its sign with their order', () => {
  fc.assert(
    fc.property(observed, observed, (one, other) => {
      const [first, second] = [share(one.count, one.total), share(other.count, other.total)];
      const difference = differenceOfEstimates(first, second);
      expect(difference).toEqual(newcombeDifference(one, other));
      const turned = differenceOfEstimates(second, first);
      expect(turned.low).toBeCloseTo(-difference.high, 12);
      expect(turned.high).toBeCloseTo(-difference.low, 12);
      expect(difference.low).toBeLessThanOrEqual(difference.difference);
      expect(difference.high).toBeGreaterThanOrEqual(difference.difference);
    }),
  );
});

test('two scores of large samples differ as two means do', () => {
  const score = (good: number, bad: number) => {
    const interval = scoreInterval([
      { points: 100, count: good },
      { points: 0, count: bad },
    ]);
    if (interval === null) throw new Error('nobody answered');
    return { estimate: interval.mean, low: interval.low, high: interval.high };
  };
  const { difference, high, low } = differenceOfEstimates(score(8000, 2000), score(7000, 3000));
  const standardError = 100 * Math.sqrt((0.8 * 0.2) / 10_000 + (0.7 * 0.3) / 10_000);
  expect(difference).toBeCloseTo(10, 12);
  expect(high - low).toBeCloseTo(2 * 1.96 * standardError, 2);
});
