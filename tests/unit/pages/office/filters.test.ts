import { expect, test } from 'vitest';
import type { Cell, Cells } from '../../../../src/pages/office/_overview/cells.ts';
import { isFiltering, leading, matches, parseFilters } from '../../../../src/pages/office/_overview/filters.ts';

const filtersOf = (address: string) => parseFilters(new URLSearchParams(address));
const verdict = (word: 'met' | 'not-met' | 'unclear'): Cell => ({
  ...{ state: 'found', estimate: 0.9, low: 0.8, high: 0.95, n: 100, missing: null },
  verdict: word,
});

const cells: Cells = {
  satisfaction: verdict('not-met'),
  score: verdict('met'),
  awareness: { state: 'suppressed', minimum: 5 },
  participation: verdict('unclear'),
  support: { state: 'unasked' },
};
const willow = { name: '柳巷社区', cells };

function shows(address: string): boolean {
  return matches(willow, filtersOf(address));
}

test('without a filter everything is shown', () => {
  expect(isFiltering(filtersOf(''))).toBe(false);
  expect(shows('')).toBe(true);
});

test('a verdict goes by the chosen measure, or by satisfaction', () => {
  expect(leading(filtersOf(''))).toBe('satisfaction');
  expect(shows('verdict=not-met')).toBe(true);
  expect(shows('verdict=met')).toBe(false);
  expect(shows('verdict=met&measure=score')).toBe(true);
});

test('too few to show are too few to judge, and what was not asked has no verdict', () => {
  expect(shows('measure=awareness&verdict=unclear')).toBe(true);
  expect(shows('measure=support&verdict=unclear')).toBe(false);
  expect(shows('measure=support')).toBe(true);
});

test('a name is found by a part of it, however it was typed', () => {
  expect(shows('name=柳')).toBe(true);
  expect(shows('name=%20柳巷%20')).toBe(true);
  expect(shows('name=东门')).toBe(false);
  expect(matches({ name: 'Willow Lane 2', cells }, filtersOf('name=willow LANE ２'))).toBe(true);
});

test.each(['verdict=MET', 'verdict=', 'measure=__proto__', 'measure=households', 'name=%20'])(
  '?%s filters nothing',
  (address) => {
    expect(isFiltering(filtersOf(address))).toBe(false);
  },
);

test('a name as long as a novel is cut', () => {
  expect(filtersOf(`name=${'长'.repeat(5000)}`).name).toHaveLength(40);
});
