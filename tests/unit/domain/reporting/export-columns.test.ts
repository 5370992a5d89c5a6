import { describe, expect, test } from 'vitest';

import type { Answers, Form, Question } from '../../../../src/domain/form/form.ts';
import { exportColumns, textName, textQuestions } from '../../../../src/domain/reporting/index.ts';

const text = (word: string) => ({ 'zh-CN': word });
const base = (name: string) => ({ name, title: text(name), required: false, validators: [] });
const choices = ['a', 'b'].map((value) => ({ value, text: text(value) }));
const other = { value: 'other', text: text('其他'), maxLength: 50 };

function formOf(...elements: Question[]): Form {
  return { format: 1, languages: ['zh-CN'], title: text(''), calculated: [], pages: [{ name: 'page', elements }] };
}

function rowOf(form: Form, answers: Answers): Record<string, string | number | null> {
  return Object.fromEntries(exportColumns(form, []).map(({ name, valueIn }) => [name, valueIn(answers)]));
}

test('several questions that share one answer have one column, under the name it is stored as', () => {
  const questions = ['q', 'again'].map((name): Question => ({ ...base(name), kind: 'radiogroup', choices }));
  const form: Form = { ...formOf(...questions), shared: [['q', 'again']] };
  expect(rowOf(form, { q: 'a' })).toEqual({ q: 'a' });
});

describe('a column', () => {
  test('per question with one choice, as it was chosen', () => {
    const form = formOf({ ...base('q'), kind: 'radiogroup', choices, other });
    expect(rowOf(form, { q: 'other', 'q-Comment': '自己的话' })).toEqual({ q: 'other' });
    expect(rowOf(form, {})).toEqual({ q: null });
  });

  test('per choice of a question with several: 1, 0, or nothing where it was not answered', () => {
    const form = formOf({ ...base('q'), kind: 'checkbox', choices, none: { value: 'none', text: text('无') }, other });
    expect(rowOf(form, { q: ['b'] })).toEqual({ 'q.a': 0, 'q.b': 1, 'q.none': 0, 'q.other': 0 });
    expect(rowOf(form, {})).toEqual({ 'q.a': null, 'q.b': null, 'q.none': null, 'q.other': null });
  });

  test('per row of a matrix, and for a ranking the place of each choice', () => {
    const rows = ['r', 's'].map((value) => ({ value, text: text(value) }));
    const form = formOf(
      { ...base('m'), kind: 'matrix', columns: choices, rows, everyRowRequired: false },
      { ...base('k'), kind: 'ranking', choices },
    );
    expect(rowOf(form, { m: { r: 'a' }, k: ['b', 'a'] })).toEqual({ 'm.r': 'a', 'm.s': null, 'k.a': 2, 'k.b': 1 });
  });

  test('has numbers as numbers, yes and no as 1 and 0, and no number that could be a telephone', () => {
    const yes = { value: true, text: text('是') };
    const form = formOf(
      { ...base('n'), kind: 'text', input: 'number', maxLength: 20 },
      { ...base('y'), kind: 'boolean', yes, no: { value: false, text: text('否') } },
      { ...base('r'), kind: 'rating', choices: [1, 2, 3].map((value) => ({ value, text: text('') })) },
    );
    expect(rowOf(form, { n: '12.5', y: false, r: 3 })).toEqual({ n: 12.5, y: 0, r: 3 });
    expect(rowOf(form, { n: 13800138000 })).toMatchObject({ n: null });
    expect(rowOf(form, { n: '十二' })).toMatchObject({ n: null });
  });

  test('has a name of its own, whatever questions and choices are called', () => {
    const form = formOf(
      { ...base('week'), kind: 'radiogroup', choices },
      { ...base('q'), kind: 'checkbox', choices },
      { ...base('q.a'), kind: 'radiogroup', choices },
    );
    expect(exportColumns(form, ['week']).map(({ name }) => name)).toEqual(['week_2', 'q.a', 'q.b', 'q.a_2']);
  });

  test('never reads what every object has', () => {
    const form = formOf({
      ...{ ...base('m'), kind: 'matrix', columns: choices, everyRowRequired: false },
      rows: [{ value: 'constructor', text: text('') }],
    });
    expect(rowOf(form, { m: {} })).toEqual({ 'm.constructor': null });
  });
});

describe('what people typed', () => {
  const field = (name: string, input: 'text' | 'tel' | 'number') => ({
    ...{ name, input, title: text(name), maxLength: 50, required: false, validators: [] },
  });
  const form = formOf(
    { ...base('wish'), kind: 'comment', maxLength: 500, rows: 3 },
    { ...base('mail'), kind: 'text', input: 'email', maxLength: 50 },
    { ...base('born'), kind: 'text', input: 'date', maxLength: 50 },
    { ...base('q'), kind: 'checkbox', choices, other },
    {
      ...base('both'),
      kind: 'multipletext',
      fields: [field('why', 'text'), field('call', 'tel'), field('n', 'number')],
    },
  );

  test('is in no column, whatever was typed', () => {
    const typed = 'typed';
    const answers = {
      wish: typed,
      mail: typed,
      born: typed,
      'q-Comment': typed,
      both: { why: typed, call: typed, n: typed },
    };
    expect(Object.values(rowOf(form, answers)).filter((value) => value !== null)).toEqual([]);
  });

  test('is a text where it is words, and nowhere where it is an address or a date', () => {
    expect(textQuestions(form).map(textName)).toEqual(['wish', 'q-Comment', 'both.why']);
  });
});
