import { expect, test } from 'vitest';

import type { EarlyEnd, Form, Question } from '../../../../src/domain/form/index.ts';
import { stopsOf } from '../../../../src/domain/sheet/stops.ts';
import { formInLanguage } from '../../../../src/domain/form/index.ts';
import { sheetOf } from '../../../../src/pages/_sheet/sheet.ts';
import { translator } from '../../../../src/i18n/translator.ts';

const text = (words: string) => ({ en: words });
const yesOrNo = (name: string): Question => ({
  ...{ name, title: text(name), required: false, validators: [], kind: 'radiogroup' },
  choices: ['yes', 'no'].map((value) => ({ value, text: text(value) })),
});
const pages = ['lives_here', 'adult', 'content'].map((name) => ({ name: `page_${name}`, elements: [yesOrNo(name)] }));
const formWith = (...ends: EarlyEnd[]): Form => ({
  ...{ format: 1, languages: ['en'], title: text('Street'), calculated: [], pages, ends },
});
const answeredNo = (name: string): EarlyEnd => ({ when: ['=', ['var', name], 'no'], reads: [name] });

test('a sheet says who is done behind the page that asks', () => {
  expect(Object.fromEntries(stopsOf(formWith(answeredNo('adult'))))).toEqual({
    page_adult: [{ is: 'chosen', question: 'adult', values: ['no'] }],
  });
});

test('it says nothing where nothing follows, or where nobody could be told', () => {
  const calculates: EarlyEnd = { when: ['>', ['call', 'today'], 3], reads: [] };
  expect(stopsOf(formWith(answeredNo('content'), calculates)).size).toBe(0);
});

test('the sentence stands between the last item asked and the next', () => {
  const form = formInLanguage(formWith(answeredNo('adult')), 'en');
  const parts = sheetOf([{ language: 'en', form, t: translator('en') }]);
  expect(parts.map(({ kind }) => kind)).toEqual(['item', 'item', 'stop', 'item']);
  expect(parts[2]).toEqual({
    kind: 'stop',
    words: ['If you chose “no” in question 2, you are done: leave the rest blank'],
  });
});

test('a comment has its own line below the answer, and its own place to be typed', () => {
  const commented: Question = { ...yesOrNo('adult'), comment: { text: text('Why?'), maxLength: 100 } };
  const form = formInLanguage({ ...formWith(), pages: [{ name: 'page', elements: [commented] }] }, 'en');
  const [part] = sheetOf([{ language: 'en', form, t: translator('en') }]);
  expect(part).toMatchObject({ kind: 'item', item: { comment: ['Why?'], answer: { kind: 'circles' } } });
});
