/** Forms that answer some of their questions themselves, end early, share an answer or take a comment beside it. */
import { describe, expect, test } from 'vitest';
import {
  type Answers,
  checkSubmission,
  followed,
  type Form,
  formInLanguage,
  formState,
  startingAnswers,
  visiblePages,
} from '../../../src/domain/form/index.ts';
import { compileQuestionnaire, type CompiledQuestionnaire } from '../../../src/questionnaires/index.ts';

const today = { today: '2026-11-28' };

function compiled(definition: object): CompiledQuestionnaire {
  const result = compileQuestionnaire(definition);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

function problems(definition: object): string[] {
  const result = compileQuestionnaire(definition);
  return result.ok ? [] : result.problem.map(({ code, place }) => `${code} ${place}`);
}

const pages = ({ form }: CompiledQuestionnaire, answers: Answers) =>
  visiblePages(form, formState(form, answers, today)).map(({ name }) => name);
const stored = ({ form }: CompiledQuestionnaire, answers: Answers) => checkSubmission(form, answers, today);
const after = (form: Form, before: Answers, answers: Answers) => followed(form, { before, after: answers }, today);

describe('a value that is worked out', () => {
  const { form } = compiled({
    elements: [
      { type: 'text', name: 'adults', inputType: 'number' },
      { type: 'text', name: 'children', inputType: 'number' },
      { type: 'text', name: 'people', inputType: 'number', defaultValueExpression: '{adults} + {children}' },
      { type: 'text', name: 'day', inputType: 'date', defaultValueExpression: 'today()' },
    ],
  });

  test('stands there from the start where nothing has to be known for it', () => {
    expect(startingAnswers(form, today)).toEqual({ people: 0, day: '2026-11-28' });
  });

  test('follows until Mrs Wang knows better, and then stays hers', () => {
    const followedOnce = after(form, { people: 0 }, { people: 0, adults: 2 });
    expect(followedOnce).toEqual({ adults: 2, people: 2 });
    const own = after(form, followedOnce, { ...followedOnce, people: 5 });
    expect(after(form, own, { ...own, children: 1 })).toEqual({ adults: 2, children: 1, people: 5 });
  });

  test('on an item of opinion is refused: it would put words into people’s mouths', () => {
    const opinion = {
      type: 'radiogroup',
      name: 'q',
      indicator: 'support',
      choices: [{ value: 'a', role: 'supports' }],
    };
    for (const property of ['defaultValueExpression', 'setValueExpression'])
      expect(problems({ elements: [{ ...opinion, [property]: "'a'" }] })).toContain('initial_on_opinion q');
    const other = { type: 'text', name: 'other' };
    for (const trigger of [
      { type: 'setvalue', expression: '{other} notempty', setToName: 'q', setValue: 'a' },
      { type: 'runexpression', expression: '{other} notempty', setToName: 'q', runExpression: "'a'" },
      { type: 'copyvalue', setToName: 'q', fromName: 'other' },
    ])
      expect(problems({ elements: [opinion, other], triggers: [trigger] })).toContain('initial_on_opinion q');
  });

  test('that no choice has, or a number field cannot hold, is not entered', () => {
    const { form: choosing } = compiled({
      elements: [
        { type: 'text', name: 'typed' },
        { type: 'radiogroup', name: 'chosen', choices: [1, 2], setValueExpression: '{typed}' },
        { type: 'text', name: 'counted', inputType: 'number', setValueExpression: '{typed}' },
      ],
    });
    expect(after(choosing, {}, { typed: 'seven' })).toEqual({ typed: 'seven' });
    expect(after(choosing, {}, { typed: '2' })).toEqual({ typed: '2', chosen: 2, counted: 2 });
  });

  test('two that set off each other come to an end', () => {
    const { form: chasing } = compiled({
      elements: [
        { type: 'text', name: 'a', inputType: 'number', setValueExpression: '{b} + 1' },
        { type: 'text', name: 'b', inputType: 'number', setValueExpression: '{a} + 1' },
      ],
    });
    expect(after(chasing, {}, { a: 1 })).toEqual({ a: 1, b: 2 });
  });

  test('looks at others that are worked out, in whatever order they stand, and sets off what follows from the start', () => {
    const { form: chained } = compiled({
      elements: [
        { type: 'text', name: 'p', inputType: 'number', defaultValueExpression: '{q} + 1' },
        { type: 'text', name: 'q', inputType: 'number', defaultValueExpression: '5' },
        { type: 'text', name: 'r', setValueExpression: '{p}' },
      ],
    });
    const begun = startingAnswers(chained, today);
    expect(begun).toEqual({ p: 6, q: 5, r: '6' });
    expect(after(chained, begun, { ...begun, q: 9 })).toEqual({ p: 10, q: 9, r: '10' });
  });

  test('that did not fit at first comes as soon as it does', () => {
    const { form: typed } = compiled({
      elements: [
        { type: 'text', name: 'a' },
        { type: 'radiogroup', name: 'way', choices: ['bus'], defaultValueExpression: '{a}' },
      ],
    });
    expect(after(typed, { a: 'bu' }, { a: 'bus' })).toEqual({ a: 'bus', way: 'bus' });
  });

  test('stands as a field says it back: boxes in the order of the page, no more than the field holds', () => {
    const { form: boxes } = compiled({
      elements: [
        { type: 'checkbox', name: 'c', choices: ['a', 'b'], defaultValue: ['b', 'a'] },
        { type: 'text', name: 'short', maxLength: 3, setValueExpression: "iif({c} contains 'a', 'too long', 'yes')" },
      ],
    });
    expect(startingAnswers(boxes, today)).toEqual({ c: ['a', 'b'] });
    expect(after(boxes, { c: ['a'] }, { c: ['b'] })).toEqual({ c: ['b'], short: 'yes' });
  });
});

test('an answer is taken back, or put back to what stood there first, when its condition comes true', () => {
  const { form } = compiled({
    elements: [
      { type: 'boolean', name: 'again' },
      { type: 'text', name: 'emptied', resetValueIf: '{again} = true' },
      { type: 'text', name: 'restored', defaultValue: 'first', resetValueIf: '{again} = true' },
    ],
  });
  const answers = { emptied: 'words', restored: 'others' };
  expect(after(form, answers, { ...answers, again: true })).toEqual({ again: true, restored: 'first' });
});

describe('triggers', () => {
  test('enter a value, calculated, fixed or copied', () => {
    const { form } = compiled({
      elements: [
        { type: 'text', name: 'n', inputType: 'number' },
        { type: 'text', name: 'double', inputType: 'number' },
        { type: 'text', name: 'size' },
        { type: 'text', name: 'copy', inputType: 'number' },
      ],
      triggers: [
        { type: 'runexpression', expression: '{n} > 1', runExpression: '{n} * 2', setToName: 'double' },
        { type: 'setvalue', expression: '{n} > 1', setToName: 'size', setValue: 'large' },
        { type: 'copyvalue', expression: '{n} > 1', setToName: 'copy', fromName: 'n' },
      ],
    });
    expect(after(form, {}, { n: 1 })).toEqual({ n: 1 });
    expect(after(form, {}, { n: 4 })).toEqual({ n: 4, double: 8, size: 'large', copy: 4 });
  });

  const early = compiled({
    pages: [
      { name: 'one', elements: [{ type: 'boolean', name: 'lives_here' }] },
      { name: 'two', elements: [{ type: 'text', name: 'age', inputType: 'number' }] },
      { name: 'three', elements: [{ type: 'text', name: 'wish', isRequired: true }] },
    ],
    triggers: [
      { type: 'complete', expression: '{lives_here} = false' },
      { type: 'complete', expression: '{age} < 18 and {lives_here} notempty' },
    ],
  });

  test('end the form on the page that decides it, and nothing behind it is asked or stored', () => {
    expect(pages(early, {})).toEqual(['one', 'two', 'three']);
    expect(pages(early, { lives_here: false })).toEqual(['one']);
    expect(pages(early, { lives_here: true, age: 12 })).toEqual(['one', 'two']);
    expect(stored(early, { lives_here: false })).toEqual({ ok: true, value: { lives_here: false } });
    expect(stored(early, { lives_here: true, age: 30 })).toMatchObject({ ok: false });
    expect(stored(early, { lives_here: false, wish: 'a bench' })).toMatchObject({
      ok: false,
      problem: [{ question: 'wish', code: 'hidden' }],
    });
  });
});

describe('a comment beside an answer', () => {
  const rated = compiled({
    elements: [{ type: 'rating', name: 'q', showCommentArea: true, commentText: 'Why', visible: true }],
  });

  test('may be given with or without the answer, and stays within its length', () => {
    expect(stored(rated, { q: 3, 'q-Comment': 'noise' })).toMatchObject({ value: { q: 3, 'q-Comment': 'noise' } });
    expect(stored(rated, { 'q-Comment': 'noise' })).toMatchObject({ value: { 'q-Comment': 'noise' } });
    expect(stored(rated, { 'q-Comment': 'x'.repeat(501) })).toMatchObject({
      problem: [{ code: 'too_long', limit: 500 }],
    });
    expect(stored(rated, { 'q-Comment': 7 })).toMatchObject({ problem: [{ code: 'type' }] });
  });

  test('of a hidden question is refused like its answer', () => {
    const hidden = compiled({
      elements: [
        { type: 'boolean', name: 'go' },
        { type: 'rating', name: 'q', showCommentArea: true, visibleIf: '{go} = true' },
      ],
    });
    expect(stored(hidden, { go: false, 'q-Comment': 'x' })).toMatchObject({ problem: [{ code: 'hidden' }] });
  });

  test('does not stand in the way of a question that happens to be called like one', () => {
    const honest = compiled({
      elements: [
        { type: 'text', name: 'q', visible: false },
        { type: 'text', name: 'q-Comment' },
      ],
    });
    expect(stored(honest, { 'q-Comment': 'words' })).toEqual({ ok: true, value: { 'q-Comment': 'words' } });
  });

  test('can be read by conditions and has the author’s words, or the usual ones', () => {
    const read = compiled({
      elements: [
        { type: 'boolean', name: 'q', hasComment: true },
        { type: 'text', name: 'more', visibleIf: '{q-Comment} notempty' },
      ],
    });
    const [page] = formInLanguage(read.form, 'zh-CN').pages;
    expect(page?.elements[0]).toMatchObject({ comment: { text: '请发表评论', maxLength: 500 } });
    expect(stored(read, { 'q-Comment': 'x', more: 'y' })).toMatchObject({ ok: true });
  });
});

test('a slider is a number that may be left open, within its limits', () => {
  const slider = compiled({ elements: [{ type: 'slider', name: 'q', min: 10, max: 20 }] });
  expect(stored(slider, {})).toEqual({ ok: true, value: {} });
  expect(stored(slider, { q: 12 })).toEqual({ ok: true, value: { q: 12 } });
  expect(stored(slider, { q: 25 })).toMatchObject({ ok: false });
  expect(problems({ elements: [{ type: 'slider', name: 'q', sliderType: 'range' }] })).toEqual([
    'unsupported_property elements[0].sliderType',
  ]);
});
