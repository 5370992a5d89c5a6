import { describe, expect, test } from 'vitest';

import { answerQuality, durationsOf } from '../../../../src/domain/reporting/index.ts';

const population = (flags: number, count: number) => ({ flags, count, eligible: true });

describe('flags', () => {
  test('are counted by kind, an answer with several in each; night alone flags nothing', () => {
    const quality = answerQuality([
      population(0, 200),
      population(1, 6),
      population(2, 7),
      population(6, 5),
      population(8, 9),
    ]);
    expect(quality).toEqual({
      ...{ eligible: 227, ineligible: 0, flagged: 18 },
      kinds: { duplicate: 6, haste: 12, straightLine: 5, night: 9 },
    });
  });

  test('below five are not told', () => {
    expect(answerQuality([population(0, 50), population(8, 4)]).kinds.night).toBeNull();
    expect(answerQuality([population(0, 50), population(2, 3)])).toMatchObject({
      flagged: null,
      kinds: { haste: null },
    });
  });

  test('that would give a few away by their sum are not told either', () => {
    const { flagged, kinds } = answerQuality([population(0, 50), population(1, 2), population(2, 9)]);
    expect(flagged).toBe(11);
    expect(kinds).toMatchObject({ duplicate: null, haste: null });
  });

  test('nobody has are nought', () => {
    expect(answerQuality([])).toEqual({
      ...{ eligible: 0, ineligible: 0, flagged: 0 },
      kinds: { duplicate: 0, haste: 0, straightLine: 0, night: 0 },
    });
  });
});

test('people outside the population are counted from five on, and their flags are nobody’s concern', () => {
  const outside = (count: number) => answerQuality([population(0, 50), { flags: 2, eligible: false, count }]);
  expect(outside(5)).toMatchObject({ eligible: 50, ineligible: 5, flagged: 0 });
  expect(outside(4).ineligible).toBeNull();
});

describe('how long answers took', () => {
  test('is told from thirty answers on', () => {
    expect(durationsOf([{ bucket: 10, count: 29 }])).toBeNull();
    expect(durationsOf([])).toBeNull();
    expect(durationsOf([{ bucket: 10, count: 30 }])?.answers).toBe(30);
  });

  test('lies inside the bucket, as if its answers were spread evenly', () => {
    expect(durationsOf([{ bucket: 10, count: 40 }])).toEqual({
      ...{ answers: 40, lowerQuartile: 51.25, median: 52.5, upperQuartile: 53.75 },
    });
  });

  test('does not depend on the order of buckets', () => {
    const buckets = [
      { bucket: 40, count: 10 },
      { bucket: 8, count: 20 },
      { bucket: 20, count: 30 },
    ];
    expect(durationsOf(buckets)).toEqual(durationsOf(buckets.toReversed()));
    expect(durationsOf(buckets)?.median).toBeCloseTo(101.67, 2);
  });
});
