import fc from 'fast-check';
import { expect, test } from 'vitest';

import { shownParts } from '../../../../src/domain/reporting/shown-parts.ts';
import { tellableCommunities } from '../../../../src/domain/reporting/tellable-answers.ts';

const parts = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 8 });

test('what is hidden is never one part alone, and never fewer than five people, unless everything is hidden', () => {
  fc.assert(
    fc.property(parts, (counts) => {
      const { hidden, shown } = shownParts(new Map(counts.map((count, place) => [place, count])));
      const all = counts.reduce((sum, count) => sum + count, 0);
      const told = shown.reduce((sum, { count }) => sum + count, 0);
      expect(shown.every(({ count }) => count >= 5)).toBe(true);
      if (hidden === 0) expect(told).toBe(all);
      else if (shown.length > 0) expect([hidden > 1, all - told >= 5]).toEqual([true, true]);
    }),
  );
});

test('nothing is hidden where every part has five', () => {
  expect(
    shownParts(
      new Map([
        ['self', 9],
        ['paper', 5],
      ]),
    ),
  ).toEqual({
    // prettier-ignore
    shown: [{ name: 'self', count: 9 }, { name: 'paper', count: 5 }], // prettier-ignore
    hidden: 0,
  });
});

test('a community of four is not exported, and one of five without the age of anybody', () => {
  const community = { nameZh: '', nameEn: '' };
  const found = tellableCommunities([
    { ...community, id: 'four', answers: 4, ages: new Map([['old', 4]]) },
    { ...community, id: 'five', answers: 5, ages: new Map([['old', 4]]) },
  ]);
  expect(found.map(({ id, tellableAges }) => [id, [...tellableAges]])).toEqual([['five', []]]);
});
