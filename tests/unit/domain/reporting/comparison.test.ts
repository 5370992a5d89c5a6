import { describe, expect, test } from 'vitest';
import type { Form } from '../../../../src/domain/form/form.ts';
import { scoreScaleOf } from '../../../../src/domain/indicators/score-scale.ts';
import { askedHeadlines, compareSides, type Side } from '../../../../src/domain/reporting/index.ts';
import { partsOfTallies } from '../../../../src/domain/reporting/parts-of-tallies.ts';
import { newcombeDifference, scoreInterval } from '../../../../src/domain/statistics/index.ts';
import { communityOf, opinions, waveOf, type Group } from './wave-of.ts';

const scale = ['very_satisfied', 'fairly_satisfied', 'neutral', 'fairly_dissatisfied', 'very_dissatisfied'];
const words = ['很满意', '满意', '一般', '不满意', '很不满意'];

interface Wording {
  readonly title?: string;
  readonly choices?: readonly string[];
}

function formOf({ title = '总的来说，您满意吗？', choices = words }: Wording = {}): Form {
  const overall = choices.map((text, index) => ({
    value: index + 1,
    text: { 'zh-CN': text },
    role: scale[index] ?? 'unsure',
  }));
  return {
    format: 1,
    languages: ['zh-CN'],
    title: {},
    calculated: [],
    pages: [
      {
        name: 'first',
        elements: [
          {
            ...{ kind: 'radiogroup', name: 'overall', title: { 'zh-CN': title }, required: false, validators: [] },
            choices: overall,
          },
        ],
      },
    ],
  };
}

function side(
  groups: readonly Group[],
  { plannedDesignEffect = 1, scale = 1, ...wording }: Wording & { plannedDesignEffect?: number; scale?: number } = {},
): Side {
  const { communities, wave } = waveOf([communityOf(groups)]);
  const form = formOf(wording);
  const counting = { countable: { overall: 'one' }, headlines: { satisfaction: 'overall' }, eligibility: [] } as const;
  const questions = askedHeadlines(counting, form);
  return {
    ...{ form, counting, standards: { ...wave, plannedDesignEffect, scale: scoreScaleOf(scale) } },
    communities: communities.map((each) => ({
      parts: partsOfTallies(each, questions),
      households: each.community.households,
    })),
  };
}

const asked = { mode: 'assisted' } as const;

describe('two sides that asked the same', () => {
  test('differ by Newcombe 1998: 56/70 − 48/80', () => {
    const { satisfaction } = compareSides(side(opinions(48, 32)), side(opinions(56, 14))).measures;
    if (satisfaction.state !== 'found') throw new Error(satisfaction.state);
    expect(satisfaction.difference.difference).toBeCloseTo(0.2, 10);
    expect(satisfaction.difference.low).toBeCloseTo(0.0524, 4);
    expect(satisfaction.difference.high).toBeCloseTo(0.3339, 4);
    expect(satisfaction.direction).toBe('up');
    expect([satisfaction.first.n, satisfaction.second.n]).toEqual([80, 70]);
  });

  test('are compared on effective sizes, so that a design effect leaves more in doubt', () => {
    const effect = { plannedDesignEffect: 3 };
    const { satisfaction } = compareSides(side(opinions(48, 32), effect), side(opinions(56, 14), effect)).measures;
    if (satisfaction.state !== 'found') throw new Error(satisfaction.state);
    const expected = newcombeDifference({ count: 56 / 3, total: 70 / 3 }, { count: 16, total: 80 / 3 });
    expect(satisfaction.difference.low).toBeCloseTo(expected?.low ?? NaN, 12);
    expect(satisfaction.direction).toBe('unclear');
  });

  test('have their scores subtracted with the doubt of both', () => {
    const { score } = compareSides(side(opinions(480, 320)), side(opinions(560, 140))).measures;
    if (score.state !== 'found') throw new Error(score.state);
    const [before, after] = [
      [480, 320],
      [560, 140],
    ].map(([best = 0, worst = 0]) =>
      scoreInterval([
        { points: 100, count: best },
        { points: 0, count: worst },
      ]),
    );
    expect(score.difference.difference).toBeCloseTo(20, 10);
    expect(score.difference.low).toBeCloseTo(
      20 - Math.hypot((after?.mean ?? 0) - (after?.low ?? 0), (before?.high ?? 0) - (before?.mean ?? 0)),
      10,
    );
    expect(score.direction).toBe('up');
  });

  test('that differ in nothing but who asked have not changed on a fixed mix, and the mix is shown', () => {
    const earlier = side([...opinions(240, 60), ...opinions(100, 0, asked)]);
    const later = side([...opinions(80, 20), ...opinions(300, 0, asked)]);
    const { measures, mix } = compareSides(earlier, later);
    const { satisfaction, score } = measures;
    if (satisfaction.state !== 'found' || score.state !== 'found') throw new Error('not found');
    expect(satisfaction.direction).toBe('up');
    expect(satisfaction.onFixedMix?.difference).toBeCloseTo(0, 10);
    expect(score.direction).toBe('up');
    expect(score.onFixedMix?.difference).toBeCloseTo(0, 10);
    expect(score.onFixedMix?.low).toBeLessThan(0);
    expect(mix?.shift).toBeCloseTo(0.5, 10);
    expect(mix?.ways.map(({ mode, first, second }) => [mode, first, second])).toEqual([
      ['self', 0.75, 0.25],
      ['assisted', 0.25, 0.75],
    ]);
  });

  test('without a common way of answering stand as they are, and no fixed mix is made up', () => {
    const { satisfaction, score } = compareSides(side(opinions(50, 5)), side(opinions(50, 5, asked))).measures;
    expect(satisfaction).toMatchObject({ state: 'found', onFixedMix: null });
    expect(score).toMatchObject({ state: 'found', onFixedMix: null });
  });

  test('but earn other points by other scales are compared in everything but the score', () => {
    const [usual, even] = [side(opinions(50, 5)), side(opinions(50, 5), { scale: 2 })];
    const { satisfaction, score } = compareSides(usual, even).measures;
    expect(satisfaction.state).toBe('found');
    expect(score).toEqual({ state: 'incomparable', reason: 'other-points' });
    expect(compareSides(even, even).measures.score.state).toBe('found');
  });

  test('are not compared where one has four answers, or none', () => {
    for (const few of [opinions(4, 0), []]) {
      const { measures, mix } = compareSides(side(few), side(opinions(50, 5)));
      expect(measures.satisfaction).toEqual({ state: 'suppressed', minimum: 5 });
      expect(measures.score).toEqual({ state: 'suppressed', minimum: 5 });
      expect(mix).toBeNull();
    }
  });

  test('turned round differ the other way', () => {
    const [one, other] = [side(opinions(70, 30)), side(opinions(90, 10))];
    const there = compareSides(one, other).measures.score;
    const back = compareSides(other, one).measures.score;
    if (there.state !== 'found' || back.state !== 'found') throw new Error('not found');
    expect(there.difference.low).toBeCloseTo(-back.difference.high, 10);
    expect([there.direction, back.direction]).toEqual(['up', 'down']);
  });
});

describe('two sides that asked otherwise', () => {
  const plain = side(opinions(48, 32));

  test.each([
    ['in other words', { title: '您对物业满意吗？' }, 'other-words'],
    ['with fewer choices', { choices: words.slice(0, 3) }, 'other-scale'],
    ['with other words for a choice', { choices: ['太好了', ...words.slice(1)] }, 'other-scale'],
  ])('%s are refused with the reason', (_, wording, reason) => {
    const { measures } = compareSides(plain, side(opinions(56, 14), wording));
    expect(measures.satisfaction).toEqual({ state: 'incomparable', reason });
    expect(measures.score).toEqual({ state: 'incomparable', reason });
  });

  test('only once are refused, and what neither asked is not missed', () => {
    const silent: Side = { ...plain, counting: { ...plain.counting, headlines: {} } };
    expect(compareSides(plain, silent).measures.satisfaction).toEqual({ state: 'incomparable', reason: 'asked-once' });
    expect(compareSides(plain, plain).measures.support).toEqual({ state: 'unasked' });
    expect(compareSides(silent, silent).measures.score).toEqual({ state: 'unasked' });
  });

  test('spaces and the order of choices make no other question', () => {
    const spaced = side(opinions(56, 14), { title: '总的来说，您 满意吗？ ' });
    expect(compareSides(plain, spaced).measures.satisfaction.state).toBe('found');
  });
});
