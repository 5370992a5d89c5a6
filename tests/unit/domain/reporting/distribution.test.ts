import { describe, expect, test } from 'vitest';

import { rateRules } from '../../../../src/domain/indicators/rates.ts';
import type { CodedQuestion } from '../../../../src/domain/indicators/role-counts.ts';
import { distributionOf } from '../../../../src/domain/reporting/distribution.ts';

const roles = ['very_satisfied', 'fairly_satisfied', 'neutral', 'fairly_dissatisfied', 'very_dissatisfied', 'unsure'];
const satisfied: CodedQuestion = { counted: 'one', choices: roles.map((role) => ({ value: role, role })) };
const knows: CodedQuestion = {
  counted: 'one',
  choices: ['known', 'partly_known', 'heard', 'unknown', 'unsure'].map((role) => ({ value: role, role })),
};
const ticked: CodedQuestion = {
  counted: 'many',
  choices: ['clean', 'sort'].map((value) => ({ value, role: 'mentioned' })),
  none: { value: 'none' },
};

function counts(question: CodedQuestion, family: keyof typeof rateRules, given: readonly number[]) {
  const named = question.choices.map(({ value }, index) => [String(value), given[index] ?? 0] as const);
  return distributionOf(question, rateRules[family], new Map(named)).map(({ count }) => count);
}

describe('answers to one question', () => {
  test('are shares of the valid answers; who cannot judge stands apart', () => {
    const spread = distributionOf(
      satisfied,
      rateRules.satisfaction,
      new Map([
        ['very_satisfied', 30],
        ['neutral', 10],
        ['unsure', 8],
      ]),
    );
    expect(spread.map(({ count, group, share }) => [group, count, share])).toEqual([
      ['favourable', 30, 0.75],
      ['favourable', 0, 0],
      ['other', 10, 0.25],
      ['other', 0, 0],
      ['other', 0, 0],
      ['apart', 8, null],
    ]);
  });

  test('with a few of one choice hide its whole group where a score is known', () => {
    expect(counts(satisfied, 'satisfaction', [100, 80, 12, 9, 3, 7])).toEqual([100, 80, null, null, null, 7]);
    expect(counts(satisfied, 'satisfaction', [100, 2, 12, 9, 8, 7])).toEqual([null, null, 12, 9, 8, 7]);
  });

  test('with a few of one choice hide the next smallest where only the rate is known', () => {
    expect(counts(knows, 'awareness', [60, 20, 3, 20, 0])).toEqual([60, null, null, 20, 0]);
  });

  test('below five are not told even where the rate gives them away', () => {
    expect(counts(knows, 'awareness', [60, 20, 9, 4, 0])).toEqual([60, 20, 9, null, null]);
  });

  test('of two who cannot judge hide those two, for no total of them is told', () => {
    expect(counts(satisfied, 'satisfaction', [100, 80, 12, 9, 8, 2])).toEqual([100, 80, 12, 9, 8, null]);
  });

  test('of fewer than five people are no distribution', () => {
    expect(counts(satisfied, 'satisfaction', [4, 0, 0, 0, 0, 30])).toEqual([]);
  });
});

describe('answers to a question with several choices', () => {
  test('are shares of the people, and few ticks hide themselves alone', () => {
    const given = new Map([
      ['', 40],
      ['clean', 30],
      ['sort', 3],
      ['none', 8],
    ]);
    const spread = distributionOf(ticked, rateRules.participation, given);
    expect(spread.map(({ choice, count, share }) => [choice, count, share])).toEqual([
      ['clean', 30, 0.75],
      ['sort', null, null],
      ['none', 8, 0.2],
    ]);
  });
});
