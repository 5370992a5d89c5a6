/** Choices, rows and limits that depend on earlier answers. */
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

function offeredIn(form: Form<string>, answers: Answers, name: string): unknown[] {
  const question = questionsOf(formState(form, answers, today).form).find((asked) => asked.name === name);
  return question && 'choices' in question ? question.choices.map(({ value }) => value) : [];
}

function problemsOf(form: Form<string>, answers: Answers): string[] {
  const checked = checkSubmission(form, answers, today);
  return checked.ok ? [] : checked.problem.map(({ question, code }) => `${question} ${code}`);
}

describe('a choice with a condition', () => {
  const form = formOf(
    { type: 'radiogroup', name: 'home', choices: ['house', 'flat'] },
    {
      type: 'checkbox',
      name: 'wish',
      choices: [
        'light',
        { value: 'lift', visibleIf: "{home} = 'flat'" },
        { value: 'bench', enableIf: '{home} notempty' },
      ],
    },
    { type: 'text', name: 'floor', visibleIf: "{wish} contains 'lift'" },
  );

  test('is offered only while it holds, and may be closed', () => {
    expect(offeredIn(form, { home: 'flat' }, 'wish')).toEqual(['light', 'lift', 'bench']);
    expect(offeredIn(form, { home: 'house' }, 'wish')).toEqual(['light', 'bench']);
    expect(questionsOf(formState(form, {}, today).form)[1]).toMatchObject({
      choices: [{ value: 'light' }, { value: 'bench', disabled: true }],
    });
  });

  test('is no answer any more when it is withdrawn, nor is what hung on it', () => {
    const { values } = formState(form, { home: 'house', wish: ['lift', 'light'], floor: '5' }, today);
    expect(values).toEqual({ home: 'house', wish: ['light'] });
  });

  test('is refused by the gate when a program sends it nevertheless', () => {
    expect(problemsOf(form, { home: 'flat', wish: ['lift'] })).toEqual([]);
    expect(problemsOf(form, { home: 'house', wish: ['lift'] })).toEqual(['wish choice']);
  });
});

test('one condition for all choices or rows speaks of each as {item}', () => {
  const form = formOf(
    { type: 'checkbox', name: 'used', choices: ['park', 'bus', 'library'] },
    {
      type: 'radiogroup',
      name: 'best',
      choices: ['park', 'bus', 'library'],
      choicesVisibleIf: '{used} contains {item}',
    },
    {
      type: 'matrix',
      name: 'how',
      columns: ['good', 'bad'],
      rows: ['park', 'bus'],
      rowsVisibleIf: '{used} contains {item}',
    },
  );
  expect(offeredIn(form, { used: ['bus', 'park'] }, 'best')).toEqual(['park', 'bus']);
  expect(problemsOf(form, { used: ['bus'], how: { bus: 'good' } })).toEqual([]);
  expect(problemsOf(form, { used: ['bus'], how: { park: 'good' } })).toEqual(['how unknown']);
});

describe('choices taken over from another question', () => {
  const source = { type: 'checkbox', name: 'used', choices: ['park', 'bus', 'library'], showOtherItem: true };
  const order = (mode: string) =>
    formOf(source, { type: 'ranking', name: 'order', choicesFromQuestion: 'used', choicesFromQuestionMode: mode });

  test.each<[string, unknown[]]>([
    ['all', ['park', 'bus', 'library']],
    ['selected', ['bus', 'park', 'other'].toSorted()],
    ['unselected', ['library']],
  ])('%s', (mode, expected) => {
    const answers = { used: ['bus', 'other', 'park'], 'used-Comment': 'the pool' };
    const offered = offeredIn(order(mode), answers, 'order');
    expect(mode === 'selected' ? offered.toSorted() : offered).toEqual(expected);
  });

  test('what was typed beside “other” is a choice with these words', () => {
    const { form } = formState(order('selected'), { used: ['other'], 'used-Comment': 'the pool' }, today);
    expect(questionsOf(form)[1]).toMatchObject({ choices: [{ value: 'other', text: 'the pool' }] });
  });

  test('a ranking wants all that is offered, and no more', () => {
    const answers = { used: ['bus', 'park'] };
    expect(problemsOf(order('selected'), { ...answers, order: ['park', 'bus'] })).toEqual([]);
    expect(problemsOf(order('selected'), { ...answers, order: ['park'] })).toEqual(['order too_few']);
    expect(problemsOf(order('selected'), { ...answers, order: ['park', 'library'] })).toEqual(['order choice']);
  });

  test('in a circle is refused', () => {
    const compiled = compileQuestionnaire({
      elements: [
        { type: 'checkbox', name: 'a', choicesFromQuestion: 'b' },
        { type: 'checkbox', name: 'b', choicesFromQuestion: 'a' },
      ],
    });
    expect(compiled).toMatchObject({ ok: false });
  });
});

test('a limit may be another answer or the day', () => {
  const form = formOf(
    { type: 'text', name: 'people', inputType: 'number' },
    { type: 'text', name: 'children', inputType: 'number', maxValueExpression: '{people} - 1' },
    { type: 'text', name: 'since', inputType: 'date', max: '=today()' },
  );
  expect(problemsOf(form, { people: 3, children: 2, since: '2026-03-01' })).toEqual([]);
  expect(problemsOf(form, { people: 3, children: 3, since: '2026-03-02' })).toEqual(['children above', 'since above']);
});
