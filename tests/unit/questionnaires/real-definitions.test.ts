/** What questionnaires of public projects contain, each peculiarity once, in words of our own. */
import { describe, expect, test } from 'vitest';
import { checkSubmission, questionsOf } from '../../../src/domain/form/index.ts';
import { compileQuestionnaire, type CompiledQuestionnaire } from '../../../src/questionnaires/index.ts';

const today = { today: '2026-11-24' };

function outcome(...elements: object[]) {
  return compileQuestionnaire({ pages: [{ name: 'page1', elements }] });
}

function compiled(...elements: object[]): CompiledQuestionnaire {
  const result = outcome(...elements);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

function question(...elements: object[]) {
  const found = questionsOf(compiled(...elements).form).at(-1);
  if (!found) throw new Error('no question');
  return found;
}

function problems(...elements: object[]): string[] {
  const result = outcome(...elements);
  return result.ok ? [] : result.problem.map(({ code, place }) => `${code} ${place}`);
}

const gate = (form: CompiledQuestionnaire, answers: unknown) => checkSubmission(form.form, answers, today);

describe('old spellings mean what they mean to survey-core', () => {
  test.each([
    [
      'hasOther',
      { type: 'radiogroup', name: 'q', choices: ['a'], hasOther: true },
      { type: 'radiogroup', name: 'q', choices: ['a'], showOtherItem: true },
    ],
    [
      'hasNone',
      { type: 'checkbox', name: 'q', choices: ['a'], hasNone: true },
      { type: 'checkbox', name: 'q', choices: ['a'], showNoneItem: true },
    ],
    ['placeHolder', { type: 'text', name: 'q', placeHolder: 'Here' }, { type: 'text', name: 'q', placeholder: 'Here' }],
    [
      'isAllRowRequired',
      { type: 'matrix', name: 'q', rows: ['r'], columns: ['c'], isAllRowRequired: true },
      { type: 'matrix', name: 'q', rows: ['r'], columns: ['c'], eachRowRequired: true },
    ],
    [
      'choices with a bar',
      { type: 'dropdown', name: 'q', choices: ['price|The price'] },
      { type: 'dropdown', name: 'q', choices: [{ value: 'price', text: 'The price' }] },
    ],
  ])('%s', (_, old, current) => {
    expect(question(old)).toEqual(question(current));
  });

  test('questions instead of elements', () => {
    const result = compileQuestionnaire({ pages: [{ name: 'p', questions: [{ type: 'text', name: 'q' }] }] });
    expect(result.ok && questionsOf(result.value.form).map(({ name }) => name)).toEqual(['q']);
  });

  test('requiredText, firstPageIsStarted, goNextPageAutomatic, focusFirstQuestionAutomatic are read, none is unknown', () => {
    const result = compileQuestionnaire({
      ...{
        requiredText: '(*)',
        goNextPageAutomatic: true,
        focusFirstQuestionAutomatic: false,
        firstPageIsStarted: false,
      },
      elements: [{ type: 'text', name: 'q' }],
    });
    expect(result.ok && result.value.notes.filter(({ code }) => code === 'unknown_property')).toEqual([]);
    expect(result.ok && result.value.notes.map(({ property }) => property)).toContain('autoAdvanceEnabled');
  });
});

describe('types and properties nobody knows', () => {
  test('a type unknown to survey-core is refused: it would drop the question silently', () => {
    expect(problems({ type: 'text', name: 'a' }, { type: 'personname', name: 'b' })).toEqual([
      'unknown_type pages[0].elements[1]',
    ]);
  });

  test('an unknown property is noted, and the question stays', () => {
    const { form, notes } = compiled({ type: 'text', name: 'q', inputFormat: 'AA99' });
    expect(questionsOf(form)).toHaveLength(1);
    expect(notes).toEqual([
      expect.objectContaining({
        code: 'unknown_property',
        property: 'inputFormat',
        place: 'pages[0].elements[0].inputFormat',
      }),
    ]);
  });

  test('answers of a quiz and automatic paging are ignored by name', () => {
    const { notes } = compiled({ type: 'radiogroup', name: 'q', choices: ['a'], correctAnswer: 'a' });
    expect(notes).toEqual([expect.objectContaining({ code: 'ignored_property', property: 'correctAnswer' })]);
  });
});

describe('names', () => {
  test('a question without a name is an error, an html without one is not', () => {
    expect(problems({ type: 'html', html: '<p>Hello</p>' }, { type: 'text' })[0]).toMatch(
      /^definition_error pages\[0\]\.elements\[1\]/,
    );
    expect(problems({ type: 'html', html: '<p>Hello</p>' })).toEqual([]);
  });

  const long = 'Which of the places in our neighbourhood have you visited with your children in the past month?';
  test.each([
    ['blanks', 'know the common name'],
    ['dots', 'part.one'],
    ['quotes', `what's "that"`],
    ['Chinese', '您住在哪个小区'],
    ['more than 60 characters', long],
    ['a question mark and a slash', 'yes/no?'],
    ['digits only', '17'],
  ])('with %s work as names, in conditions and in answers', (_, name) => {
    const form = compiled(
      { type: 'radiogroup', name, choices: ['a', 'b'] },
      { type: 'text', name: 'then', visibleIf: `{${name}} = 'a'` },
    );
    expect(gate(form, { [name]: 'a', then: 'x' }).ok).toBe(true);
    expect(gate(form, { [name]: 'b', then: 'x' }).ok).toBe(false);
  });

  test('a name with a dot is matched as a whole before it is read as a row', () => {
    const form = compiled(
      { type: 'matrix', name: 'm', rows: ['r'], columns: ['a', 'b'] },
      { type: 'radiogroup', name: 'm.s', choices: ['a', 'b'] },
      { type: 'text', name: 't', visibleIf: "{m.s} = 'a'" },
      { type: 'text', name: 'u', visibleIf: "{m.r} = 'a'" },
    );
    expect(gate(form, { 'm.s': 'a', t: 'x' }).ok).toBe(true);
    expect(gate(form, { 'm.s': 'b', m: { r: 'a' }, u: 'x' }).ok).toBe(true);
    expect(gate(form, { 'm.s': 'b', t: 'x' }).ok).toBe(false);
  });
});

describe('values', () => {
  const form = compiled(
    { type: 'radiogroup', name: 'n', choices: [{ value: 1, text: 'One' }, 2] },
    {
      type: 'radiogroup',
      name: 'b',
      choices: [
        { value: true, text: 'Yes' },
        { value: false, text: 'No' },
      ],
    },
    { type: 'rating', name: 'r', rateMax: 3 },
  );

  test('numbers and booleans keep their type', () => {
    const answers = { n: 1, b: false, r: 3 };
    expect(gate(form, answers)).toMatchObject({ ok: true, value: answers });
    expect(gate(form, { n: '1' }).ok).toBe(false);
  });

  test('a list without choices shows nothing to choose, and says so to the author', () => {
    expect(question({ type: 'radiogroup', name: 'q' })).toMatchObject({ kind: 'radiogroup', choices: [] });
    expect(compiled({ type: 'radiogroup', name: 'q' }).notes).toContainEqual(
      expect.objectContaining({ code: 'nothing_to_choose' }),
    );
  });

  test('an answer that is required and cannot be chosen is an error', () => {
    expect(problems({ type: 'dropdown', name: 'q', isRequired: true })).toEqual([
      'nothing_to_choose pages[0].elements[0].choices',
    ]);
  });

  test('a hundred choices are a list like another', () => {
    const choices = Array.from({ length: 100 }, (_, index) => `place ${index}`);
    expect(question({ type: 'dropdown', name: 'q', choices })).toMatchObject({ choices: { length: 100 } });
  });
});

describe('what is shown', () => {
  test('visible: false with visibleIf: the condition decides', () => {
    const form = compiled(
      { type: 'boolean', name: 'q' },
      { type: 'text', name: 't', visible: false, visibleIf: '{q} = true' },
    );
    expect(gate(form, { q: true, t: 'x' }).ok).toBe(true);
    expect(gate(form, { q: false, t: 'x' }).ok).toBe(false);
  });

  test('visible: false alone hides for good', () => {
    expect(
      gate(compiled({ type: 'text', name: 'q' }, { type: 'text', name: 't', visible: false }), { t: 'x' }).ok,
    ).toBe(false);
  });

  test('tags in a title stay text, for the page to show as text', () => {
    expect(question({ type: 'text', name: 'q', title: '<b>Your</b> street' }).title).toEqual({
      en: '<b>Your</b> street',
    });
  });

  test('html keeps its words and loses styles, scripts, forms, handlers, other sites’ pictures and addresses that act', () => {
    const html =
      '<style>p{color:red}</style><p style="color:red" onclick="x()">Read <a href="https://example.org" target="_blank" onclick="x()">this</a></p>' +
      '<form action="/x"><input name="y"><button>Go</button></form><a href="javascript:x()">no</a><img src="https://x.example/a.png"><iframe src="/x"></iframe>';
    const [element] =
      compiled({ type: 'html', name: 'h', html }, { type: 'text', name: 'q' }).form.pages[0]?.elements ?? [];
    const text = element?.kind === 'html' ? JSON.stringify(element.html) : '';
    expect(text).toContain('Read');
    expect(text).toContain('https://example.org');
    expect(text).not.toMatch(/style|onclick|<form|<input|<button|javascript|<img|<iframe|color/);
  });

  test('texts without `default` are read in the language they are in', () => {
    expect(question({ type: 'text', name: 'q', title: { 'zh-cn': '街道' } }).title).toEqual({ 'zh-CN': '街道' });
    expect(question({ type: 'text', name: 'q', title: { en: 'Street' } }).title).toEqual({ en: 'Street' });
  });

  test('a text in neither of our languages is shown all the same: a technical name would tell people less', () => {
    expect(question({ type: 'text', name: 'q', title: { de: 'Straße' } }).title).toEqual({ en: 'Straße' });
    const german = compileQuestionnaire({
      locale: 'de',
      elements: [{ type: 'text', name: 'q', title: { fr: 'Rue', de: 'Straße' } }],
    });
    expect(german.ok && questionsOf(german.value.form)[0]?.title).toEqual({ en: 'Straße' });
    expect(
      german.ok && german.value.notes.filter(({ code }) => code === 'ignored_language').map(({ detail }) => detail),
    ).toEqual(['fr', 'de']);
  });
});

describe('conditions', () => {
  test.each(['{q} = ', '{q} == 1 &&& {q}', "{q} = 'a"])(
    'one that survey-core cannot read is an error: %s',
    (visibleIf) => {
      expect(problems({ type: 'text', name: 'q' }, { type: 'text', name: 't', visibleIf })).toContain(
        'definition_error pages[0].elements[1].visibleIf',
      );
    },
  );

  test('one that survey-core reads in words works as well', () => {
    const form = compiled(
      { type: 'checkbox', name: 'q', choices: ['a', 'b'] },
      { type: 'text', name: 't', visibleIf: "{q} contains 'a' and !({q} contains 'b')" },
    );
    expect(gate(form, { q: ['a'], t: 'x' }).ok).toBe(true);
    expect(gate(form, { q: ['a', 'b'], t: 'x' }).ok).toBe(false);
  });
});
