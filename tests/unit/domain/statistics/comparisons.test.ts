import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { benjaminiHochberg, newcombeDifference, oneSidedBelow } from '../../../../src/domain/statistics/index.ts';
import { observed } from './observations.ts';

describe('the difference of two rates', () => {
  test.each([
    [{ count: 56, total: 70 }, { count: 48, total: 80 }, 0.0524, 0.3339],
    [{ count: 9, total: 10 }, { count: 3, total: 10 }, 0.1705, 0.809],
    [{ count: 10, total: 10 }, { count: 0, total: 20 }, 0.6791, 1],
  ])('of %o and %o is the one in Newcombe 1998, table II, method 10', (first, second, low, high) => {
    const interval = newcombeDifference(first, second);
    expect(interval?.difference).toBeCloseTo(first.count / first.total - second.count / second.total, 14);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  test('changes its sign with the order, lies in −1 to 1 and contains itself', () => {
    fc.assert(
      fc.property(observed, observed, (first, second) => {
        const [there, back] = [newcombeDifference(first, second), newcombeDifference(second, first)];
        expect(there?.low).toBeCloseTo(-(back?.high ?? NaN), 12);
        expect(there?.low).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(there?.high).toBeLessThanOrEqual(1 + 1e-12);
        expect(there?.low).toBeLessThanOrEqual(there?.difference ?? NaN);
        expect(there?.high).toBeGreaterThanOrEqual(there?.difference ?? NaN);
      }),
    );
  });

  test('takes effective sizes, which are no whole numbers', () => {
    const halved = newcombeDifference({ count: 37.3, total: 46.7 }, { count: 32, total: 53.3 });
    const full = newcombeDifference({ count: 56, total: 70 }, { count: 48, total: 80 });
    expect(halved?.low).toBeLessThan(full?.low ?? NaN);
  });

  test('is no data when one side has none', () => {
    expect(newcombeDifference({ count: 0, total: 0 }, { count: 3, total: 10 })).toBeNull();
    expect(newcombeDifference({ count: 3, total: 10 }, { count: 0, total: 0 })).toBeNull();
  });
});

/** The sum itself, term by term. */
function binomialAtMost(count: number, total: number, share: number): number {
  let term = (1 - share) ** total;
  let sum = term;
  for (let k = 1; k <= count; k++) {
    term *= (((total - k + 1) / k) * share) / (1 - share);
    sum += term;
  }
  return sum;
}

describe('surprise at so few positive answers', () => {
  test('is the binomial sum', () => {
    fc.assert(
      fc.property(observed, fc.double({ min: 0.1, max: 0.9, noNaN: true }), ({ count, total }, share) => {
        fc.pre(total <= 100);
        expect(oneSidedBelow(count, total, share)).toBeCloseTo(binomialAtMost(count, total, share), 10);
      }),
    );
  });

  test('of 17 in 20 at 95 % is 7.5 %', () => {
    expect(oneSidedBelow(17, 20, 0.95)).toBeCloseTo(0.0754837, 7);
  });

  test('keeps tiny probabilities', () => {
    expect((oneSidedBelow(0, 200, 0.95) ?? NaN) / 0.05 ** 200).toBeCloseTo(1, 8);
  });

  test.each([
    ['everybody satisfied', 20, 20, 0.95, 1],
    ['a target of 0, which nothing misses', 0, 20, 0, 1],
    ['a target of 1, which one answer misses', 19, 20, 1, 0],
    ['a target of 1 that is kept', 20, 20, 1, 1],
  ])('with %s', (_, count, total, target, expected) => {
    expect(oneSidedBelow(count, total, target)).toBe(expected);
  });

  test('is no data when nobody answered, and throws on what cannot be', () => {
    expect(oneSidedBelow(0, 0, 0.95)).toBeNull();
    expect(() => oneSidedBelow(1.5, 3, 0.95)).toThrow(RangeError);
    expect(() => oneSidedBelow(1, 3, 1.1)).toThrow(RangeError);
  });
});

describe('p-values adjusted for many looks', () => {
  const paper = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
  ];
  const adjusted = [
    0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.063857, 0.063857, 0.0645, 0.0765, 0.486, 0.581182, 0.714875, 0.753231,
    0.813214, 1,
  ];

  test('are those of the example in Benjamini & Hochberg 1995: four rejected', () => {
    const result = benjaminiHochberg(paper);
    result.forEach((p, index) => expect(p).toBeCloseTo(adjusted[index] ?? NaN, 6));
    expect(result.filter((p) => p <= 0.05)).toHaveLength(4);
  });

  test('come in the order they were given', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(paper, { minLength: paper.length }), (shuffled) => {
        const result = benjaminiHochberg(shuffled);
        shuffled.forEach((p, index) => expect(result[index]).toBeCloseTo(adjusted[paper.indexOf(p)] ?? NaN, 6));
      }),
    );
  });

  test('are equal for equal values, never smaller than before, and keep the order of size', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 0.001, 0.01, 0.02, 0.2, 0.5, 1), { minLength: 1 }), (pValues) => {
        const result = benjaminiHochberg(pValues);
        pValues.forEach((p, i) => {
          expect(result[i]).toBeGreaterThanOrEqual(p);
          expect(result[i]).toBeLessThanOrEqual(1);
          pValues.forEach((other, j) => {
            if (p <= other) expect(result[i]).toBeLessThanOrEqual(result[j] ?? NaN);
          });
        });
      }),
    );
  });

  test('of no tests are none, and of no probability an error', () => {
    expect(benjaminiHochberg([])).toEqual([]);
    expect(() => benjaminiHochberg([0.5, NaN])).toThrow(RangeError);
    expect(() => benjaminiHochberg([1.1])).toThrow(RangeError);
  });
});
