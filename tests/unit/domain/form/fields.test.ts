import { expect, test } from 'vitest';
import {
  answersFromFields,
  checkPage,
  fieldsFromAnswers,
  formInLanguage,
  startingAnswers,
} from '../../../../src/domain/form/index.ts';
import { streetForm, today } from './street-form.ts';

const answers = {
  age: 42,
  satisfied: 'other',
  'satisfied-Comment': 'both',
  joined: ['cleaning', 'sorting'],
  rating: 5,
  member: false,
  places: { park: 'good', street: 'bad' },
  order: ['c', 'a', 'b'],
  contact: { phone: '138', people: 3 },
  moved_in: '2020-01-01',
};

test('answers survive the way through hidden fields', () => {
  expect(answersFromFields(streetForm, fieldsFromAnswers(answers))).toEqual(answers);
});

test('fields of the page itself, blanks and other questions’ rows are left out', () => {
  const posted: [string, string][] = [
    ['_page', 'first'],
    ['mail', '   '],
    ['places.roof', 'good'],
    ['why', 'one\r\ntwo'],
  ];
  expect(answersFromFields(streetForm, posted)).toEqual({ why: 'one\ntwo' });
});

test('what fits no choice stays, for the gate to refuse', () => {
  expect(answersFromFields(streetForm, [['rating', '9']])).toEqual({ rating: '9' });
});

test('a word in a field for numbers is pointed out on its page', () => {
  const typed = answersFromFields(streetForm, [['age', 'forty']]);
  expect(checkPage(streetForm, 'first', typed, today)).toEqual([{ question: 'age', code: 'number' }]);
  expect(checkPage(streetForm, 'second', typed, today)).toEqual([]);
});

test('a form in one language carries no other, and falls back where a text is missing', () => {
  const chinese = formInLanguage(streetForm, 'zh-CN');
  expect(chinese.title).toBe('我们的街道');
  expect(chinese.pages[0]?.elements[0]).toMatchObject({ title: 'age', validators: [] });
  expect(JSON.stringify(chinese)).not.toContain('"en":');
});

test('starting values are those the author wrote', () => {
  const [page] = streetForm.pages;
  const elements = page
    ? page.elements.map((element) => (element.name === 'age' ? { ...element, initial: 30 } : element))
    : [];
  expect(startingAnswers({ ...streetForm, pages: [{ name: 'first', elements }] }, today)).toEqual({
    age: 30,
  });
});
