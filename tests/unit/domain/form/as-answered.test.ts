/** Texts that speak of answers, and values that the form works out. */
import { describe, expect, test } from 'vitest';
import { checkSubmission, formInLanguage, formState, questionsOf } from '../../../../src/domain/form/index.ts';
import type { Answers, Form } from '../../../../src/domain/form/index.ts';
import { compileQuestionnaire } from '../../../../src/questionnaires/index.ts';

const today = { today: '2026-03-01' };

function formOf(...elements: object[]): Form<string> {
  const compiled = compileQuestionnaire({ pages: [{ name: 'p', elements }] });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem));
  return formInLanguage(compiled.value.form, 'en');
}

function titleOf(form: Form<string>, answers: Answers): string | undefined {
  return questionsOf(formState(form, answers, today).form).at(-1)?.title;
}

describe('a title speaks of earlier answers', () => {
  const longName = '您觉得小区里最需要先解决的一件事是什么，'.repeat(4);
  const asking = (title: string) =>
    formOf(
      { type: 'radiogroup', name: 'noise', choices: [{ value: 1, text: 'Cars' }, 'b'], showOtherItem: true },
      { type: 'checkbox', name: 'a.b', choices: ['x', { value: 'y', text: 'Why & how' }] },
      { type: 'text', name: `who "is" it` },
      { type: 'matrix', name: 'grid', columns: [{ value: 1, text: 'Good' }], rows: [{ value: 'r', text: 'Park' }] },
      { type: 'text', name: longName },
      { type: 'text', name: 'last', title },
    );

  test.each<[string, Answers, string]>([
    ['{noise}?', { noise: 1 }, 'Cars?'],
    ['{ NOISE }?', { noise: 1 }, 'Cars?'],
    ['{noise}?', { noise: 'other', 'noise-Comment': 'Drums' }, 'Drums?'],
    ['{noise}?', {}, '?'],
    ['{a.b}', { 'a.b': ['y', 'x'] }, 'Why & how, x'],
    ['{a.b[0]}', { 'a.b': ['y', 'x'] }, 'Why & how'],
    ['{who "is" it}', { 'who "is" it': '<b>{noise}</b>' }, '<b>{noise}</b>'],
    ['{grid.r} and {grid}', { grid: { r: 1 } }, 'Good and Park: Good'],
    [`{${longName}}`, { [longName]: '路灯' }, '路灯'],
    ['{noise: not a name}', { noise: 1 }, '{noise: not a name}'],
  ])('%s with %o reads %s', (title, answers, read) => {
    expect(titleOf(asking(title), answers)).toBe(read);
  });

  test('in HTML an answer is text, whatever was typed', () => {
    const form = formOf({ type: 'text', name: 'a & b' }, { type: 'html', name: 'h', html: '<p>Dear {a & b}</p>' });
    const [, html] = formState(form, { 'a & b': '<img src=x onerror="x()">' }, today).form.pages[0]?.elements ?? [];
    expect(html).toMatchObject({ html: '<p>Dear &#60;img src=x onerror=&#34;x()&#34;&#62;</p>' });
  });

  test('the words of a validator do so, too', () => {
    const wrong = { type: 'expression', expression: '{last} > {first}', text: 'More than {first}, please' };
    const form = formOf(
      { type: 'text', name: 'first', inputType: 'number' },
      { type: 'text', name: 'last', inputType: 'number', validators: [wrong] },
    );
    expect(checkSubmission(form, { first: 3, last: 2 }, today)).toMatchObject({
      ok: false,
      problem: [{ question: 'last', text: 'More than 3, please' }],
    });
  });
});

describe('a question that works out its value', () => {
  const sum = { type: 'expression', name: 'sum', expression: '{a} / {b}', precision: 2, format: 'about {0}' };
  const form = formOf(
    { type: 'text', name: 'a', inputType: 'number' },
    { type: 'text', name: 'b', inputType: 'number' },
    { ...sum, visibleIf: '{b} notempty' },
    { type: 'text', name: 'why', visibleIf: '{sum} > 2' },
  );

  test('is shown as its author wrote, and read by conditions', () => {
    const state = formState(form, { a: 10, b: 3 }, today);
    expect(questionsOf(state.form)[2]).toMatchObject({ shown: 'about 3.33' });
    expect(state.visible.has('why')).toBe(true);
  });

  test('is stored as the gate works it out, and only where it is shown', () => {
    expect(checkSubmission(form, { a: 10, b: 4 }, today)).toEqual({ ok: true, value: { a: 10, b: 4, sum: 2.5 } });
    expect(checkSubmission(form, { a: 10 }, today)).toEqual({ ok: true, value: { a: 10 } });
    expect(checkSubmission(form, { a: 10, b: 4, sum: 9 }, today)).toMatchObject({
      ok: false,
      problem: [{ question: 'sum', code: 'unknown' }],
    });
  });

  test('has no value where there is no number', () => {
    expect(checkSubmission(form, { a: 10, b: 0 }, today)).toEqual({ ok: true, value: { a: 10, b: 0 } });
  });
});
