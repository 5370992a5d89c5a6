/** Each rule of conditions by example; that they are survey-core's rules is shown in tests/surveys. */
import { describe, expect, test } from 'vitest';
import type { Logic } from '../../../../src/domain/form/index.ts';
import { evaluate } from '../../../../src/domain/form/logic.ts';
import '../../../../src/domain/form/form-extension.ts';

const values = {
  one: 1,
  text: ' Abc ',
  zero: '01',
  comma: '1,5',
  list: ['b', 'a'],
  nothing: [],
  rows: { Park: 'good' },
  yes: 'true',
  born: '1980-03-02',
};
const result = (logic: Logic) => evaluate(logic, { values, today: '2026-03-01' });
const read = (...path: Logic[]): Logic => ['var', ...path];

describe('reading answers', () => {
  test.each<[string, Logic, unknown]>([
    ['a number in text is a number', ['var', 'comma'], 1.5],
    ['a leading zero makes an identifier', ['var', 'zero'], '01'],
    ['the word true is a boolean', ['var', 'yes'], true],
    ['unless it is read as it is', ['raw', 'yes'], 'true'],
    ['a row is found without case', ['var', 'rows', 'park'], 'good'],
    ['a place in a list, from the end too', ['var', 'list', -1], 'a'],
    ['how many', ['var', 'list', 'length'], 2],
    ['no such answer', ['var', 'missing', 'part'], undefined],
    ['nothing of the language itself', ['var', 'constructor', 'name'], undefined],
  ])('%s', (_, logic, expected) => {
    expect(result(logic)).toEqual(expected);
  });
});

describe('comparing', () => {
  test.each<[string, Logic, boolean]>([
    ['case and outer blanks do not matter', ['=', read('text'), 'ABC'], true],
    ['a number equals its text', ['=', read('one'), '1'], true],
    ['lists are equal in any order', ['=', read('list'), ['list', 'a', 'b']], true],
    ['except where the order is the answer', ['==', read('list'), ['list', 'a', 'b']], false],
    ['a missing answer differs from everything', ['!=', read('missing'), 'a'], true],
    ['a missing answer is not less', ['<', read('missing'), 5], false],
    ['nor at least', ['>=', read('missing'), 0], false],
    ['an empty list is empty', ['empty', read('nothing')], true],
    ['zero is an answer', ['notempty', 0], true],
    ['text contains a part of itself', ['contains', read('text'), 'b'], true],
    ['a list contains all of a list', ['contains', read('list'), ['list', 'a', 'b']], true],
    ['a missing answer contains nothing', ['notcontains', read('missing'), 'a'], true],
    ['any of', ['anyof', read('list'), ['list', 'x', 'a']], true],
    ['all of', ['allof', read('list'), ['list', 'x', 'a']], false],
    ['none of', ['noneof', read('missing'), ['list', 'x']], true],
  ])('%s', (_, logic, expected) => {
    expect(result(logic)).toBe(expected);
  });
});

describe('calculating', () => {
  test.each<[string, Logic, unknown]>([
    ['decimals do not drift', ['+', 0.1, 0.2], 0.3],
    ['text is appended', ['+', 'a', 1], 'a1'],
    ['a missing number counts as zero', ['+', read('missing'), 2], 2],
    ['nothing is divided by zero', ['/', 1, 0], null],
    ['lists are opened', ['sum', ['list', 1, '2'], 3], 6],
    ['the mean', ['avg', 1, 2, 6], 3],
    ['a choice between two', ['iif', ['=', read('one'), 1], 'yes', 'no'], 'yes'],
    ['age the day before a birthday', ['age', read('born')], 45],
    ['days between', ['dateDiff', '2026-02-27', ['today'], 'days'], 2],
    ['a date before today', ['<', '2026-02-28', ['today']], true],
    ['today is today', ['=', '2026-03-01', ['today']], true],
    ['a part of a text', ['substring', 'abcdef', 2, 4], 'cd'],
    ['a function that does not exist', ['constructor', 1], undefined],
  ])('%s', (_, logic, expected) => {
    expect(result(logic)).toEqual(expected);
  });
});

test('a field of an unanswered question differs from the empty list, one left empty beside others does not', () => {
  const differs = (values: Readonly<Record<string, unknown>>) =>
    evaluate(['!=', ['field', 'contact', 'street'], ['var', 'ticked']], {
      values: { ticked: [], ...values },
      today: '2026-03-01',
    });
  expect(differs({})).toBe(true);
  expect(differs({ contact: { town: 'x' } })).toBe(false);
});
