import { expect, test } from 'vitest';
import { checkSizes } from '../../../src/questionnaires/check-sizes.ts';

const ask = (...elements: object[]) => ({ pages: [{ name: 'p', elements }] }) as never;
const many = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index));

test.each([
  [
    'choices',
    ask({ type: 'radiogroup', name: 'q', choices: many(501, String) }),
    'list',
    'pages[0].elements[0].choices',
  ],
  [
    'numbers to choose from',
    ask({ type: 'dropdown', name: 'q', choicesMax: 1e9 }),
    'numbers',
    'pages[0].elements[0].choicesMax',
  ],
  [
    'numbers that never arrive',
    ask({ type: 'dropdown', name: 'q', choicesMax: 3, choicesStep: -1 }),
    'numbers',
    'pages[0].elements[0].choicesMax',
  ],
  ['points of a rating', ask({ type: 'rating', name: 'q', rateMax: 1e6 }), 'numbers', 'pages[0].elements[0].rateMax'],
  [
    'cells of a table',
    ask({ type: 'matrix', name: 'q', rows: many(50, String), columns: many(50, String) }),
    'numbers',
    'pages[0].elements[0].rows',
  ],
  ['calculations', { calculatedValues: many(101, (i) => ({ name: `c${i}` })) } as never, 'list', 'calculatedValues'],
  ['questions', ask(...many(401, (i) => ({ type: 'text', name: `q${i}` }))), 'elements', ''],
])('refuses more %s than any questionnaire has', (_, definition, property, place) => {
  expect(checkSizes(definition)).toEqual([
    { place, code: 'too_large', property, detail: expect.any(String) as string },
  ]);
});

test('takes what real questionnaires have: a hundred choices, ages up to 120, a scale of eleven, a table of twenty rows', () => {
  expect(
    checkSizes(
      ask(
        { type: 'dropdown', name: 'a', choices: many(250, String) },
        { type: 'dropdown', name: 'b', choicesMin: 18, choicesMax: 120 },
        { type: 'rating', name: 'c', rateMin: 0, rateMax: 10, rateCount: 11 },
        { type: 'matrix', name: 'd', rows: many(20, String), columns: many(7, String) },
      ),
    ),
  ).toEqual([]);
});
