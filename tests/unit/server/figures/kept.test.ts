import { expect, test } from 'vitest';
import { Kept } from '../../../../src/server/figures/kept.ts';

test('what was worked out once is handed out again', () => {
  const kept = new Kept<number>(2);
  let worked = 0;
  const work = () => (worked += 1);
  expect([kept.getOrKeep('heping', work), kept.getOrKeep('heping', work)]).toEqual([1, 1]);
  expect(kept.getOrKeep('xinhua', work)).toBe(2);
});

test('the one that nobody asked for longest goes first', () => {
  const kept = new Kept<string>(2);
  kept.keep('heping', 'a');
  kept.keep('xinhua', 'b');
  kept.get('heping');
  kept.keep('beihai', 'c');
  expect(['heping', 'xinhua', 'beihai'].map((key) => kept.get(key))).toEqual(['a', undefined, 'c']);
});
