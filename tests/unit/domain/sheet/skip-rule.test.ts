import { describe, expect, test } from 'vitest';

import type { Form, Logic } from '../../../../src/domain/form/index.ts';
import { askedWhen } from '../../../../src/domain/sheet/asked-when.ts';
import { skipRule } from '../../../../src/domain/sheet/skip-rule.ts';
import { streetForm } from '../form/street-form.ts';

const q = (name: string): Logic => ['var', name];

describe('a condition that can be said', () => {
  test.each<[because: string, Logic, unknown]>([
    ['one choice', ['=', q('a'), 'yes'], { is: 'chosen', question: 'a', values: ['yes'] }],
    ['one of several', ['anyof', q('a'), ['list', 1, 2]], { is: 'chosen', question: 'a', values: [1, 2] }],
    ['a tick among others', ['contains', q('a'), 'x'], { is: 'chosen', question: 'a', values: ['x'] }],
    ['anything but', ['!=', q('a'), 'no'], { is: 'not-chosen', question: 'a', values: ['no'] }],
    ['not that', ['not', ['=', q('a'), 'no']], { is: 'not-chosen', question: 'a', values: ['no'] }],
    ['answered at all', ['notempty', q('a')], { is: 'answered', question: 'a' }],
    ['left open', ['not', ['notempty', q('a')]], { is: 'unanswered', question: 'a' }],
    ['an age', ['>=', q('age'), 60], { is: 'at-least', question: 'age', value: 60 }],
  ])('%s', (_, logic, rule) => expect(skipRule(logic)).toEqual(rule));

  test('several, said as one list', () => {
    const rule = skipRule(['and', ['=', q('a'), 1], ['and', ['=', q('b'), 2], ['notempty', q('c')]]]);
    expect(rule).toMatchObject({ is: 'all', rules: [{ question: 'a' }, { question: 'b' }, { question: 'c' }] });
    expect(skipRule(['or', ['=', q('a'), 1], ['=', q('b'), 2]])).toMatchObject({ is: 'any' });
    expect(skipRule(['allof', q('a'), ['list', 'x', 'y']])).toMatchObject({
      is: 'all',
      rules: [{ values: ['x'] }, { values: ['y'] }],
    });
  });
});

test.each<[because: string, Logic]>([
  ['a sum', ['>', ['+', q('a'), q('b')], 3]],
  ['two questions compared', ['=', q('a'), q('b')]],
  ['a function', ['age', q('born')]],
  ['one row of a table', ['=', ['row', 'places', 'park'], 'good']],
  ['one unsayable part', ['and', ['=', q('a'), 1], ['>', ['+', q('a'), 1], 3]]],
  ['the opposite of a list', ['not', ['or', ['=', q('a'), 1], ['=', q('b'), 2]]]],
  ['a bare value', true],
])('%s cannot be followed on paper', (_, logic) => expect(skipRule(logic)).toBeNull());

test('a question is asked when its page, its panel and itself all are', () => {
  const [first] = streetForm.pages;
  const form: Form = {
    ...streetForm,
    pages: [
      {
        name: 'page',
        visibleIf: ['=', q('age'), 20],
        elements: [{ kind: 'panel', name: 'panel', elements: first?.elements.slice(1) ?? [] }],
      },
    ],
  };
  const when = askedWhen(form);
  expect(when.get('satisfied')).toMatchObject({ is: 'chosen', question: 'age' });
  expect(when.get('why')).toMatchObject({ is: 'all', rules: [{ question: 'age' }, { question: 'satisfied' }] });
  expect(askedWhen(streetForm).has('satisfied')).toBe(false);
});
