import { describe, expect, test } from 'vitest';
import type { Form } from '../../../src/domain/form/index.ts';
import { compileQuestionnaire } from '../../../src/questionnaires/index.ts';

const choices = ['a', 'b'];
const survey = (...elements: object[]) => ({ pages: [{ name: 'p', elements }] });
const ask = (more: object = {}) => ({ type: 'radiogroup', name: 'q', choices, ...more });

function formOf(definition: unknown): Form {
  const compiled = compileQuestionnaire(definition);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem));
  return compiled.value.form;
}

function refusalsOf(definition: unknown): string[] {
  const compiled = compileQuestionnaire(definition);
  if (compiled.ok) throw new Error('was not refused');
  return compiled.problem.map(({ place, code }) => `${code} ${place}`);
}

const first = (definition: unknown) => formOf(definition).pages[0]?.elements[0];

describe('what a definition says is in the form', () => {
  test('texts of both languages; a plain text is English unless the locale says otherwise', () => {
    expect(first(survey(ask({ title: { default: 'Noise?', 'zh-cn': '吵吗？' } })))).toMatchObject({
      title: { en: 'Noise?', 'zh-CN': '吵吗？' },
    });
    expect(first({ locale: 'zh-cn', ...survey(ask({ title: '吵吗？' })) })).toMatchObject({
      title: { 'zh-CN': '吵吗？' },
    });
  });

  test('conditions become logic', () => {
    const form = formOf(
      survey(ask(), { type: 'text', name: 'why', visibleIf: "{q} = 'b' or {q} empty", requiredIf: "{q} <> 'a'" }),
    );
    expect(form.pages[0]?.elements[1]).toMatchObject({
      visibleIf: ['or', ['=', ['var', 'q'], 'b'], ['empty', ['var', 'q']]],
      requiredIf: ['!=', ['var', 'q'], 'a'],
    });
    expect(form.extended).toBeUndefined();
  });

  test('a form that calculates says so', () => {
    expect(
      formOf(survey({ type: 'text', name: 't', inputType: 'number' }, ask({ visibleIf: '{t} + 1 > 2' }))).extended,
    ).toBe(true);
  });

  test('every form of a rating', () => {
    const values = (more: object) =>
      (
        first(survey({ type: 'rating', name: 'r', ...more })) as unknown as { choices: { value: unknown }[] }
      ).choices.map(({ value }) => value);
    expect(values({})).toEqual([1, 2, 3, 4, 5]);
    expect(values({ rateMin: 0, rateMax: 10, rateStep: 5 })).toEqual([0, 5, 10]);
    expect(values({ rateValues: [1, { value: 'x', text: 'X' }] })).toEqual([1, 'x']);
  });

  test('every text gets a maximum, and a short one under a pattern', () => {
    expect(first(survey({ type: 'text', name: 't' }))).toMatchObject({ maxLength: 250 });
    expect(first(survey({ type: 'comment', name: 't', maxLength: 9_999 }))).toMatchObject({ maxLength: 2_000 });
    const pattern = { type: 'regex', regex: '^[A-Z]{2}\\d+$' };
    expect(first(survey({ type: 'text', name: 't', maxLength: 2_000, validators: [pattern] }))).toMatchObject({
      maxLength: 250,
    });
  });

  test('HTML is made safe', () => {
    const html =
      '<p onclick="x()">Hello <script>x()</script><a href="javascript:x()">you</a><img src="https://elsewhere.example/x.png"></p>';
    expect(first(survey({ type: 'html', name: 'h', html }, ask()))).toMatchObject({
      html: { en: '<p>Hello <a rel="noopener noreferrer">you</a></p>' },
    });
  });

  test('calculated values stand in an order in which each reads only earlier ones', () => {
    const calculatedValues = [
      { name: 'second', expression: '{first} + 1' },
      { name: 'first', expression: '{q.length}', includeIntoResult: true },
    ];
    const form = formOf({ calculatedValues, ...survey({ type: 'checkbox', name: 'q', choices }) });
    expect(form.calculated.map(({ name, stored }) => [name, stored])).toEqual([
      ['first', true],
      ['second', false],
    ]);
  });

  test('indicators, headlines and roles become what is counted', () => {
    const satisfied = ask({
      indicator: 'satisfaction.overall',
      headline: true,
      choices: [
        { value: 'a', role: 'very_satisfied' },
        { value: 'b', role: 'neutral' },
      ],
    });
    const age = {
      type: 'dropdown',
      name: 'age',
      purpose: 'age',
      choices: [{ value: 'young', role: 'ineligible' }, 'old'],
    };
    const compiled = compileQuestionnaire(survey(satisfied, age, { type: 'comment', name: 'c' }));
    expect(compiled).toMatchObject({
      value: {
        counting: {
          countable: { q: 'one', age: 'one' },
          headlines: { satisfaction: 'q' },
          age: 'age',
          eligibility: [{ question: 'age', excluded: ['young'] }],
        },
      },
    });
  });

  test('what is ignored is noted with its place', () => {
    const compiled = compileQuestionnaire(survey(ask({ colCount: 2, inventedHere: 1 })));
    expect(compiled).toMatchObject({
      value: {
        notes: [
          {
            place: 'pages[0].elements[0].colCount',
            code: 'ignored_property',
            type: 'radiogroup',
            property: 'colCount',
          },
          { place: 'pages[0].elements[0].inventedHere', code: 'unknown_property', property: 'inventedHere' },
        ],
      },
    });
  });
});

describe('what cannot be honoured is refused with its place', () => {
  const place = 'pages[0].elements[0]';
  test.each<[string, unknown, string]>([
    [
      'choices from elsewhere',
      survey(ask({ choicesByUrl: { url: 'https://x.example' } })),
      `unsupported_property ${place}.choicesByUrl`,
    ],
    [
      'an older name of a refused property',
      { maxTimeToFinish: 60, ...survey(ask()) },
      'unsupported_property maxTimeToFinish',
    ],
    ['an unknown type', survey({ type: 'hologram', name: 'q' }), `unknown_type ${place}`],
    ['a type outside the subset', survey({ type: 'file', name: 'q' }), `unknown_type ${place}`],
    [
      'an element inside a panel',
      survey({ type: 'panel', name: 'x', elements: [{ type: 'file', name: 'q' }] }),
      `unknown_type ${place}.elements[0]`,
    ],
    [
      'a trigger that jumps',
      { triggers: [{ type: 'skip', expression: "{q} = 'a'", gotoName: 'q' }], ...survey(ask()) },
      'unknown_type triggers[0]',
    ],
    [
      'a kind of input',
      survey({ type: 'text', name: 'q', inputType: 'password' }),
      `unsupported_property ${place}.inputType`,
    ],
    ['a condition that cannot be read', survey(ask({ visibleIf: '{q} = ' })), `definition_error ${place}.visibleIf`],
    ['a reference to nothing', survey(ask({ visibleIf: '{nobody} = 1' })), `definition_error ${place}.visibleIf`],
    [
      'a function that needs a clock',
      survey({ type: 'text', name: 't' }, ask({ visibleIf: '{t} > currentDate()' })),
      'unknown_function pages[0].elements[1]',
    ],
    [
      'one name for answers that cannot be one',
      survey(ask(), { type: 'matrix', name: 'q', columns: ['a'], rows: ['r'] }),
      'bad_name q',
    ],
    ['a name of the language itself', survey(ask({ name: 'constructor' })), 'bad_name constructor'],
    ['a name that belongs to the page', survey(ask({ name: '~page' })), 'bad_name ~page'],
    [
      'names that collide as fields',
      survey(ask({ name: 'm.r' }), { type: 'matrix', name: 'm', columns: ['a'], rows: ['r'] }),
      'bad_name m',
    ],
    ['a choice without a value', survey(ask({ choices: ['a', ' '] })), `bad_choice ${place}.choices[1]`],
    [
      'a starting value on an opinion',
      survey(ask({ defaultValue: 'a', indicator: 'support.attitude' })),
      `initial_on_opinion ${place}.defaultValue`,
    ],
    [
      'an address made from an answer',
      survey(ask(), { type: 'html', name: 'h', html: '<a href="https://x.example/{q}">there</a>' }),
      'dynamic_text pages[0].elements[1]',
    ],
    ['a text about the survey itself', survey(ask({ title: 'Question {pageno}' })), `dynamic_text ${place}`],
    [
      'a picture from elsewhere to choose',
      survey({ type: 'imagepicker', name: 'i', choices: [{ value: 1, imageLink: 'https://x.example/a.png' }] }),
      `image_address ${place}.choices[0].imageLink`,
    ],
    ['a misspelt indicator', survey(ask({ indicator: 'satisfaction.everything' })), 'indicator q'],
    [
      'circular calculations',
      {
        calculatedValues: [
          { name: 'x', expression: '{y}' },
          { name: 'y', expression: '{x}' },
        ],
        ...survey(ask()),
      },
      'circular calculatedValues',
    ],
    [
      'too many nested parentheses',
      survey(ask(), { type: 'text', name: 't', visibleIf: `${'('.repeat(200)}{q} = 1${')'.repeat(200)}` }),
      'expression pages[0].elements[1]',
    ],
  ])('%s', (_, definition, refusal) => {
    expect(refusalsOf(definition)).toContain(refusal);
  });

  test.each([
    [null],
    ['{}'],
    [[]],
    [JSON.parse('{"__proto__":{"pages":[]},"pages":[]}')],
    [Array.from({ length: 9 })],
    [{ pages: new Date() }],
  ])('%o is no definition', (definition: unknown) => {
    expect(compileQuestionnaire(definition)).toMatchObject({ ok: false });
  });
});
