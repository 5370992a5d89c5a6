import { describe, expect, test } from 'vitest';

import { askedHeadlines, changeOfParts } from '../../../../src/domain/reporting/index.ts';
import { partsOfTallies } from '../../../../src/domain/reporting/parts-of-tallies.ts';
import { newcombeDifference } from '../../../../src/domain/statistics/index.ts';
import { communityOf, form, opinions, waveOf, type Group } from './wave-of.ts';

const wave = (...groups: Group[][]) => {
  const { communities, counting } = waveOf([communityOf(groups.flat())]);
  const asked = askedHeadlines(counting, form);
  return { communities: communities.map((each) => partsOfTallies(each, asked)), plannedDesignEffect: 1 };
};
const asked = { mode: 'assisted' } as const;

describe('two waves', () => {
  test('that differ in nothing but their mix have not changed', () => {
    // 80 % of those who answer alone and 100 % of those who are asked are satisfied, in both waves.
    const earlier = wave(opinions(240, 60), opinions(100, 0, asked));
    const later = wave(opinions(80, 20), opinions(300, 0, asked));
    const change = changeOfParts('satisfaction', { earlier, later });
    expect(change?.asTheyStand).toBeCloseTo(0.95 - 0.85, 10);
    expect(change?.difference).toBeCloseTo(0, 10);
    expect(change?.mixShift).toBeCloseTo(0.5, 10);
    expect(change?.low).toBeLessThan(0);
    expect(change?.high).toBeGreaterThan(0);
  });

  test('of the same mix are compared as they stand: Newcombe 1998, 56/70 − 48/80', () => {
    const change = changeOfParts('satisfaction', { earlier: wave(opinions(48, 32)), later: wave(opinions(56, 14)) });
    const published = newcombeDifference({ count: 56, total: 70 }, { count: 48, total: 80 });
    expect(change).toMatchObject({ leftOut: [], mixShift: 0 });
    expect(change?.difference).toBeCloseTo(0.2, 10);
    expect(change?.low).toBeCloseTo(0.0524, 4);
    expect(change?.high).toBeCloseTo(published?.high ?? 0, 10);
  });

  test('compare only ways of answering that both have, and say which they leave out', () => {
    const change = changeOfParts('satisfaction', {
      earlier: wave(opinions(50, 50)),
      later: wave(opinions(50, 50), opinions(100, 0, asked)),
    });
    expect(change).toMatchObject({ leftOut: ['assisted'], difference: 0 });
  });

  test('turned round change the other way', () => {
    const [one, other] = [
      wave(opinions(70, 30), opinions(20, 5, asked)),
      wave(opinions(40, 10), opinions(90, 10, asked)),
    ];
    const there = changeOfParts('satisfaction', { earlier: one, later: other });
    const back = changeOfParts('satisfaction', { earlier: other, later: one });
    expect(there?.difference).toBeCloseTo(-(back?.difference ?? 0), 12);
    expect(there?.low).toBeCloseTo(-(back?.high ?? 0), 12);
  });

  test('without a common way, or with too few answers, are not compared', () => {
    expect(
      changeOfParts('satisfaction', { earlier: wave(opinions(50, 5)), later: wave(opinions(50, 5, asked)) }),
    ).toBeNull();
    expect(changeOfParts('satisfaction', { earlier: wave(opinions(4, 0)), later: wave(opinions(50, 5)) })).toBeNull();
    expect(changeOfParts('support', { earlier: wave(opinions(50, 5)), later: wave(opinions(50, 5)) })).toBeNull();
  });
});
