/** The same figures by another way than the code goes, over many values that stand in no published list. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clopperPearsonInterval,
  clusteredInterval,
  newcombeDifference,
  oneSidedBelow,
  sampleSize,
  shrunkenRates,
  wilsonInterval,
} from '../../../../src/domain/statistics/index.ts';

const small = fc
  .integer({ min: 1, max: 120 })
  .chain((total) => fc.record({ count: fc.integer({ min: 0, max: total }), total: fc.constant(total) }));

/** P(X ≤ count) term by term, in logarithms. */
function atMost(count: number, total: number, share: number): number {
  const logFactorial = (n: number) => Array.from({ length: n }, (_, k) => Math.log(k + 1)).reduce((a, b) => a + b, 0);
  const term = (k: number) =>
    logFactorial(total) -
    logFactorial(k) -
    logFactorial(total - k) +
    (k === 0 ? 0 : k * Math.log(share)) +
    (k === total ? 0 : (total - k) * Math.log(1 - share));
  return Array.from({ length: count + 1 }, (_, k) => Math.exp(term(k))).reduce((a, b) => a + b, 0);
}

describe('by another way', () => {
  test("Clopper and Pearson's ends are where the binomial sums leave 2.5 % on each side", () => {
    fc.assert(
      fc.property(small, ({ count, total }) => {
        const { low, high } = clopperPearsonInterval(count, total) ?? { low: NaN, high: NaN };
        if (count > 0) expect(1 - atMost(count - 1, total, low)).toBeCloseTo(0.025, 9);
        if (count < total) expect(atMost(count, total, high)).toBeCloseTo(0.025, 9);
      }),
    );
  });

  test("Wilson's ends are the textbook's formula", () => {
    fc.assert(
      fc.property(small, ({ count, total }) => {
        const z = 1.959963984540054;
        const share = count / total;
        const centre = (share + z ** 2 / (2 * total)) / (1 + z ** 2 / total);
        const half = (z / (1 + z ** 2 / total)) * Math.sqrt((share * (1 - share)) / total + z ** 2 / (4 * total ** 2));
        expect(wilsonInterval(count, total)?.low).toBeCloseTo(centre - half, 12);
        expect(wilsonInterval(count, total)?.high).toBeCloseTo(centre + half, 12);
      }),
    );
  });

  test("Newcombe's ends are put together from Wilson's", () => {
    fc.assert(
      fc.property(small, small, (one, other) => {
        const [p, q] = [one.count / one.total, other.count / other.total];
        const [a, b] = [wilsonInterval(one.count, one.total), wilsonInterval(other.count, other.total)];
        const change = newcombeDifference(one, other);
        expect((p - q - (change?.low ?? NaN)) ** 2).toBeCloseTo(
          (p - (a?.low ?? NaN)) ** 2 + ((b?.high ?? NaN) - q) ** 2,
          10,
        );
        expect(((change?.high ?? NaN) - p + q) ** 2).toBeCloseTo(
          ((a?.high ?? NaN) - p) ** 2 + (q - (b?.low ?? NaN)) ** 2,
          10,
        );
      }),
    );
  });

  test('all of two hundred are never worse than all but one, by any method, cluster or target', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 30 }),
        fc.double({ min: 1, max: 4, noNaN: true }),
        (sizes, plannedDesignEffect) => {
          const all = sizes.map((total) => ({ count: total, total }));
          const [first, ...others] = all;
          if (!first) return;
          const butOne = [{ count: first.total - 1, total: first.total }, ...others];
          const total = sizes.reduce((sum, size) => sum + size, 0);
          const [best, next] = [all, butOne].map((given) => clusteredInterval(given, { plannedDesignEffect }));
          expect(best?.low).toBeGreaterThanOrEqual(next?.low ?? NaN);
          for (const method of [wilsonInterval, clopperPearsonInterval])
            expect(method(total, total)?.low).toBeGreaterThanOrEqual(method(total - 1, total)?.low ?? NaN);
          expect(oneSidedBelow(total, total, 0.95)).toBeGreaterThanOrEqual(oneSidedBelow(total - 1, total, 0.95) ?? 2);
        },
      ),
    );
  });

  test('the planned answers give the margin, and one less does not', () => {
    const share = fc.double({ min: 0.05, max: 0.95, noNaN: true });
    fc.assert(
      fc.property(share, fc.double({ min: 0.005, max: 0.2, noNaN: true }), (expected, margin) => {
        const marginAt = (size: number) => 1.959963984540054 * Math.sqrt((expected * (1 - expected)) / size);
        const size = sampleSize({ share: expected, margin });
        expect(marginAt(size)).toBeLessThanOrEqual(margin * (1 + 1e-9));
        if (size > 1) expect(marginAt(size - 1)).toBeGreaterThan(margin * (1 - 1e-9));
      }),
    );
  });
});

describe('a design effect', () => {
  const areas = [
    { count: 93, total: 100 },
    { count: 180, total: 200 },
    { count: 60, total: 80 },
    { count: 118, total: 120 },
    { count: 44, total: 50 },
    { count: 196, total: 200 },
  ];
  const doubled = areas.map(({ count, total }) => ({ count: 2 * count, total: 2 * total }));

  test('of 2 on twice the answers leaves the ranking as it was, and the test, too', () => {
    expect(shrunkenRates(doubled, 0.95, 3, { designEffect: 2 })).toEqual(shrunkenRates(areas, 0.95, 3));
    expect(oneSidedBelow(186, 200, 0.95, { designEffect: 2 })).toBeCloseTo(oneSidedBelow(93, 100, 0.95) ?? NaN, 12);
  });

  test('draws rates together and ranks apart no further, whatever it is', () => {
    const width = (designEffect: number) =>
      (shrunkenRates(areas, 0.95, 3, { designEffect }) ?? []).reduce(
        (sum, each) => sum + each.rankHigh - each.rankLow,
        0,
      );
    const spread = (designEffect: number) => {
      const rates = (shrunkenRates(areas, 0.95, 3, { designEffect }) ?? []).map(({ rate }) => rate);
      return Math.max(...rates) - Math.min(...rates);
    };
    for (const [less, more] of [
      [1, 1.5],
      [1.5, 2.3],
      [2.3, 4.1],
    ] as const) {
      expect(width(more)).toBeGreaterThanOrEqual(width(less));
      expect(spread(more)).toBeLessThanOrEqual(spread(less));
    }
  });

  test('that leaves chance to explain everything gives one rate and every rank', () => {
    const ranked = shrunkenRates(areas, 0.95, 3, { designEffect: 60 }) ?? [];
    expect(new Set(ranked.map(({ rate }) => rate)).size).toBe(1);
    expect(ranked.every(({ rankLow, rankHigh }) => rankLow === 1 && rankHigh === 6)).toBe(true);
  });

  test.each([0.5, NaN, Infinity])('of %d cannot be', (designEffect) => {
    expect(() => shrunkenRates(areas, 0.95, 3, { designEffect })).toThrow(RangeError);
    expect(() => oneSidedBelow(1, 2, 0.95, { designEffect })).toThrow(RangeError);
  });
});

test('an area in a ranking at a target of 0 is there for certain, at 1 never', () => {
  const five = Array.from({ length: 5 }, (_, index) => ({ count: 10 * index + 5, total: 60 }));
  expect(shrunkenRates(five, 0, 1)?.map(({ probabilityAtTarget }) => probabilityAtTarget)).toEqual([1, 1, 1, 1, 1]);
  expect(shrunkenRates(five, 1, 1)?.map(({ probabilityAtTarget }) => probabilityAtTarget)).toEqual([0, 0, 0, 0, 0]);
});
