/** A small form for tests: a street survey with every kind of question. */
import type { Form, Question } from '../../../../src/domain/form/index.ts';

const text = (words: string) => ({ en: words });
const choice = (value: string | number) => ({ value, text: text(String(value)) });
const base = (name: string) => ({ name, title: text(name), required: false, validators: [] });

export const today = { today: '2026-03-01' };

const questions: readonly Question[] = [
  { ...base('age'), kind: 'text', input: 'number', maxLength: 10, minimum: 18, maximum: 120, required: true },
  {
    ...base('satisfied'),
    kind: 'radiogroup',
    choices: ['yes', 'no', 'unsure'].map(choice),
    other: { value: 'other', text: text('Other'), maxLength: 10 },
  },
  {
    ...base('why'),
    kind: 'comment',
    maxLength: 20,
    rows: 3,
    visibleIf: ['=', ['var', 'satisfied'], 'no'],
    required: true,
  },
  {
    ...base('joined'),
    kind: 'checkbox',
    choices: [...['sorting', 'cleaning', 'reading'].map(choice), { ...choice('refused'), exclusive: true }],
    none: { value: 'none', text: text('None of these') },
    maximum: 2,
  },
  { ...base('rating'), kind: 'rating', choices: [1, 2, 3, 4, 5].map(choice) },
  {
    ...base('member'),
    kind: 'boolean',
    yes: { value: true, text: text('Yes') },
    no: { value: false, text: text('No') },
  },
  {
    ...base('places'),
    kind: 'matrix',
    columns: ['good', 'bad'].map(choice),
    rows: ['park', 'street'].map((value) => ({ value, text: text(value) })),
    everyRowRequired: false,
  },
  { ...base('order'), kind: 'ranking', choices: ['a', 'b', 'c'].map(choice) },
  {
    ...base('contact'),
    kind: 'multipletext',
    fields: [
      { name: 'phone', title: text('Phone'), required: false, validators: [], input: 'tel', maxLength: 15 },
      { name: 'people', title: text('People'), required: false, validators: [], input: 'number', maxLength: 5 },
    ],
  },
  { ...base('moved_in'), kind: 'text', input: 'date', maxLength: 10, maximum: '2026-03-01' },
  { ...base('mail'), kind: 'text', input: 'email', maxLength: 30 },
];

export const streetForm: Form = {
  format: 1,
  languages: ['en', 'zh-CN'],
  title: { en: 'Our street', 'zh-CN': '我们的街道' },
  pages: [
    { name: 'first', elements: questions.slice(0, 3) },
    { name: 'second', elements: questions.slice(3) },
  ],
  calculated: [{ name: 'decade', expression: ['round', ['/', ['var', 'age'], 10]], stored: true }],
  extended: true,
};
