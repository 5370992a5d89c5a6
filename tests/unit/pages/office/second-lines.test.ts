import { expect, test } from 'vitest';
import { judgeWave } from '../../../../src/domain/reporting/index.ts';
import { hasSecondLines, secondLinesOf } from '../../../../src/pages/office/_overview/second-lines.ts';
import { communityOf, form, opinions, waveOf, type Group } from '../../domain/reporting/wave-of.ts';

function linesOf(...communities: readonly (readonly Group[])[]) {
  const wave = waveOf(communities.map((groups, index) => communityOf(groups, 1000 * (index + 1), `c${index}`)));
  return secondLinesOf(judgeWave(wave, form).whole.headlines);
}

test('satisfaction stands once more with “cannot judge” in the denominator', () => {
  const { satisfaction } = linesOf([...opinions(90, 10), { question: 'overall', choice: 6, count: 20 }]);
  expect(satisfaction).toMatchObject([{ name: 'unsure_included', estimate: 0.75, n: 120 }]);
});

test('awareness stands once more by “knows” alone, and for the door apart', () => {
  const { awareness } = linesOf([
    { question: 'heard', choice: 'known', count: 30 },
    { question: 'heard', choice: 'heard', count: 20 },
    { question: 'heard', choice: 'known', count: 40, channel: 'door' },
  ]);
  expect(awareness).toMatchObject([
    { name: 'strict', estimate: 0.6, n: 50 },
    { name: 'at_the_door', estimate: 1, n: 40 },
  ]);
});

test.each([
  [4, []],
  [5, ['without_flagged']],
])('with %d doubtful answers the lines without them are %j', (flagged, names) => {
  const lines = linesOf([...opinions(90, 10), ...opinions(flagged, 0, { flagged: true })]);
  const named = (measure: 'satisfaction' | 'score') => lines[measure].map(({ name }) => name);
  expect(named('satisfaction').filter((name) => name !== 'unsure_included')).toEqual(names);
  expect(named('score')).toEqual(names);
});

test('communities together stand once more weighted by their households', () => {
  const { satisfaction } = linesOf(opinions(100, 0), opinions(50, 50));
  const weighted = satisfaction.find(({ name }) => name === 'weighted');
  expect(weighted?.estimate).toBeCloseTo((100 * 1000 + 50 * 2000) / 300_000, 12);
  expect(weighted?.n).toBe(200);
});

test('where nothing may be shown nothing stands beside it', () => {
  expect(hasSecondLines(linesOf(opinions(4, 0)))).toBe(false);
});
