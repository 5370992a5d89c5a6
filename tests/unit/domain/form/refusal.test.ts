import { expect, test } from 'vitest';

import { allowingRefusal, checkSubmission } from '../../../../src/domain/form/index.ts';
import type { Form, Question } from '../../../../src/domain/form/index.ts';
import { streetForm, today } from './street-form.ts';

const asked = (name: string) => ({ name, title: { en: name }, required: true, validators: [] });
const choices = [1, 2].map((value) => ({ value, text: { en: String(value) } }));

/** Every way in which a form can insist on an answer. */
const insisting: readonly Question[] = [
  { ...asked('needed'), kind: 'radiogroup', choices },
  { ...asked('needed_then'), kind: 'rating', choices, required: false, requiredIf: ['=', 1, 1] },
  { ...asked('at_least'), kind: 'checkbox', choices, minimum: 1 },
  {
    ...asked('rows'),
    kind: 'matrix',
    columns: choices,
    rows: [{ value: 'row', text: { en: 'row' } }],
    everyRowRequired: true,
  },
  {
    ...asked('fields'),
    kind: 'multipletext',
    fields: [{ ...asked('field'), input: 'text', maxLength: 5 }],
  },
  {
    ...asked('agrees'),
    kind: 'text',
    input: 'text',
    maxLength: 9,
    validators: [{ kind: 'expression', expression: ['notempty', ['var', 'agrees']] }],
  },
];
const form: Form = {
  ...streetForm,
  calculated: [],
  pages: [
    {
      name: 'page',
      requiredIf: ['=', 1, 1],
      elements: [{ kind: 'panel', name: 'panel', requiredIf: ['=', 1, 1], elements: insisting }],
    },
  ],
};

test('a sheet without a single answer is refused as it is, and stored where refusing is allowed', () => {
  expect(checkSubmission(form, {}, today).ok).toBe(false);
  expect(checkSubmission(allowingRefusal(form), {}, today)).toEqual({ ok: true, value: {} });
});

test('what is answered must still fit its question', () => {
  const open = allowingRefusal(streetForm);
  const codeOf = (answers: unknown) => {
    const checked = checkSubmission(open, answers, today);
    return checked.ok ? 'accepted' : checked.problem[0]?.code;
  };
  expect(codeOf({ age: 17 })).toBe('below');
  expect(codeOf({ joined: ['sorting', 'cleaning', 'reading'] })).toBe('too_many');
  expect(codeOf({ satisfied: 'perhaps' })).toBe('choice');
  expect(codeOf({ why: 'never asked' })).toBe('hidden');
  expect(codeOf({ rating: 5 })).toBe('accepted');
});
