/** Whatever is given, every method answers with figures, with “no data”, or with a RangeError: never with NaN. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as statistics from '../../../../src/domain/statistics/index.ts';

const strange = fc.oneof(
  fc.constantFrom(0, 1, -1, 2, 0.5, 0.95, 20, 1e-6, 1e15, 1e308, -0, NaN, Infinity, -Infinity),
  fc.integer({ min: -5, max: 300 }),
);
const strangeObserved = fc.record({ count: strange, total: strange });
const oddButCounted = fc
  .integer({ min: 0, max: 40 })
  .chain((total) => fc.record({ count: fc.integer({ min: 0, max: total }), total: fc.constant(total) }));
const areas = fc.oneof(
  fc.array(strangeObserved, { maxLength: 8 }),
  fc.array(oddButCounted, { maxLength: 8 }),
  fc.array(fc.constantFrom({ count: 0, total: 0 }, { count: 5, total: 5 }, { count: 0, total: 7 }), { maxLength: 8 }),
);
const few = { maxLength: 4 };
const doors = fc.record({
  ...{ I: strange, P: strange, R: strange, NC: strange, O: strange, UH: strange, UO: strange, NE: strange },
});
const share = fc.oneof(strange, fc.double({ min: 0, max: 1, noNaN: true }));

/** Every exported method with arguments of any kind; sizes alone are kept small enough to be simulated. */
const methods: Record<string, fc.Arbitrary<() => unknown>> = {
  wilsonInterval: fc.tuple(strange, strange, share).map((given) => () => statistics.wilsonInterval(...given)),
  clopperPearsonInterval: fc
    .tuple(strange, strange, share)
    .map((given) => () => statistics.clopperPearsonInterval(...given)),
  withPopulation: fc.tuple(strange, strange, strange, share).map((given) => () => statistics.withPopulation(...given)),
  clusteredInterval: fc.tuple(areas, strange, share).map(
    ([clusters, plannedDesignEffect, confidence]) =>
      () =>
        statistics.clusteredInterval(clusters, { plannedDesignEffect, confidence }),
  ),
  scoreInterval: fc.tuple(fc.array(fc.record({ points: strange, count: strange }), few), strange, share).map(
    ([counts, designEffect, confidence]) =>
      () =>
        statistics.scoreInterval(counts, { designEffect, confidence }),
  ),
  scoreDifference: fc
    .tuple(
      fc.record({ mean: strange, low: strange, high: strange }),
      fc.record({ mean: strange, low: strange, high: strange }),
    )
    .map((given) => () => statistics.scoreDifference(...given)),
  newcombeDifference: fc
    .tuple(strangeObserved, strangeObserved, share)
    .map((given) => () => statistics.newcombeDifference(...given)),
  oneSidedBelow: fc
    .tuple(strange, strange, share, fc.record({ designEffect: strange }))
    .map((given) => () => statistics.oneSidedBelow(...given)),
  benjaminiHochberg: fc.array(share).map((pValues) => () => statistics.benjaminiHochberg(pValues)),
  kishDesignEffect: fc.array(strange).map((weights) => () => statistics.kishDesignEffect(weights)),
  assumedDesignEffect: fc.tuple(strange, share).map((given) => () => statistics.assumedDesignEffect(...given)),
  postStratify: fc
    .tuple(fc.array(fc.record({ count: strange, total: strange, population: strange }), few), share)
    .map((given) => () => statistics.postStratify(...given)),
  betaBinomialFit: areas
    .filter((given) => given.every(({ total }) => !(total > 1e4)))
    .map((given) => () => statistics.betaBinomialFit(given)),
  shrunkenRates: fc
    .tuple(
      areas.filter((given) => given.every(({ total }) => !(total > 1e4))),
      share,
      strange,
      fc.record({ designEffect: strange }),
    )
    .map((given) => () => statistics.shrunkenRates(...given)),
  sampleSize: fc
    .record({ share, margin: share, designEffect: strange, population: strange, confidence: share })
    .map((precision) => () => statistics.sampleSize(precision)),
  smallestSampleReaching: fc
    .tuple(share, strange, fc.record({ designEffect: strange, confidence: share }))
    .map((given) => () => statistics.smallestSampleReaching(...given)),
  responseRates: fc.tuple(doors, fc.option(share)).map((given) => () => statistics.responseRates(...given)),
  suppressSmallCells: fc
    .tuple(fc.array(fc.array(strange, few), few), strange)
    .map((given) => () => statistics.suppressSmallCells(...given)),
};

/** NaN and endless figures anywhere in an answer. */
function isHonest(answer: unknown): boolean {
  if (typeof answer === 'number') return Number.isFinite(answer);
  if (typeof answer !== 'object' || answer === null) return answer !== undefined;
  return Object.values(answer).every(isHonest);
}

describe.each(Object.entries(methods))('%s', (_, calls) => {
  test('answers with figures, no data or a RangeError', () => {
    fc.assert(
      fc.property(calls, (call) => {
        let answer: unknown;
        try {
          answer = call();
        } catch (cause) {
          expect(cause).toBeInstanceOf(RangeError);
          return;
        }
        expect(isHonest(answer)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

test('every exported method stands in this list', () => {
  const others = [
    'designOf',
    'differenceOfEstimates',
    'weightedDifference',
    'rangeUnderDesign',
    'postStratificationProblem',
    'rankingInSteps',
  ];
  const exported = Object.keys(statistics).filter((name) => !others.includes(name));
  expect(exported.toSorted()).toEqual(Object.keys(methods).toSorted());
});
