import { expect, test } from 'vitest';
import { checkFile } from '../../../../src/questionnaires/check/check.ts';
import type { CheckReport } from '../../../../src/questionnaires/check/report.ts';

const question = {
  type: 'radiogroup',
  name: 'market',
  title: { default: 'How clean is the market?', 'zh-cn': '菜市场干净吗？' },
  choices: ['clean', 'dirty', 'unsure'],
};

function check(definition: unknown): CheckReport {
  return checkFile(Buffer.from(JSON.stringify(definition)));
}

function ask(...elements: object[]): object {
  return { pages: [{ name: 'first', elements }] };
}

test('names the honoured, ignored and refused properties with the place and the names on the way', () => {
  const report = check({ ...ask({ ...question, width: '50%', choicesByUrl: { url: 'https://x.example' } }) });
  expect(report.ok).toBe(false);
  expect(report.honoured).toContainEqual({
    place: 'pages[0].elements[0].choices',
    names: ['first', 'market'],
    type: 'radiogroup',
    property: 'choices',
  });
  expect(report.ignored).toContainEqual(expect.objectContaining({ place: 'pages[0].elements[0].width' }));
  expect(report.refused).toEqual([
    expect.objectContaining({
      place: 'pages[0].elements[0].choicesByUrl',
      why: 'otherHost',
      names: ['first', 'market'],
    }),
  ]);
});

test.each([
  ['a time limit', { ...ask(question), timeLimit: 60 }, 'timer'],
  ['a timer under its old name', { ...ask(question), maxTimeToFinish: 60 }, 'timer'],
  ['choices from another host', ask({ ...question, choicesByUrl: { url: 'https://x.example' } }), 'otherHost'],
  ['leaving for another host', { ...ask(question), navigateToUrl: 'https://x.example' }, 'otherHost'],
  ['a file', ask({ type: 'file', name: 'photo' }), 'file'],
  ['a signature', ask({ type: 'signaturepad', name: 'sign' }), 'signature'],
  ['panels that people repeat', ask({ type: 'paneldynamic', name: 'children' }), 'repeatedPanel'],
  ['a table of questions', ask({ type: 'matrixdropdown', name: 'table' }), 'tableOfQuestions'],
])('says why it refuses %s', (_, definition, why) => {
  expect(check(definition).refused.map((problem) => problem.why)).toEqual([why]);
});

test('finds errors of the definition although something else is refused', () => {
  const report = check(ask({ ...question, visibleIf: '{nobody} = 1' }, { type: 'file', name: 'photo' }));
  expect(report.refused.map(({ code }) => code)).toEqual(['unknown_type']);
  expect(report.definitionErrors).toEqual([
    expect.objectContaining({ place: 'pages[0].elements[0].visibleIf', names: ['first', 'market'] }),
  ]);
});

test('says once what is wrong with a name that a condition mentions twice', () => {
  const report = check(ask({ ...question, visibleIf: '{nobody} = 1 or {nobody} = 2' }));
  expect(report.definitionErrors).toHaveLength(1);
});

test('names ignored properties that change what happens, apart from looks', () => {
  const report = check({ ...ask({ ...question, correctAnswer: 'clean' }), goNextPageAutomatic: true, logo: '/a.png' });
  expect(Object.fromEntries(report.ignored.map(({ place, behaviour }) => [place, behaviour]))).toEqual({
    'pages[0].elements[0].correctAnswer': 'quizAnswers',
    goNextPageAutomatic: 'autoAdvance',
    logo: undefined,
  });
  expect(report.ok).toBe(true);
});

test('an unknown property is noted and does no harm', () => {
  const report = check(ask({ ...question, myOwnWord: 1 }));
  expect(report.ignored).toEqual([expect.objectContaining({ code: 'unknown_property', property: 'myOwnWord' })]);
  expect(report.ok).toBe(true);
});

test('judges neutrality, and a leading word is an error', () => {
  const report = check(ask({ ...question, title: '您对我们热情周到的服务满意吗？' }));
  expect(report.neutrality).toContainEqual(
    expect.objectContaining({ rule: 'leadingWording', severity: 'error', names: ['first', 'market'] }),
  );
  expect(report.ok).toBe(false);
});

test('a questionnaire from elsewhere may lack a translation, one with indicators may not', () => {
  const english = { ...question, title: 'How clean is the market?' };
  expect(check(ask(english)).ok).toBe(true);
  expect(check(ask(english)).neutrality).toContainEqual(
    expect.objectContaining({ rule: 'translationMissing', severity: 'warning' }),
  );
  const ours = check(ask({ ...english, indicator: 'satisfaction.markets' }));
  expect(ours.neutrality).toContainEqual(expect.objectContaining({ rule: 'translationMissing', severity: 'error' }));
});

test('estimates the minutes for what everybody sees, and for everything', () => {
  const many = (count: number, more: object) =>
    Array.from({ length: count }, (_, index) => ({ ...question, name: `q${index}`, ...more }));
  const { minutes } = check(
    ask(...many(10, {}), {
      type: 'panel',
      name: 'p',
      visibleIf: "{q1} = 'dirty'",
      elements: [{ ...question, name: 'z' }],
    }),
  );
  expect(minutes?.least).toBeGreaterThan(0.3);
  expect(minutes?.most).toBeGreaterThan(minutes?.least ?? 0);
});

test.each([
  ['nothing', '', { code: 'empty' }],
  ['blanks', ' \n\t', { code: 'empty' }],
  ['no JSON', '{\n  "pages": [,]\n}', { code: 'not_json', line: 2, column: 13 }],
  ['prose', '# Survey\n\nHow are you?', { code: 'not_json', line: 1, column: 1 }],
  ['half a file', '{ "pages": [', { code: 'not_json', line: 1, column: 13 }],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), { code: 'not_text' }],
  ['Chinese in another encoding', Buffer.from([0x7b, 0x22, 0xce, 0xca, 0x22, 0x7d]), { code: 'not_utf8' }],
  ['more than 5 MB', Buffer.alloc(5_000_001, ' '), { code: 'too_big', megabytes: 6, limit: 5 }],
])('refuses %s with the reason', (_, text, file) => {
  expect(checkFile(Buffer.from(text))).toMatchObject({ ok: false, file });
});

test.each([
  ['UTF-8 with its mark', Buffer.from(`\uFEFF${JSON.stringify(ask(question))}`)],
  ['UTF-16 with its mark', Buffer.from(`\uFEFF${JSON.stringify(ask(question))}`, 'utf16le')],
])('reads %s', (_, bytes) => {
  expect(checkFile(bytes)).toMatchObject({ ok: true, questions: 1 });
});

test.each([
  ['a list', [], 'not_a_definition'],
  ['a number', 7, 'not_a_definition'],
  ['an object without questions', { name: 'linli', version: '1' }, 'nothing_asked'],
  ['a word of the language', { pages: [], constructor: {} }, 'reserved_key'],
])('an error of the definition: %s', (_, definition, code) => {
  expect(check(definition).definitionErrors.map((problem) => problem.code)).toEqual([code]);
});

test.each([
  [
    'ten thousand questions',
    ask(...Array.from({ length: 10_000 }, (_, index) => ({ type: 'text', name: `q${index}` }))),
    'elements',
  ],
  [
    'six hundred questions',
    ask(...Array.from({ length: 600 }, (_, index) => ({ type: 'text', name: `q${index}` }))),
    'elements',
  ],
  ['an expression of a megabyte', ask({ ...question, visibleIf: `{market} = '${'x'.repeat(1_000_000)}'` }), 'text'],
  ['panels in panels in panels', nested(60), 'depth'],
])('refuses by size, and says which: %s', (_, definition, property) => {
  expect(check(definition).refused).toEqual([expect.objectContaining({ code: 'too_large', property })]);
});

function nested(depth: number): object {
  let element: object = question;
  for (let level = 0; level < depth; level += 1) element = { type: 'panel', name: `p${level}`, elements: [element] };
  return ask(element);
}

test('a large logo is only looks', () => {
  expect(check({ ...ask(question), logo: `data:image/png;base64,${'A'.repeat(200_000)}` }).ok).toBe(true);
});
