/** The first hundred and fifty hostile files of the fuzz run, so that a new reader of a property meets them at once. */
import { expect, test } from 'vitest';
import { checkHostileDefinitions } from '../load/fuzz/hostile-definitions.ts';

test('no hostile file brings the check down, or makes it work without end', { timeout: 300_000 }, async () => {
  const { checked, crashed, slow } = await checkHostileDefinitions({ seed: 20_261_124, count: 150 });
  expect(checked).toBe(150);
  expect(crashed).toEqual([]);
  expect(slow.filter(({ milliseconds }) => milliseconds > 15_000)).toEqual([]);
});
