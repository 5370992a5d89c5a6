import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clopperPearsonInterval, wilsonInterval, withPopulation } from '../../../../src/domain/statistics/index.ts';
import { confidence, observed } from './observations.ts';

const methods = [
  ['Wilson', wilsonInterval],
  ['Clopper-Pearson', clopperPearsonInterval],
] as const;

describe("Wilson's interval", () => {
  test.each([
    [18, 20, 0.6989663547715128, 0.972133518786232],
    [4, 200, 0.00780442641634947, 0.05028708690582643],
    [190, 200, 0.910421851861224, 0.972617354399236],
  ])('of %i in %i is the published one', (count, total, low, high) => {
    expect(wilsonInterval(count, total)?.low).toBeCloseTo(low, 13);
    expect(wilsonInterval(count, total)?.high).toBeCloseTo(high, 13);
  });

  test('of 81 in 263 is the one in Newcombe 1998, table I', () => {
    expect(wilsonInterval(81, 263)?.low).toBeCloseTo(0.2553, 4);
    expect(wilsonInterval(81, 263)?.high).toBeCloseTo(0.3662, 4);
  });

  test('of nobody in 30 still leaves 11 %', () => {
    expect(wilsonInterval(0, 30)?.low).toBe(0);
    expect(wilsonInterval(0, 30)?.high).toBeCloseTo(0.11351339, 8);
  });

  test('of twenty satisfied in twenty does not show 95 %', () => {
    expect(wilsonInterval(20, 20)?.low).toBeCloseTo(0.839, 3);
    expect(wilsonInterval(20, 20)?.high).toBe(1);
  });

  test('solves the equation of the score test at both ends', () => {
    fc.assert(
      fc.property(observed, ({ count, total }) => {
        const interval = wilsonInterval(count, total);
        for (const end of [interval?.low ?? NaN, interval?.high ?? NaN]) {
          const distance = (count / total - end) ** 2;
          expect(distance).toBeCloseTo((1.959963984540054 ** 2 * end * (1 - end)) / total, 12);
        }
      }),
    );
  });
});

describe("Clopper and Pearson's interval", () => {
  test.each([
    [18, 20, 0.6830172859809176, 0.9876514728297052],
    [4, 200, 0.005475565879556443, 0.05041360908989634],
    [190, 200, 0.9099724622986486, 0.975765834527891],
  ])('of %i in %i is the published one', (count, total, low, high) => {
    expect(clopperPearsonInterval(count, total)?.low).toBeCloseTo(low, 13);
    expect(clopperPearsonInterval(count, total)?.high).toBeCloseTo(high, 13);
  });

  test('of 81 in 263 is the one in Newcombe 1998, table I', () => {
    expect(clopperPearsonInterval(81, 263)?.low).toBeCloseTo(0.2527, 4);
    expect(clopperPearsonInterval(81, 263)?.high).toBeCloseTo(0.3676, 4);
  });

  test('of nobody in n ends where (1 - p)^n is 2.5 %', () => {
    expect(clopperPearsonInterval(0, 30)?.high).toBeCloseTo(0.11570331, 8);
    expect(clopperPearsonInterval(0, 30)?.high).toBeCloseTo(1 - 0.025 ** (1 / 30), 12);
    expect(clopperPearsonInterval(30, 30)?.low).toBeCloseTo(0.025 ** (1 / 30), 12);
  });
});

describe.each(methods)('%s', (_, interval) => {
  test('has nothing to say when nobody answered', () => {
    expect(interval(0, 0)).toBeNull();
  });

  test('stays in 0-1 and contains the observed share', () => {
    fc.assert(
      fc.property(observed, confidence, ({ count, total }, level) => {
        const { low, high } = interval(count, total, level) ?? { low: NaN, high: NaN };
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(count / total + 1e-9);
        expect(high).toBeGreaterThanOrEqual(count / total - 1e-9);
      }),
    );
  });

  test('mirrors when yes is counted as no', () => {
    fc.assert(
      fc.property(observed, confidence, ({ count, total }, level) => {
        const mirrored = interval(total - count, total, level);
        expect(interval(count, total, level)?.low).toBeCloseTo(1 - (mirrored?.high ?? NaN), 9);
      }),
    );
  });

  test('never falls when one answer more is positive', () => {
    fc.assert(
      fc.property(observed, confidence, ({ count, total }, level) => {
        fc.pre(count < total);
        const [before, after] = [interval(count, total, level), interval(count + 1, total, level)];
        expect(after?.low).toBeGreaterThanOrEqual(before?.low ?? NaN);
        expect(after?.high).toBeGreaterThanOrEqual(before?.high ?? NaN);
      }),
    );
  });

  test('is wider where more certainty is asked', () => {
    const [usual, surer] = [interval(17, 20, 0.95), interval(17, 20, 0.99)];
    expect(surer?.low).toBeLessThan(usual?.low ?? NaN);
    expect(surer?.high).toBeGreaterThan(usual?.high ?? NaN);
  });

  test.each([
    [21, 20],
    [-1, 20],
    [NaN, 20],
    [1, NaN],
    [0, -1],
    [1, Infinity],
  ])('throws on %d of %d, which nobody can have counted', (count, total) => {
    expect(() => interval(count, total)).toThrow(RangeError);
  });

  test.each([0, 1, 95, NaN])('throws on a confidence of %d', (level) => {
    expect(() => interval(1, 2, level)).toThrow(RangeError);
  });
});

describe('a small community asked nearly whole', () => {
  test('has no doubt left when everybody answered', () => {
    expect(withPopulation(47, 50, 50)).toEqual({ low: 0.94, high: 0.94 });
    expect(withPopulation(1, 1, 1)).toEqual({ low: 1, high: 1 });
  });

  test('has the doubt of n(N - 1)/(N - n) answers', () => {
    const expected = wilsonInterval(90 * (199 / 100), 100 * (199 / 100));
    expect(withPopulation(90, 100, 200)?.low).toBeCloseTo(expected?.low ?? NaN, 14);
    expect(withPopulation(90, 100, 200)?.high).toBeCloseTo(expected?.high ?? NaN, 14);
  });

  test('lies within the interval of an endless population and nears it', () => {
    fc.assert(
      fc.property(observed, fc.integer({ min: 0, max: 10_000 }), ({ count, total }, others) => {
        const [plain, corrected] = [wilsonInterval(count, total), withPopulation(count, total, total + others)];
        expect(corrected?.low).toBeGreaterThanOrEqual((plain?.low ?? NaN) - 1e-12);
        expect(corrected?.high).toBeLessThanOrEqual((plain?.high ?? NaN) + 1e-12);
      }),
    );
    expect(withPopulation(9, 10, 1e12)?.low).toBeCloseTo(wilsonInterval(9, 10)?.low ?? NaN, 9);
  });

  test('cannot give more answers than it has people', () => {
    expect(() => withPopulation(10, 20, 19)).toThrow(RangeError);
  });

  test('says nothing when nobody answered', () => {
    expect(withPopulation(0, 0, 50)).toBeNull();
  });
});
