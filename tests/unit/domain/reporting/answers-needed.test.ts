import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answersNeeded, parseGoal, usualGoal } from '../../../../src/domain/reporting/index.ts';

const planning = { target: 0.95, plannedDesignEffect: 1.5 };
const plain = { target: 0.95, plannedDesignEffect: 1 };
const margin = (points: number, isDrawn = false) =>
  ({ kind: 'margin', share: 0.95, margin: points / 100, isDrawn }) as const;

describe('the answers a community needs', () => {
  test.each([
    [0, 73],
    [1, 110],
    [2, 142],
    [5, 230],
  ])('to show 95 %% with %d not satisfied are %d', (negatives, answers) => {
    expect(answersNeeded({ kind: 'reach', negatives }, plain, 2000).answers).toBe(answers);
  });

  test('are 110, not 73, under the usual design effect', () => {
    expect(answersNeeded({ kind: 'reach', negatives: 0 }, planning, 2000).answers).toBe(110);
  });

  test.each([
    [margin(3), plain, 203],
    [margin(2), plain, 457],
    [margin(3), planning, 305],
    [margin(2), planning, 685],
    [margin(3, true), plain, 179],
    [margin(2, true), plain, 350],
  ])('for %o with %o are %d of 1,500 households', (goal, settings, answers) => {
    expect(answersNeeded(goal, settings, 1500).answers).toBe(answers);
  });

  test('are said to be out of reach where there are fewer than two adults a household', () => {
    expect(answersNeeded(margin(3), planning, 153)).toEqual({ answers: 305, isOutOfReach: false });
    expect(answersNeeded(margin(3), planning, 152)).toEqual({ answers: 305, isOutOfReach: true });
    expect(answersNeeded(margin(3), planning, 0)).toEqual({ answers: 305, isOutOfReach: true });
    expect(answersNeeded(margin(3, true), planning, 0).answers).toBe(305);
    expect(answersNeeded(margin(3, true), planning, null)).toEqual({ answers: 305, isOutOfReach: false });
  });
});

describe('a goal as typed', () => {
  test('is read in percent and points, however the number is written', () => {
    const typed = { ...usualGoal, goal: 'margin', share: ' ９５％', margin: '3.5 ', sampling: 'drawn' };
    expect(parseGoal(typed)).toEqual({
      ok: true,
      value: { kind: 'margin', share: 0.95, margin: 0.035, isDrawn: true },
    });
    expect(parseGoal(usualGoal)).toEqual({ ok: true, value: { kind: 'reach', negatives: 0 } });
  });

  test.each([
    [
      { goal: 'margin', share: '', margin: 'x' },
      { share: 'missing', margin: 'not-a-number' },
    ],
    [
      { goal: 'margin', share: '100', margin: '0' },
      { share: 'out-of-range', margin: 'out-of-range' },
    ],
    [{ goal: 'margin', share: '0', margin: '3' }, { share: 'out-of-range' }],
    [
      { goal: 'margin', share: 'NaN', margin: '1e2' },
      { share: 'not-a-number', margin: 'not-a-number' },
    ],
    [{ negatives: '-1' }, { negatives: 'out-of-range' }],
    [{ negatives: '1.5' }, { negatives: 'not-a-number' }],
    [{ negatives: '99999' }, { negatives: 'out-of-range' }],
    [{ goal: '<script>', negatives: '' }, { negatives: 'missing' }],
  ])('%o is refused field by field', (typed, problem) => {
    expect(parseGoal({ ...usualGoal, ...typed })).toEqual({ ok: false, problem });
  });

  test('of whatever text leads to a plan with numbers, or to words', () => {
    fc.assert(
      fc.property(
        fc.record({
          goal: fc.constantFrom('margin', 'reach'),
          share: fc.string(),
          margin: fc.string(),
          negatives: fc.string(),
        }),
        fc.integer({ min: 0, max: 5000 }),
        (typed, households) => {
          const goal = parseGoal({ ...usualGoal, ...typed });
          if (!goal.ok) return Object.keys(goal.problem).length > 0;
          const { answers } = answersNeeded(goal.value, planning, households);
          return answers === null || Number.isSafeInteger(answers);
        },
      ),
    );
  });
});
