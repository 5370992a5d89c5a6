import { describe, expect, test } from 'vitest';
import { channelsLeftOut, rankingOf, ratesToRank } from '../../../../src/domain/reporting/index.ts';
import { oneSidedBelow, shrunkenRates } from '../../../../src/domain/statistics/index.ts';

const question = {
  counted: 'one',
  choices: [
    { value: 'good', role: 'very_satisfied' },
    { value: 'bad', role: 'very_dissatisfied' },
    { value: 'unsure', role: 'unsure' },
  ],
} as const;

const counted = (shares: readonly (readonly [good: number, bad: number])[]) =>
  shares.map(([good, bad], index) => ({
    ...{ id: `c${index}`, nameZh: `社区${index}`, nameEn: `c${index}` },
    choices: { good, bad, unsure: 3 },
  }));

const settings = { target: 0.95, designEffect: 1.5 };

function ranked(shares: readonly (readonly [number, number])[]) {
  const { rated } = ratesToRank('satisfaction', question, counted(shares));
  const shrunken = shrunkenRates(rated, settings.target, 1, settings);
  return shrunken && rankingOf(rated, shrunken, settings);
}

const apart = [
  [970, 30],
  [800, 200],
  [930, 70],
  [880, 120],
  [990, 10],
  [700, 300],
] as const;

describe('the order of communities', () => {
  test('begins with the highest rate and gives every rank as a range', () => {
    const ranking = ranked(apart);
    expect(ranking?.ranked.map(({ community }) => community.id)).toEqual(['c4', 'c0', 'c2', 'c3', 'c1', 'c5']);
    expect(ranking?.isWithinSamplingError).toBe(false);
    expect(ranking?.ranked.at(-1)).toMatchObject({ rankLow: 6, rankHigh: 6, isBelow: true });
    expect([ranking?.better, ranking?.worse]).toEqual([3, 3]);
  });

  test('is none where chance explains the differences: one estimate for all, every rank possible', () => {
    const ranking = ranked([
      [95, 5],
      [94, 6],
      [96, 4],
      [95, 5],
      [95, 5],
    ]);
    expect(ranking?.isWithinSamplingError).toBe(true);
    expect(new Set(ranking?.ranked.map(({ rate }) => rate)).size).toBe(1);
    expect([ranking?.better, ranking?.worse]).toEqual([0, 0]);
  });

  test('leaves out whoever has fewer than five valid answers, and says who', () => {
    const { rated, tooFew } = ratesToRank('satisfaction', question, counted([...apart, [4, 0], [0, 0]]));
    expect(rated).toHaveLength(6);
    expect(tooFew.map(({ id }) => id)).toEqual(['c6', 'c7']);
    expect(rated[0]).toMatchObject({ count: 970, total: 1000 });
  });

  test('does not exist for four communities', () => {
    expect(ranked(apart.slice(0, 4))).toBeNull();
  });

  test('tests every community against the target under the design effect, adjusted for all of them', () => {
    const ranking = ranked(apart);
    const adjusted = new Map(ranking?.ranked.map(({ community, adjusted: p }) => [community.id, p]));
    const surprise = oneSidedBelow(930, 1000, 0.95, { designEffect: 1.5 }) ?? NaN;
    // Fourth of six by surprise: c5, c1, c3 are more surprising still.
    expect(adjusted.get('c2')).toBeCloseTo((surprise * 6) / 4, 10);
    expect(ranking?.ranked.filter(({ isBelow }) => isBelow).map(({ community }) => community.id)).toEqual([
      'c2',
      'c3',
      'c1',
      'c5',
    ]);
  });

  test('of awareness leaves the door out, of all else nothing', () => {
    expect(channelsLeftOut('awareness')).toEqual(['door']);
    expect(channelsLeftOut('support')).toEqual([]);
  });
});
