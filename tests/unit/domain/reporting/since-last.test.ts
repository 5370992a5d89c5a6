import { expect, test } from 'vitest';
import {
  askedHeadlines,
  isMixShifted,
  judgeWave,
  sinceLast,
  type CommunityParts,
} from '../../../../src/domain/reporting/index.ts';
import { partsOfTallies } from '../../../../src/domain/reporting/parts-of-tallies.ts';
import { newcombeDifference } from '../../../../src/domain/statistics/index.ts';
import { communityOf, form, opinions, waveOf, type Group } from './wave-of.ts';

function satisfactionOf(...groups: readonly Group[]) {
  const finding = judgeWave(waveOf([communityOf(groups)]), form).whole.headlines.satisfaction;
  return finding.state === 'found' ? { ...finding, estimate: finding.rate } : finding;
}

function partsOf(...groups: readonly Group[]): CommunityParts {
  return partsOfTallies(communityOf(groups), askedHeadlines(waveOf([]).counting, form));
}

test('a change has the range of Newcombe on effective sizes', () => {
  const change = sinceLast(satisfactionOf(...opinions(90, 30)), satisfactionOf(...opinions(110, 10)));
  const effective = newcombeDifference({ count: 110 / 1.5, total: 80 }, { count: 90 / 1.5, total: 80 });
  expect(change?.difference).toBeCloseTo(110 / 120 - 90 / 120, 12);
  expect(change?.low).toBeCloseTo(effective?.low ?? NaN, 12);
  expect(change?.high).toBeCloseTo(effective?.high ?? NaN, 12);
});

test.each([
  ['has risen', [80, 40], [118, 2], 'up'],
  ['has fallen', [118, 2], [80, 40], 'down'],
  ['cannot be judged', [110, 10], [112, 8], 'unclear'],
  ['cannot be judged, though nobody is dissatisfied any more', [9, 1], [10, 0], 'unclear'],
] as const)('a rate %s only where its range leaves nothing out', (_, before, after, direction) => {
  const wave = ([happy, unhappy]: readonly [number, number]) => satisfactionOf(...opinions(happy, unhappy));
  const change = sinceLast(wave(before), wave(after));
  expect(change?.direction).toBe(direction);
});

test('against four answers there is no change to speak of', () => {
  const [few, enough] = [satisfactionOf(...opinions(4, 0)), satisfactionOf(...opinions(90, 10))];
  expect(sinceLast(few, enough)).toBeNull();
  expect(sinceLast(enough, few)).toBeNull();
});

test('half of the answers at the door instead of none is another way of asking; one in fifty is not', () => {
  const before = partsOf(...opinions(100, 0));
  expect(isMixShifted(before, partsOf(...opinions(50, 0), ...opinions(50, 0, { mode: 'assisted' })))).toBe(true);
  expect(isMixShifted(before, partsOf(...opinions(98, 0), ...opinions(2, 0, { mode: 'assisted' })))).toBe(false);
  expect(isMixShifted(before, partsOf(...opinions(4, 0, { mode: 'assisted' })))).toBe(false);
});
