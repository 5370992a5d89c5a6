import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  assumedDesignEffect,
  kishDesignEffect,
  postStratificationProblem,
  postStratify,
  wilsonInterval,
} from '../../../../src/domain/statistics/index.ts';
import { observed } from './observations.ts';

describe('the design effect', () => {
  test('of the weights 1, 1, 2, 2, 4 is 1.3', () => {
    expect(kishDesignEffect([1, 1, 2, 2, 4])).toBeCloseTo(1.3, 14);
  });

  test('is 1 for equal weights, never less, and does not depend on their unit', () => {
    const weights = fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(weights, fc.double({ min: 0.01, max: 100, noNaN: true }), (given, unit) => {
        const effect = kishDesignEffect(given) ?? NaN;
        expect(effect).toBeGreaterThanOrEqual(1 - 1e-12);
        expect(kishDesignEffect(given.map((weight) => weight * unit))).toBeCloseTo(effect, 8);
        expect(kishDesignEffect(given.map(() => unit))).toBeCloseTo(1, 10);
      }),
    );
  });

  test('of no weight at all is no data, of an impossible one an error', () => {
    expect(kishDesignEffect([])).toBeNull();
    expect(kishDesignEffect([0, 0])).toBeNull();
    expect(() => kishDesignEffect([1, -1])).toThrow(RangeError);
    expect(() => kishDesignEffect([1, NaN])).toThrow(RangeError);
  });

  test.each([
    [30, 0.01, 1.29],
    [50, 0.1, 5.9],
    [1, 0.5, 1],
    [20, 0, 1],
    [20, 1, 20],
  ])('to assume for clusters of %d with a likeness of %d is %d', (size, rho, effect) => {
    expect(assumedDesignEffect(size, rho)).toBeCloseTo(effect, 12);
  });

  test('cannot be assumed for less than one answer or a likeness above 1', () => {
    expect(() => assumedDesignEffect(0.5, 0.1)).toThrow(RangeError);
    expect(() => assumedDesignEffect(10, 1.1)).toThrow(RangeError);
    expect(() => assumedDesignEffect(10, NaN)).toThrow(RangeError);
  });
});

describe('parts that answered unequally', () => {
  const big = { count: 90, total: 100, population: 3000 };
  const small = { count: 30, total: 50, population: 1000 };

  test('count as much as their households', () => {
    const result = postStratify([big, small]);
    expect(result?.share).toBeCloseTo(0.75 * 0.9 + 0.25 * 0.6, 12);
    expect(result?.weights[0]).toBeCloseTo(1.125, 12);
    expect(result?.weights[1]).toBeCloseTo(0.75, 12);
    expect(result?.designEffect).toBeCloseTo((150 * (100 * 1.125 ** 2 + 50 * 0.75 ** 2)) / 150 ** 2, 12);
  });

  test("have Wilson's interval on n over the design effect of the weights", () => {
    const { share = NaN, designEffect = NaN, low } = postStratify([big, small]) ?? {};
    const size = 150 / designEffect;
    expect(low).toBeCloseTo(wilsonInterval(share * size, size)?.low ?? NaN, 12);
  });

  test('weigh at most three times and at least three tenths of the mean', () => {
    const few = { count: 5, total: 10, population: 9000 };
    const many = { count: 900, total: 990, population: 1000 };
    expect(postStratify([few, many])?.weights).toEqual([3, 0.3]);
    expect(postStratify([few, many])?.share).toBeCloseTo((3 * 5 + 0.3 * 900) / (3 * 10 + 0.3 * 990), 12);
  });

  test('that answered in proportion change nothing', () => {
    fc.assert(
      fc.property(
        fc.array(observed, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 9 }),
        (given, factor) => {
          const result = postStratify(given.map((part) => ({ ...part, population: part.total * factor })));
          const count = given.reduce((sum, part) => sum + part.count, 0);
          const total = given.reduce((sum, part) => sum + part.total, 0);
          expect(result?.designEffect).toBeCloseTo(1, 10);
          expect(result?.low).toBeCloseTo(wilsonInterval(count, total)?.low ?? NaN, 8);
        },
      ),
    );
  });

  test.each([
    [
      'a part without answers',
      [big, { count: 0, total: 0, population: 500 }],
      { problem: 'empty-stratum', stratum: 1 },
    ],
    [
      'answers from a part without people',
      [{ ...big, population: 0 }, small],
      { problem: 'no-population', stratum: 0 },
    ],
    ['no answers at all', [{ count: 0, total: 0, population: 500 }], { problem: 'no-answers' }],
    ['no parts', [], { problem: 'no-answers' }],
  ])('are refused with %s, and the reason is said', (_, strata, problem) => {
    expect(postStratify(strata)).toBeNull();
    expect(postStratificationProblem(strata)).toEqual(problem);
  });

  test('may contain a part of nobody who said nothing', () => {
    const result = postStratify([big, { count: 0, total: 0, population: 0 }, small]);
    expect(result?.share).toBeCloseTo(postStratify([big, small])?.share ?? NaN, 12);
    expect(result?.weights[1]).toBe(0);
  });

  test('throw on a negative population', () => {
    expect(() => postStratify([{ ...big, population: -1 }])).toThrow(RangeError);
  });
});
