/** Closing words that speak of the answers: the phone says which, the page of thanks has places for them. */
import { expect, test } from 'vitest';
import { closingWords, withPlaces } from '../../../../src/domain/form/closing-words.ts';
import { formInLanguage, formState } from '../../../../src/domain/form/index.ts';
import { compileQuestionnaire } from '../../../../src/questionnaires/index.ts';

const today = { today: '2026-11-28' };

function compiled(completedHtml: string) {
  const result = compileQuestionnaire({
    completedHtml,
    completedHtmlOnCondition: [{ expression: '{way} = 2', html: 'Enjoy {line}' }],
    elements: [
      { type: 'radiogroup', name: 'way', title: 'By {line}', choices: [{ value: 1, text: 'On <foot>' }, 2] },
      { type: 'text', name: 'line' },
    ],
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return formInLanguage(result.value.form, 'en');
}

test('only what the closing words name is handed on, in words', () => {
  const form = compiled('<p>You go {way}</p>');
  expect(closingWords(formState(form, { way: 1, line: '7' }, today))).toEqual(['On <foot>', '7']);
  expect(form.said).toEqual(['way', 'line']);
});

test('the page has an empty place for each, and leaves other braces alone', () => {
  const form = compiled('<p>You go { way }</p>');
  expect(withPlaces(`${form.completed ?? ''}{nobody}`, form)).toBe('<p>You go <span data-said="0"></span></p>{nobody}');
});

test('closing words that speak of nothing hand on nothing', () => {
  const form = { ...compiled('<p>Thanks</p>'), said: undefined };
  expect(closingWords(formState(compiled('x'), {}, today))).toEqual(['']);
  expect(closingWords({ ...formState(compiled('x'), {}, today), form: form as never })).toBeNull();
});

test('an address made from an answer is still refused', () => {
  const result = compileQuestionnaire({
    completedHtml: '<a href="https://x.example/{q}">on</a>',
    elements: [{ type: 'text', name: 'q' }],
  });
  expect(!result.ok && result.problem.map(({ code }) => code)).toContain('dynamic_text');
});
