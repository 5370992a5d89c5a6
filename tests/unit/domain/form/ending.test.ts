import { expect, test } from 'vitest';
import { endingAnchor, formInLanguage, formState } from '../../../../src/domain/form/index.ts';
import type { Answers } from '../../../../src/domain/form/index.ts';
import { compileQuestionnaire } from '../../../../src/questionnaires/index.ts';

const outcome = compileQuestionnaire({
  completedHtml: '<p>Thank you.</p>',
  completedHtmlOnCondition: [
    { expression: '{age} < 18', html: '<p onclick="alert(1)">Ask your parents.</p>' },
    { expression: "{age} >= 65 and {bus} = 'yes'", html: '<p>The bus leaves at ten.</p>' },
  ],
  elements: [
    { type: 'text', name: 'age', inputType: 'number' },
    { type: 'text', name: 'bus' },
  ],
});
if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
const form = formInLanguage(outcome.value.form, 'en');
const anchorFor = (answers: Answers) => endingAnchor(form, formState(form, answers, { today: '2026-03-01' }));

test('the first closing words whose condition holds are named behind the #, which no server sees', () => {
  expect(anchorFor({ age: 12, bus: 'yes' })).toBe('#ending-1');
  expect(anchorFor({ age: 70, bus: 'yes' })).toBe('#ending-2');
});

test('where none holds, or nothing is answered, the usual words stand', () => {
  expect(anchorFor({ age: 40 })).toBe('');
  expect(anchorFor({})).toBe('');
});

test('their HTML is made safe', () => {
  expect(form.endings?.[0]?.completed).toBe('<p>Ask your parents.</p>');
});
