/** Rates weighted by age: what a mix of bands gives by hand, and when nothing is said. */
import { describe, expect, test } from 'vitest';

import { weightedByAge, type HeadlinesApart } from '../../../../src/domain/reporting/index.ts';

const figure = (count: number, total: number) => ({ count, total, rate: count / total, low: 0, high: 1 });

function apart(bands: Readonly<Record<string, ReturnType<typeof figure> | null>>): HeadlinesApart {
  return { rates: { satisfaction: { figures: new Map(Object.entries(bands)) } }, score: null };
}

/** The old answer three times as often as the young, and are more content. */
const answered = { '18_34': figure(20, 40), '65_over': figure(108, 120), '': figure(3, 7) };

test('every band counts as much as it has people; those without a band are left out', () => {
  const { satisfaction } = weightedByAge(apart(answered), { '18_34': 1000, '65_over': 1000 });
  // Half of .5 and half of .9.
  expect(satisfaction?.share).toBeCloseTo(0.7, 10);
  expect(satisfaction?.total).toBe(160);
  expect(satisfaction?.low).toBeLessThan(0.7);
  expect(satisfaction?.high).toBeGreaterThan(0.7);
});

test('where the mix is that of the people, nothing changes', () => {
  const { satisfaction } = weightedByAge(apart(answered), { '18_34': 400, '65_over': 1200 });
  expect(satisfaction?.share).toBeCloseTo(128 / 160, 10);
});

describe('nothing is said', () => {
  test.each([
    ['without counts of people', answered, {}],
    ['with one band alone', answered, { '18_34': 400 }],
    ['where a band with people is hidden', { ...answered, '65_over': null }, { '18_34': 400, '65_over': 900 }],
    ['where a band with people has no answer', answered, { '18_34': 400, '65_over': 900, '35_49': 10 }],
  ])('%s', (_when, bands, adults) => {
    expect(weightedByAge(apart(bands), adults)).toEqual({});
  });
});
