import { describe, expect, test } from 'vitest';
import { judgeWave, type Headlines } from '../../../../src/domain/reporting/index.ts';
import { clusteredInterval, smallestSampleReaching, wilsonInterval } from '../../../../src/domain/statistics/index.ts';
import { communityOf, form, opinions, waveOf, type Group } from './wave-of.ts';

function headlinesOf(groups: readonly Group[], households: number | null = 2000): Headlines {
  return judgeWave(waveOf([communityOf(groups, households)]), form).whole.headlines;
}

function found<State extends { readonly state: string }>(finding: State): Extract<State, { state: 'found' }> {
  if (finding.state !== 'found') throw new Error(`not found but ${finding.state}`);
  return finding as Extract<State, { state: 'found' }>;
}

describe('the verdict on a community', () => {
  test.each([
    ['110 of 110 satisfied', 110, 0, { verdict: 'met' }],
    ['109 of 109 satisfied', 109, 0, { verdict: 'unclear', missing: 1 }],
    ['9 of 9 satisfied', 9, 0, { verdict: 'unclear', missing: 101 }],
    ['350 of 400 satisfied', 350, 50, { verdict: 'not-met' }],
    ['95 of 100 satisfied, on the target itself', 95, 5, { verdict: 'unclear', missing: null }],
    ['nobody of 9', 0, 9, { verdict: 'not-met' }],
  ])('with %s', (_, happy, unhappy, judgement) => {
    expect(found(headlinesOf(opinions(happy, unhappy)).satisfaction).judgement).toEqual(judgement);
  });

  test('that straddles the target settles when as many more come in as it says is missing', () => {
    const { judgement } = found(headlinesOf(opinions(485, 15)).satisfaction);
    expect(judgement.verdict).toBe('unclear');
    const total = 500 + (judgement.verdict === 'unclear' ? (judgement.missing ?? NaN) : NaN);
    const lowAt = (answers: number) => wilsonInterval((0.97 * answers) / 1.5, answers / 1.5)?.low;
    expect(lowAt(total)).toBeGreaterThanOrEqual(0.95);
    expect(lowAt(total - 1)).toBeLessThan(0.95);
  });

  test('agrees with the planner where nobody is dissatisfied', () => {
    const planned = smallestSampleReaching(0.95, 0, { designEffect: 1.5 });
    const { judgement } = found(headlinesOf(opinions(20, 0)).satisfaction);
    expect(judgement).toEqual({ verdict: 'unclear', missing: (planned ?? NaN) - 20 });
  });

  test('promises nothing that its people could not answer', () => {
    const { judgement } = found(headlinesOf(opinions(940, 55), 600).satisfaction);
    expect(judgement).toEqual({ verdict: 'unclear', missing: null });
  });

  test("rests on Wilson's interval with the planned design effect", () => {
    const finding = found(headlinesOf(opinions(180, 20)).satisfaction);
    expect(finding).toMatchObject({ count: 180, total: 200, rate: 0.9, designEffect: 1.5, method: 'planned' });
    expect(finding.low).toBeCloseTo(wilsonInterval(120, 200 / 1.5)?.low ?? NaN, 12);
  });

  test('takes the design effect from clusters when most answers came in ten of them', () => {
    const clusters = Array.from({ length: 12 }, (_, cluster) =>
      opinions(cluster % 3 ? 10 : 6, cluster % 3 ? 0 : 4, { cluster }),
    );
    const alone = clusteredInterval(
      Array.from({ length: 12 }, (_, cluster) => ({ count: cluster % 3 ? 10 : 6, total: 10 })),
      { plannedDesignEffect: 1.5 },
    );
    const { low, designEffect, method } = found(headlinesOf(clusters.flat()).satisfaction);
    expect(method).toBe('estimated');
    expect(designEffect).toBeCloseTo(alone?.designEffect ?? NaN, 12);
    expect(low).toBeCloseTo(alone?.low ?? NaN, 12);
    const withOthers = [...clusters.flat(), ...opinions(130, 20)];
    expect(found(headlinesOf(withOthers).satisfaction).method).toBe('planned');
  });

  test('does not depend on the mode of the answers', () => {
    const mixed = [...opinions(60, 3, { mode: 'assisted' }), ...opinions(40, 7, { mode: 'self' })];
    expect(headlinesOf(mixed).satisfaction).toEqual(headlinesOf(opinions(100, 10)).satisfaction);
  });
});

describe('what may be shown', () => {
  test.each([0, 1, 4])('is nothing with %d answers', (answers) => {
    const { satisfaction, score } = headlinesOf(opinions(answers, 0));
    expect(satisfaction).toEqual({ state: 'suppressed', minimum: 5 });
    expect(score).toEqual({ state: 'suppressed', minimum: 5 });
  });

  test('is nothing about a question that was not asked', () => {
    expect(headlinesOf(opinions(100, 0)).support).toEqual({ state: 'unasked' });
  });

  test('is the whole finding, without NaN, from five answers on', () => {
    expect(JSON.stringify(headlinesOf(opinions(5, 0)))).not.toMatch(/NaN|Infinity/);
    expect(found(headlinesOf(opinions(5, 0)).satisfaction).total).toBe(5);
  });
});

describe('the rates', () => {
  test('leave “cannot judge” out of satisfaction and print it beside', () => {
    const finding = found(
      headlinesOf([...opinions(90, 10), { question: 'overall', choice: 6, count: 25 }]).satisfaction,
    );
    expect(finding).toMatchObject({ count: 90, total: 100 });
    expect(finding.variant).toMatchObject({ name: 'unsure_included', count: 90, total: 125 });
  });

  test('count people, not ticks, as participants', () => {
    const groups: Group[] = [
      { question: 'joined', choice: '', count: 100 },
      { question: 'joined', choice: 'clean', count: 60 },
      { question: 'joined', choice: 'sort', count: 70 },
      { question: 'joined', choice: 'none', count: 20 },
    ];
    expect(found(headlinesOf(groups).participation)).toMatchObject({ count: 80, total: 100 });
  });

  test('keep answers given at the door out of awareness and show them apart', () => {
    const groups: Group[] = [
      { question: 'heard', choice: 'known', count: 50, channel: 'poster' },
      { question: 'heard', choice: 'heard', count: 20, channel: 'group' },
      { question: 'heard', choice: 'unknown', count: 30, channel: 'poster' },
      { question: 'heard', choice: 'known', count: 40, channel: 'door' },
    ];
    const finding = found(headlinesOf(groups).awareness);
    expect(finding).toMatchObject({ count: 70, total: 100 });
    expect(finding.variant).toMatchObject({ name: 'strict', count: 50, total: 100 });
    expect(finding.atTheDoor).toMatchObject({ count: 40, total: 40 });
  });

  test('give no awareness where everybody answered at the door', () => {
    const groups: Group[] = [{ question: 'heard', choice: 'known', count: 40, channel: 'door' }];
    expect(headlinesOf(groups).awareness.state).toBe('suppressed');
  });

  test('are also told without flagged answers, if that betrays none of them', () => {
    const rateWith = (flagged: number) =>
      found(headlinesOf([...opinions(90, 10), ...opinions(flagged, 0, { flagged: true })]).satisfaction);
    expect(rateWith(4).withoutFlagged).toBeNull();
    expect(rateWith(5).withoutFlagged).toMatchObject({ count: 90, total: 100 });
    expect(rateWith(5)).toMatchObject({ count: 95, total: 105 });
  });
});

describe('the score', () => {
  test('is a mean of points with its own target and its share of the assessment', () => {
    const score = found(headlinesOf([...opinions(60, 0), { question: 'overall', choice: 2, count: 140 }]).score);
    expect(score).toMatchObject({ mean: 86, total: 200, method: 't', judgement: { verdict: 'met' } });
    expect(score.contribution).toMatchObject({ points: 17.2, weight: 20 });
    expect(score.contribution.low).toBeCloseTo(score.low / 5, 12);
  });

  test('of nine answers of 100 cannot be judged at 80 points, and says how many are missing', () => {
    const { judgement } = found(headlinesOf(opinions(9, 0)).score);
    // 1/(1 + z²·1.5/n) ≥ .8 from n = 4·z²·1.5 = 23.05 on.
    expect(judgement).toEqual({ verdict: 'unclear', missing: 15 });
  });

  test.each([
    ['all dissatisfied', 0, 50, 'not-met'],
    ['half and half', 100, 100, 'not-met'],
    ['nearly all satisfied', 95, 5, 'met'],
  ])('with %s', (_, happy, unhappy, verdict) => {
    expect(found(headlinesOf(opinions(happy, unhappy)).score).judgement.verdict).toBe(verdict);
  });
});

describe('the sum of communities', () => {
  const large = communityOf(opinions(90, 10), 3000, 'large');
  const small = communityOf(opinions(30, 20), 1000, 'small');
  const tiny = communityOf(opinions(2, 1), 500, 'tiny');

  test('adds their answers up and weighs them by households beside', () => {
    const { satisfaction } = judgeWave(waveOf([large, small]), form).whole.headlines;
    expect(found(satisfaction)).toMatchObject({ count: 120, total: 150 });
    expect(found(satisfaction).postStratified?.share).toBeCloseTo(0.75 * 0.9 + 0.25 * 0.6, 12);
  });

  test('does not let a small community be worked out', () => {
    const { communities, whole } = judgeWave(waveOf([large, small, tiny]), form);
    expect(communities[2]?.headlines.satisfaction.state).toBe('suppressed');
    expect(found(whole.headlines.satisfaction)).toMatchObject({ count: 120, total: 150, postStratified: null });
    expect(found(whole.headlines.score).total).toBe(150);
  });

  test('contains small communities that hide each other', () => {
    const other = communityOf(opinions(3, 1), 400, 'other');
    const { satisfaction } = judgeWave(waveOf([large, tiny, other]), form).whole.headlines;
    expect(found(satisfaction).total).toBe(107);
  });

  test('does not tell flagged answers of one community by those of the others', () => {
    const flaggedIn = (count: number, id: string) =>
      communityOf([...opinions(90, 10), ...opinions(count, 0, { flagged: true })], 2000, id);
    const sumOf = (...counts: number[]) =>
      found(
        judgeWave(waveOf(counts.map((count, id) => flaggedIn(count, String(id)))), form).whole.headlines.satisfaction,
      );
    expect(sumOf(10, 2).withoutFlagged).toBeNull();
    expect(sumOf(10, 0).withoutFlagged).toMatchObject({ total: 200 });
    expect(sumOf(10, 3, 3).withoutFlagged).toMatchObject({ total: 300 });
  });

  test('is not weighted where households are unknown or a community is silent', () => {
    const unknown = communityOf(opinions(50, 1), null, 'unknown');
    const silent = communityOf([], 800, 'silent');
    for (const other of [unknown, silent]) {
      const { satisfaction } = judgeWave(waveOf([large, other]), form).whole.headlines;
      expect(found(satisfaction).postStratified).toBeNull();
    }
  });

  test('of no communities or no answers is suppressed', () => {
    for (const communities of [[], [communityOf([])], [tiny]]) {
      expect(judgeWave(waveOf(communities), form).whole.headlines.satisfaction.state).toBe('suppressed');
    }
  });

  test('counts the eligible answers received, and the others apart', () => {
    const received = [
      { channel: 'poster', day: '2026-11-02', eligible: true, count: 7 },
      { channel: 'door', day: '2026-11-03', eligible: true, count: 5 },
      { channel: 'poster', day: '2026-11-03', eligible: false, count: 2 },
    ] as const;
    const { communities, whole } = judgeWave(waveOf([{ ...large, completed: received }, small]), form);
    expect(communities.map(({ answers }) => answers)).toEqual([12, 0]);
    expect(whole.answers).toBe(12);
    expect(whole.ineligible).toBe(2);
  });
});
