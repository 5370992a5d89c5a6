/** Files that somebody would write to break a reader of questionnaires, each with what it is meant to break. */
import type { Chance } from '../../../src/embedded/demo/random.ts';

type Horror = (chance: Chance) => unknown;

const question = (more: object = {}) => ({ type: 'radiogroup', name: 'q', choices: ['a', 'b'], ...more });
const survey = (...elements: unknown[]) => ({ pages: [{ name: 'p', elements }] });
const many = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index));
const huge = [1e9, 2 ** 31, Number.MAX_SAFE_INTEGER, 1e308, -1e9] as const;

function nested(depth: number, wrap: (inner: object) => object): object {
  let element: object = question();
  for (let level = 0; level < depth; level += 1) element = wrap(element);
  return element;
}

/** Objects are written as JSON, texts as they are. */
export const horrors: Readonly<Record<string, Horror>> = {
  'an endless list': () => '['.repeat(100_000),
  'an endless object': () => '{"a":'.repeat(50_000),
  'panels in panels': (chance) =>
    survey(nested(2 + chance.whole(300), (inner) => ({ type: 'panel', elements: [inner] }))),
  'the prototype': () => '{"__proto__":{"type":"text"},"elements":[{"type":"text","name":"__proto__"}]}',
  'the prototype of a choice': () =>
    '{"elements":[{"type":"radiogroup","name":"q","choices":[{"__proto__":{"value":1}}]}]}',
  'a constructor': (chance) => survey(question({ name: chance.pick(['constructor', 'toString', 'hasOwnProperty']) })),
  'a choice called prototype': () => survey(question({ choices: ['prototype', '__proto__', 'valueOf'] })),
  'conditions in a circle': (chance) => {
    const count = 2 + chance.whole(80);
    return survey(...many(count, (i) => question({ name: `q${i}`, visibleIf: `{q${(i + 1) % count}} = 'a'` })));
  },
  'a condition on itself': () =>
    survey(question({ visibleIf: "{q} = 'a'", requiredIf: '{q} empty', enableIf: '{q} notempty' })),
  'calculations in a circle': (chance) => {
    const count = 2 + chance.whole(200);
    const calculatedValues = many(count, (i) => ({ name: `c${i}`, expression: `{c${(i + 1) % count}} + 1` }));
    return { calculatedValues, ...survey(question()) };
  },
  'a long chain of calculations': (chance) => {
    const count = 100 + chance.whole(900);
    const calculatedValues = many(count, (i) => ({
      name: `c${i}`,
      expression: i + 1 < count ? `{c${i + 1}} + 1` : '1',
    }));
    return { calculatedValues, ...survey(question()) };
  },
  'a pattern that never ends': (chance) => {
    const regex = chance.pick([
      '(a+)+$',
      '(a|aa)+$',
      '^(([a-z])+.)+[A-Z]([a-z])+$',
      '(.*)*x',
      '(?=(a+))a*b',
      '\\1(',
      '(x{1,9999}){1,9999}',
    ]);
    return survey({ type: 'text', name: 't', validators: [{ type: 'regex', regex }] });
  },
  'an expression of a megabyte': () => survey(question({ visibleIf: `{q} = '${'x'.repeat(1_000_000)}'` })),
  'a condition of many parts': (chance) =>
    survey(
      question({
        visibleIf: many(100 + chance.whole(600), (i) => `{q} = ${i}`).join(chance.pick([' or ', ' and ', ' + '])),
      }),
    ),
  'many brackets': (chance) =>
    survey(question({ visibleIf: `${'('.repeat(1 + chance.whole(1_500))}{q}${')'.repeat(20)}` })),
  'many negations': (chance) =>
    survey(question({ visibleIf: `${chance.pick(['!', 'not ', '-', '[', "'"]).repeat(900)}{q}` })),
  'functions in functions': () => survey(question({ visibleIf: `${'iif('.repeat(40)}{q}${',1,2)'.repeat(40)}` })),
  'a condition that is none': (chance) =>
    survey(
      question({
        visibleIf: chance.pick([
          '{',
          '}',
          '{q',
          '{{q}} = 1',
          '= 1',
          '{q} = ',
          '{} = 1',
          '{q}}',
          "'",
          '\\',
          '{q.}',
          '{q[0}',
          '{q[-1]}',
          'a()b',
          '∞',
        ]),
      }),
    ),
  'ten thousand questions': () => survey(...many(10_000, (i) => ({ type: 'text', name: `q${i}` }))),
  'as many questions as are allowed': () =>
    survey(...many(498, (i) => question({ name: `q${i}`, visibleIf: i > 0 ? `{q${i - 1}} = 'a'` : '' }))),
  'thousands of choices': (chance) => survey(question({ choices: many(1_000 + chance.whole(15_000), (i) => i) })),
  'the same choice a thousand times': () => survey(question({ choices: many(1_000, () => 'a') })),
  'a million points': (chance) =>
    survey({
      type: 'rating',
      name: 'r',
      rateMin: 0,
      rateMax: chance.pick(huge),
      rateCount: chance.pick(huge),
      rateStep: chance.pick([1, 0, -1, 1e-9]),
    }),
  'a million numbers': (chance) =>
    survey({
      type: 'dropdown',
      name: 'd',
      choicesMin: 0,
      choicesMax: chance.pick(huge),
      choicesStep: chance.pick([1, 0, -1, 1e-9]),
    }),
  'a slider of atoms': (chance) =>
    survey({
      type: 'slider',
      name: 's',
      min: 0,
      max: chance.pick(huge),
      step: chance.pick([1, 0, -1, 1e-9]),
      labelCount: chance.pick(huge),
    }),
  'a million panels': (chance) =>
    survey({
      type: 'paneldynamic',
      name: 'd',
      panelCount: chance.pick(huge),
      maxPanelCount: chance.pick(huge),
      templateElements: [question()],
    }),
  'a million rows': (chance) =>
    survey({ type: 'matrixdynamic', name: 'm', rowCount: chance.pick(huge), columns: [{ name: 'c' }] }),
  'a large table': () =>
    survey({ type: 'matrix', name: 'm', rows: many(190, (i) => `r${i}`), columns: many(200, (i) => `c${i}`) }),
  'a thousand fields': () =>
    survey({ type: 'multipletext', name: 'm', items: many(1_000, (i) => ({ name: `f${i}` })) }),
  'a tower of markup': (chance) =>
    survey({
      type: 'html',
      name: 'h',
      html: chance.pick(['<b>', '<div><', '<!--', '<svg>', '<table><tr><td>', '&#']).repeat(1_800),
    }),
  'markup that acts': () =>
    survey({
      type: 'html',
      name: 'h',
      html: '<style>*{display:none}</style><form action=//x><a href="javascript:x()" onclick=x()>x</a><iframe srcdoc=x></iframe><img src=//x onerror=x()>',
    }),
  'a text with a thousand holes': () => survey(question({ title: '{q}'.repeat(1_000) })),
  'a hundred languages': () => survey(question({ title: Object.fromEntries(many(200, (i) => [`l${i}`, 'x'])) })),
  'names that are no names': (chance) =>
    survey(
      question({
        name: chance.pick<unknown>([
          7,
          true,
          null,
          [],
          {},
          ['q'],
          '',
          ' ',
          '\u0000',
          '\uD800',
          '‮q',
          '{q}',
          'q.q',
          "q'",
          '"',
          '_page',
          'x'.repeat(5_000),
        ]),
      }),
    ),
  'lists where objects are expected': (chance) => ({
    pages: chance.pick<unknown>([
      [[]],
      [[[]]],
      {},
      'p',
      7,
      [null],
      [7],
      [['a']],
      [{ elements: {} }],
      [{ elements: [[]] }],
    ]),
  }),
  'triggers on triggers': (chance) => ({
    triggers: many(1 + chance.whole(200), (i) => ({
      type: chance.pick(['setvalue', 'runexpression', 'copyvalue', 'skip', 'complete', 'nothing']),
      expression: '{q} notempty',
      setToName: 'q',
      setValue: i,
      runExpression: '{q} + 1',
      fromName: 'q',
      gotoName: 'q',
    })),
    ...survey(question()),
  }),
  'values that set each other': (chance) => {
    const count = 2 + chance.whole(60);
    return survey(
      ...many(count, (i) => ({
        type: 'text',
        name: `t${i}`,
        setValueExpression: `{t${(i + 1) % count}} + 1`,
        setValueIf: `{t${(i + 1) % count}} notempty`,
        resetValueIf: `{t${i}} > 1`,
        defaultValueExpression: `{t${(i + 1) % count}}`,
      })),
    );
  },
  'choices of each other': () =>
    survey(
      question({ name: 'a', choicesFromQuestion: 'b' }),
      question({ name: 'b', choicesFromQuestion: 'a' }),
      question({ name: 'c', choicesFromQuestion: 'c' }),
    ),
  'one value for all': () => survey(...many(100, (i) => question({ name: `q${i}`, valueName: 'same' }))),
  'a number that is none': () => '{"elements":[{"type":"rating","name":"r","rateMax":1e999}]}',
  'the same key twice': () => '{"elements":[{"type":"text","name":"a","name":"b"}],"elements":7}',
  'comments in JSON': () => '{ // mine\n "elements": [] }',
  'a script that makes JSON': () => 'export const json = { pages: [] };',
  'a mark and nothing': () => '\uFEFF',
  nothing: () => '',
  'a file without an end': (chance) => JSON.stringify(survey(question())).slice(0, 10 + chance.whole(50)),
  'a page of blanks': () => ' '.repeat(4_000_000),
  'too many megabytes': () => `"${'x'.repeat(6_000_000)}"`,
  bytes: (chance) => String.fromCharCode(...chance.bytes(2_000)),
};
