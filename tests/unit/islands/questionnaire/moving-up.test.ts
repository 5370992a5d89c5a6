/** A ranking put in order by buttons. */
import { expect, test } from 'vitest';
import { movedUp, moveUpButton } from '../../../../src/islands/questionnaire/moving-up.ts';

const answers = { 'first things': ['a', 'b', 'c'], other: 'x' };

test('what stands third comes second, and everything else stays', () => {
  expect(movedUp(moveUpButton('first things', 2), answers)).toEqual({ ...answers, 'first things': ['a', 'c', 'b'] });
});

test('other buttons are none of its business', () => {
  for (const pressed of ['next', 'to:page', 'up:', 'up:x q', '']) expect(movedUp(pressed, answers)).toBeNull();
});

test('a place or a question that is not there changes nothing', () => {
  for (const pressed of ['up:0 first things', 'up:3 first things', 'up:1 nobody', 'up:1 other', 'up:1 constructor'])
    expect(movedUp(pressed, answers)).toBe(answers);
});
