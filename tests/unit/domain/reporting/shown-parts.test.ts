import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { shownParts } from '../../../../src/domain/reporting/shown-parts.ts';

const shown = (counts: Record<string, number>) => [...shownParts(new Map(Object.entries(counts)))].toSorted();

describe('parts beside their whole', () => {
  test.each([
    [{ a: 90, b: 20, c: 4 }, ['a']],
    [{ a: 90, b: 3, c: 2 }, ['a']],
    [{ a: 90, b: 1, c: 1 }, []],
    [{ a: 90, b: 20, c: 1, d: 1 }, ['a']],
    [{ a: 9 }, ['a']],
    [{ a: 4 }, []],
    [{}, []],
  ])('%j', (counts, expected) => {
    expect(shown(counts)).toEqual(expected);
  });

  test('what is hidden never follows: it is nothing, everything, or two parts with five answers or more', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 9 }), (counts) => {
        const parts = new Map(counts.map((count, index) => [index, count]));
        const told = shownParts(parts);
        const hidden = counts.filter((_, index) => !told.has(index));
        const sum = hidden.reduce((all, count) => all + count, 0);
        expect([...told].every((index) => (parts.get(index) ?? 0) >= 5)).toBe(true);
        expect(hidden.length === 0 || told.size === 0 || (hidden.length > 1 && sum >= 5)).toBe(true);
      }),
    );
  });
});
