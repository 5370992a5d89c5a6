import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clusteredInterval, wilsonInterval } from '../../../../src/domain/statistics/index.ts';
import { clusters } from './observations.ts';

const planned = { plannedDesignEffect: 1.5 };
const buildings = (counts: readonly number[], total = 10) => counts.map((count) => ({ count, total }));

/** Twelve buildings of ten, four of them far less satisfied. */
const uneven = buildings([6, 10, 10, 6, 10, 10, 6, 10, 10, 6, 10, 10]);

describe('answers that came in clusters', () => {
  test('are judged by their own likeness where it exceeds the plan', () => {
    const interval = clusteredInterval(uneven, planned);
    // p = 104/120; Σ(x − pn)² = 4·(6 − 8.667)² + 8·(10 − 8.667)² = 42.667; v = 12/11·42.667/120²; n_eff = p(1 − p)/v.
    expect(interval?.method).toBe('estimated');
    expect(interval?.effectiveSize).toBeCloseTo(35.75, 10);
    expect(interval?.designEffect).toBeCloseTo(120 / 35.75, 10);
  });

  test('then use t on clusters − 1 degrees, whose 97.5 % point is 2.200985 for eleven', () => {
    const { low = NaN, share = NaN } = clusteredInterval(uneven, planned) ?? {};
    expect((share - low) ** 2).toBeCloseTo((2.2009851600916384 ** 2 * low * (1 - low)) / 35.75, 10);
  });

  test.each([
    ['with fewer than ten clusters', buildings([6, 10, 10, 6, 10, 10, 6, 10, 10])],
    ['with one cluster', buildings([6])],
    ['with more than a third of the answers in one', [...uneven, { count: 30, total: 61 }]],
    ['where all are satisfied', buildings(new Array<number>(20).fill(10))],
    ['where nobody is', buildings(new Array<number>(20).fill(0))],
    ['where all clusters are alike', buildings(new Array<number>(20).fill(9))],
  ])('keep the planned design effect %s', (_, given) => {
    const interval = clusteredInterval(given, planned);
    const count = given.reduce((sum, cluster) => sum + cluster.count, 0);
    const total = given.reduce((sum, cluster) => sum + cluster.total, 0);
    const expected = wilsonInterval(count / 1.5, total / 1.5);
    expect(interval).toMatchObject({ method: 'planned', designEffect: 1.5 });
    expect(interval?.low).toBeCloseTo(expected?.low ?? NaN, 12);
    expect(interval?.high).toBeCloseTo(expected?.high ?? NaN, 12);
  });

  test('still count as estimated with exactly a third in one cluster', () => {
    const given = [{ count: 20, total: 60 }, ...uneven];
    expect(clusteredInterval(given, planned)?.method).toBe('estimated');
  });

  test('never tell more than as many strangers would', () => {
    const interval = clusteredInterval(buildings(new Array<number>(20).fill(9)), { plannedDesignEffect: 1 });
    expect(interval).toMatchObject({ designEffect: 1, effectiveSize: 200 });
  });

  test('leave clusters without answers out', () => {
    const empty = { count: 0, total: 0 };
    expect(clusteredInterval([empty, ...uneven], planned)).toEqual(clusteredInterval(uneven, planned));
  });

  test('two hundred satisfied of two hundred are never worse than 199', () => {
    const all = buildings(new Array<number>(20).fill(10));
    const allButOne = [{ count: 9, total: 10 }, ...all.slice(1)];
    expect(clusteredInterval(all, planned)?.low).toBeGreaterThan(clusteredInterval(allButOne, planned)?.low ?? NaN);
  });

  test('never have a design effect below the planned one, nor an interval without the share', () => {
    fc.assert(
      fc.property(clusters, fc.double({ min: 1, max: 5, noNaN: true }), (given, plannedDesignEffect) => {
        const interval = clusteredInterval(given, { plannedDesignEffect });
        expect(interval?.designEffect).toBeGreaterThanOrEqual(plannedDesignEffect);
        expect(interval?.low).toBeGreaterThanOrEqual(0);
        expect(interval?.low).toBeLessThanOrEqual(interval?.share ?? NaN);
        expect(interval?.high).toBeGreaterThanOrEqual(interval?.share ?? NaN);
        expect(interval?.high).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('are no data when there are none', () => {
    expect(clusteredInterval([], planned)).toBeNull();
    expect(clusteredInterval([{ count: 0, total: 0 }], planned)).toBeNull();
  });

  test.each([0, 0.9, NaN, Infinity])('throw on a planned design effect of %d', (plannedDesignEffect) => {
    expect(() => clusteredInterval(uneven, { plannedDesignEffect })).toThrow(RangeError);
  });
});
