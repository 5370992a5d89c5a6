import { expect, test } from 'vitest';
import { checkSubmission, formInLanguage } from '../../../../src/domain/form/index.ts';
import { compileQuestionnaire } from '../../../../src/questionnaires/index.ts';

function codeFor(field: object, answer: unknown): string {
  const outcome = compileQuestionnaire({ elements: [{ type: 'text', name: 'q', ...field }] });
  if (!outcome.ok) return outcome.problem.map(({ code }) => code).join();
  const checked = checkSubmission(formInLanguage(outcome.value.form, 'en'), { q: answer }, { today: '2026-03-01' });
  return checked.ok ? 'stored' : checked.problem.map(({ code }) => code).join();
}

test.each([
  ['time', '08:30', '8:30'],
  ['time', '23:59:59', '24:00'],
  ['month', '2026-02', '2026-13'],
  ['week', '2026-W53', '2026-W54'],
  ['datetime-local', '2026-02-28T08:30', '2026-02-30T08:30'],
  ['datetime-local', '2026-02-28T08:30', '2026-02-28'],
  ['url', 'https://example.cn/a?b=1', 'example'],
  ['url', 'www.example.cn', 'javascript:alert(1)'],
])('a field for %s takes %s and not %s', (inputType, right, wrong) => {
  expect(codeFor({ inputType }, right)).toBe('stored');
  expect(codeFor({ inputType }, wrong)).toBe('pattern');
});

test('limits of times hold', () => {
  const field = { inputType: 'time', min: '08:00', max: '20:00' };
  expect(codeFor(field, '08:00')).toBe('stored');
  expect(codeFor(field, '07:59')).toBe('below');
  expect(codeFor(field, '20:01')).toBe('above');
});

test('a limit that is no time is refused with the definition', () => {
  expect(codeFor({ inputType: 'time', min: 'noon' }, '08:00')).toBe('bad_value');
});

test('a slider in a text field is a number to type, so that it can be left open', () => {
  expect(codeFor({ inputType: 'range', min: 0, max: 10 }, 7)).toBe('stored');
  expect(codeFor({ inputType: 'range', min: 0, max: 10 }, 11)).toBe('above');
});

test.each(['password', 'color'])('a field for a %s is refused', (inputType) => {
  expect(codeFor({ inputType }, 'x')).toBe('unsupported_property');
});
