import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scoreInterval } from '../../../../src/domain/statistics/index.ts';

const hundred = [
  { points: 100, count: 30 },
  { points: 80, count: 60 },
  { points: 60, count: 10 },
];
const answers = fc.array(
  fc.record({ points: fc.constantFrom(100, 80, 60, 30, 0), count: fc.integer({ min: 0, max: 300 }) }),
  { minLength: 1, maxLength: 5 },
);

describe('a mean score', () => {
  test('has the interval of a mean from thirty answers on', () => {
    // Mean 84, Σ(x − 84)² = 30·256 + 60·16 + 10·576 = 14,400; t(.975, 99) = 1.984217.
    const margin = 1.984217 * Math.sqrt(14_400 / 99 / 100);
    const interval = scoreInterval(hundred);
    expect(interval).toMatchObject({ mean: 84, method: 't' });
    expect(interval?.low).toBeCloseTo(84 - margin, 5);
    expect(interval?.high).toBeCloseTo(84 + margin, 5);
  });

  test('is √deff times as doubtful under a design effect', () => {
    const [plain, clustered] = [scoreInterval(hundred), scoreInterval(hundred, { designEffect: 2.25 })];
    expect(84 - (clustered?.low ?? NaN)).toBeCloseTo(1.5 * (84 - (plain?.low ?? NaN)), 10);
  });

  test('of three answers of 100 may still be 43.8', () => {
    expect(Math.floor((scoreInterval([{ points: 100, count: 3 }])?.low ?? NaN) * 10) / 10).toBe(43.8);
    expect(scoreInterval([{ points: 100, count: 3 }])?.low).toBeCloseTo(100 / (1 + 1.959964 ** 2 / 3), 4);
  });

  test.each([
    [
      'of 29 answers',
      [
        { points: 100, count: 20 },
        { points: 60, count: 9 },
      ],
    ],
    ['of equal answers', [{ points: 80, count: 500 }]],
    ['of one answer', [{ points: 30, count: 1 }]],
  ])('%s is treated like a rate', (_, given) => {
    expect(scoreInterval(given)?.method).toBe('wilson');
  });

  test('of equal answers varies by exactly nothing, whatever the points', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), fc.integer({ min: 30, max: 500 }), (points, count) => {
        const twice = [
          { points, count },
          { points, count: 17 },
        ];
        expect(scoreInterval(twice)).toMatchObject({ mean: points, method: 'wilson' });
      }),
    );
  });

  test('stays in 0-100 around its mean', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const interval = scoreInterval(given, { designEffect: 1.5 });
        if (!interval) return given.every(({ count }) => count === 0);
        const { low, mean, high } = interval;
        return 0 <= low && low <= mean + 1e-9 && mean <= high + 1e-9 && high <= 100;
      }),
    );
  });

  test('does not depend on the order or the splitting of the counts', () => {
    const split = [
      { points: 60, count: 10 },
      { points: 100, count: 12 },
      { points: 80, count: 60 },
      { points: 100, count: 18 },
    ];
    expect(scoreInterval(split)?.low).toBeCloseTo(scoreInterval(hundred)?.low ?? NaN, 10);
  });

  test('of no answers is no data', () => {
    expect(scoreInterval([])).toBeNull();
    expect(scoreInterval([{ points: 100, count: 0 }])).toBeNull();
  });

  test.each([
    { points: 101, count: 1 },
    { points: -1, count: 1 },
    { points: NaN, count: 1 },
    { points: 50, count: -1 },
  ])('throws on %o', (impossible) => {
    expect(() => scoreInterval([impossible])).toThrow(RangeError);
  });
});
