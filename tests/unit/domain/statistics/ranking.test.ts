import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { betaBinomialMaximum } from '../../../../src/domain/statistics/beta-binomial.ts';
import { betaBinomialFit, shrunkenRates } from '../../../../src/domain/statistics/index.ts';

/** Seeds of Orobanche that germinated: Crowder 1978, table 3, all 21 plates. */
const germinated = [10, 23, 23, 26, 17, 5, 53, 55, 32, 46, 10, 8, 10, 8, 23, 0, 3, 22, 15, 32, 3];
const seeds = [39, 62, 81, 51, 39, 6, 74, 72, 51, 79, 13, 16, 30, 28, 45, 4, 12, 41, 30, 51, 7];
const plates = germinated.map((count, index) => ({ count, total: seeds[index] ?? 0 }));

const alike = [
  { count: 95, total: 100 },
  { count: 94, total: 100 },
  { count: 96, total: 100 },
  { count: 95, total: 100 },
  { count: 95, total: 100 },
];
const districts = fc.array(
  fc
    .integer({ min: 1, max: 200 })
    .chain((total) => fc.record({ count: fc.integer({ min: 0, max: total }), total: fc.constant(total) })),
  { minLength: 5, maxLength: 15 },
);

/** The likelihood by its definition, as products. */
function logLikelihood(areas: readonly { count: number; total: number }[], a: number, b: number): number {
  const rising = (from: number, steps: number) =>
    Array.from({ length: steps }, (_, k) => Math.log(from + k)).reduce((sum, term) => sum + term, 0);
  return areas.reduce(
    (sum, { count, total }) => sum + rising(a, count) + rising(b, total - count) - rising(a + b, total),
    0,
  );
}

describe('the spread behind many rates', () => {
  test("of Crowder's plates is the published maximum", () => {
    const fit = betaBinomialFit(plates);
    expect(fit?.a).toBeCloseTo(5.557158, 5);
    expect(fit?.b).toBeCloseTo(5.701896, 5);
  });

  test.each([
    [1.5, 6.67250464, 6.76990601],
    [2.2, 8.33018389, 8.34839389],
  ])(
    'of the plates under a design effect of %d is the maximum by gamma functions, to half a percent',
    (effect, a, b) => {
      const maximum = betaBinomialMaximum(plates, effect);
      if (maximum.at !== 'inside') throw new Error(maximum.at);
      expect(Math.abs(maximum.a / a - 1)).toBeLessThan(0.005);
      expect(Math.abs(maximum.b / b - 1)).toBeLessThan(0.005);
    },
  );

  test('is nowhere better nearby', () => {
    fc.assert(
      fc.property(districts, (areas) => {
        const fit = betaBinomialFit(areas);
        if (fit === null || fit.a + fit.b > 1e4) return;
        const { a, b } = fit;
        const best = logLikelihood(areas, a, b);
        for (const [da, db] of [
          [1.01, 1],
          [0.99, 1],
          [1, 1.01],
          [1, 0.99],
          [1.01, 1.01],
          [0.99, 0.99],
        ] as const) {
          expect(logLikelihood(areas, a * da, b * db)).toBeLessThanOrEqual(best + 1e-9);
        }
      }),
    );
  });

  test('mirrors when yes is counted as no, and does not depend on the order', () => {
    const mirrored = betaBinomialFit(plates.map(({ count, total }) => ({ count: total - count, total })).reverse());
    expect(mirrored?.a).toBeCloseTo(5.701897, 5);
    expect(mirrored?.b).toBeCloseTo(5.557159, 5);
  });

  test.each([
    ['where chance alone differs more', alike],
    ['where all are satisfied', alike.map(({ total }) => ({ count: total, total }))],
    ['where nobody is', alike.map(({ total }) => ({ count: 0, total }))],
    [
      'where each area is all or nothing',
      [...alike.map(({ total }) => ({ count: total, total })), { count: 0, total: 100 }],
    ],
    ['of single answers', [0, 1, 1, 0, 1].map((count) => ({ count, total: 1 }))],
    ['of no areas', []],
    ['of areas without answers', [{ count: 0, total: 0 }]],
  ])('has no maximum %s', (_, areas) => {
    expect(betaBinomialFit(areas)).toBeNull();
  });

  test('throws on parts of answers', () => {
    expect(() => betaBinomialFit([{ count: 1.5, total: 3 }])).toThrow(RangeError);
  });
});

describe('rates that borrow strength from each other', () => {
  test('lie between their own and the common rate, the nearer the fewer the answers', () => {
    const rates = shrunkenRates(plates, 0.5, 1) ?? [];
    const { a, b } = betaBinomialFit(plates) ?? { a: NaN, b: NaN };
    rates.forEach(({ rate }, index) => {
      const { count, total } = plates[index] ?? { count: NaN, total: NaN };
      expect(rate).toBeCloseTo((count + a) / (total + a + b), 12);
    });
    expect(rates[15]?.rate).toBeGreaterThan(0.35);
  });

  test('are the same for the same seed, and nearly so for another', () => {
    expect(shrunkenRates(plates, 0.5, 7)).toEqual(shrunkenRates(plates, 0.5, 7));
    const [one, other] = [shrunkenRates(plates, 0.5, 7) ?? [], shrunkenRates(plates, 0.5, 8) ?? []];
    one.forEach(({ rankLow, rankHigh }, index) => {
      expect(Math.abs(rankLow - (other[index]?.rankLow ?? NaN))).toBeLessThanOrEqual(1);
      expect(Math.abs(rankHigh - (other[index]?.rankHigh ?? NaN))).toBeLessThanOrEqual(1);
    });
  });

  test('rank the best first, without doubt where the answers leave none', () => {
    const far = [0.1, 0.3, 0.5, 0.7, 0.9].map((share) => ({ count: share * 10_000, total: 10_000 }));
    expect(shrunkenRates(far, 0.6, 1)?.map(({ rankLow, rankHigh }) => [rankLow, rankHigh])).toEqual([
      [5, 5],
      [4, 4],
      [3, 3],
      [2, 2],
      [1, 1],
    ]);
    expect(shrunkenRates(far, 0.6, 1)?.map(({ probabilityAtTarget }) => Math.round(probabilityAtTarget))).toEqual([
      0, 0, 0, 1, 1,
    ]);
  });

  test('are one rate for all, at any rank, where chance explains the differences', () => {
    const rates = shrunkenRates(alike, 0.95, 1) ?? [];
    expect(rates).toHaveLength(5);
    for (const { rate, rankLow, rankHigh, probabilityAtTarget } of rates) {
      expect([rate, rankLow, rankHigh]).toEqual([0.95, 1, 5]);
      expect(probabilityAtTarget).toBeGreaterThan(0.4);
      expect(probabilityAtTarget).toBeLessThan(0.6);
    }
  });

  test('do not blend areas that have nothing in common', () => {
    const split = [100, 100, 100, 0, 0, 0].map((count) => ({ count, total: 100 }));
    const rates = shrunkenRates(split, 0.95, 1) ?? [];
    expect(rates[0]?.rate).toBeGreaterThan(0.99);
    expect(rates[5]?.rate).toBeLessThan(0.01);
    expect(rates[0]?.rankHigh).toBe(3);
  });

  test('give an area without answers what the others suggest', () => {
    const rates = shrunkenRates([...plates, { count: 0, total: 0 }], 0.5, 1) ?? [];
    const { a, b } = betaBinomialFit(plates) ?? { a: NaN, b: NaN };
    expect(rates[21]?.rate).toBeCloseTo(a / (a + b), 12);
    expect((rates[21]?.rankHigh ?? 0) - (rates[21]?.rankLow ?? 0)).toBeGreaterThan(14);
  });

  test('need five areas with answers', () => {
    expect(shrunkenRates(alike.slice(1), 0.95, 1)).toBeNull();
    expect(shrunkenRates([...alike.slice(1), { count: 0, total: 0 }], 0.95, 1)).toBeNull();
    expect(shrunkenRates([], 0.95, 1)).toBeNull();
  });

  test('stay in bounds whatever the areas', () => {
    fc.assert(
      fc.property(districts, fc.double({ min: 0, max: 1, noNaN: true }), fc.maxSafeInteger(), (areas, target, seed) => {
        for (const { rate, probabilityAtTarget, rankLow, rankHigh } of shrunkenRates(areas, target, seed) ?? []) {
          expect(rate).toBeGreaterThanOrEqual(0);
          expect(rate).toBeLessThanOrEqual(1);
          expect(probabilityAtTarget).toBeGreaterThanOrEqual(0);
          expect(probabilityAtTarget).toBeLessThanOrEqual(1);
          expect(rankLow).toBeGreaterThanOrEqual(1);
          expect(rankHigh).toBeGreaterThanOrEqual(rankLow);
          expect(rankHigh).toBeLessThanOrEqual(areas.length);
        }
      }),
      { numRuns: 30 },
    );
  });
});
