/** Editing a definition: what was asked for changes, what the editor does not know stays as it was written. */
import { describe, expect, test } from 'vitest';

import { checkAndCompile } from '../../../../src/questionnaires/check/check.ts';
import {
  bankElement,
  bankItems,
  scaleChoices,
  scaleNames,
  scaleOf,
} from '../../../../src/questionnaires/editor/bank.ts';
import { changesBetween } from '../../../../src/questionnaires/editor/changes.ts';
import { readCondition, writeCondition } from '../../../../src/questionnaires/editor/conditions.ts';
import {
  nameOf,
  readDocument,
  spotAt,
  writeDocument,
  type JsonPart,
} from '../../../../src/questionnaires/editor/document.ts';
import {
  addFromBank,
  addNew,
  addPage,
  moveElement,
  newKinds,
  removeElement,
  removePage,
} from '../../../../src/questionnaires/editor/edits.ts';
import { editedElsewhere, itemFields } from '../../../../src/questionnaires/editor/item-fields.ts';
import { outlineOf } from '../../../../src/questionnaires/editor/outline.ts';
import { saveItem } from '../../../../src/questionnaires/editor/save-item.ts';
import { readTexts, writeTexts } from '../../../../src/questionnaires/editor/texts.ts';

const foreign = (): JsonPart => ({
  title: 'From elsewhere',
  'x-own': { kept: [1, 2] },
  questions: [
    { type: 'radiogroup', name: 'a', title: { fr: 'Un', default: 'One' }, choices: ['x', 'y|Why'], colCount: 2 },
    { type: 'matrixdynamic', name: 'm', columns: [{ name: 'c' }] },
  ],
});

function elementAt(document: JsonPart, ...place: number[]): JsonPart {
  const element = spotAt(document, place)?.element;
  if (!element) throw new Error(`nothing at ${place.join('.')}`);
  return element;
}

test('what the editor does not know stays, with its names told', () => {
  const document = foreign();
  const first = elementAt(document, 0, 0);
  const fields = itemFields(first);
  saveItem(first, { fields: { ...fields, title: { zh: '一', en: 'One' } }, scale: null });
  expect(first).toEqual({
    ...{ type: 'radiogroup', name: 'a', title: { default: 'One', 'zh-cn': '一', fr: 'Un' } },
    ...{ choices: ['x', 'y|Why'], colCount: 2 },
  });
  expect(document['x-own']).toEqual({ kept: [1, 2] });
  expect(editedElsewhere(first)).toEqual(['colCount']);
  expect(outlineOf(document).elsewhere).toEqual(['x-own']);
  expect(elementAt(document, 0, 1)).toEqual({ type: 'matrixdynamic', name: 'm', columns: [{ name: 'c' }] });
});

describe('choices', () => {
  const save = (
    element: JsonPart,
    change: (fields: ReturnType<typeof itemFields>) => ReturnType<typeof itemFields>,
  ) => {
    saveItem(element, { fields: change(itemFields(element)), scale: null });
    return element['choices'];
  };
  const row = (text: string, value = '') => ({
    ...{ place: -1, value, role: '', remove: false },
    text: { zh: text, en: '' },
  });

  test('are added with the next free code, removed, and said otherwise, each without touching its neighbours', () => {
    const element = elementAt(foreign(), 0, 0);
    const choices = save(element, (fields) => ({
      ...fields,
      choices: [
        ...(fields.choices ?? []).map((choice, place) => (place === 0 ? { ...choice, remove: true } : choice)),
        ...[row('新的'), row('带代码', 'own'), row('')],
      ],
    }));
    expect(choices).toEqual([
      'y|Why',
      { value: 'choice1', text: { 'zh-cn': '新的' } },
      { value: 'own', text: { 'zh-cn': '带代码' } },
    ]);
    const retold = save(element, (fields) => ({
      ...fields,
      choices: (fields.choices ?? []).map((choice, place) => (place === 0 ? { ...choice, role: 'yes' } : choice)),
    }));
    expect(retold).toEqual([
      expect.objectContaining({ value: 'y', role: 'yes' }),
      expect.anything(),
      expect.anything(),
    ]);
  });

  test('may be those of a scale of the bank, and each scale is known again', () => {
    const element = elementAt(foreign(), 0, 0);
    for (const scale of scaleNames) {
      saveItem(element, { fields: itemFields(element), scale });
      expect(scaleOf(element['choices'])).toBe(scale);
    }
    expect(scaleChoices('S5')).toHaveLength(6);
  });
});

describe('the bank', () => {
  test('has twenty-eight items with codes, words in both languages, and nothing unfair', () => {
    expect(bankItems).toHaveLength(28);
    for (const { code, title } of bankItems) {
      expect([code, title.zh !== '', title.en !== '']).toEqual([code, true, true]);
      const document = { title: { default: 'T', 'zh-cn': '题' }, elements: [bankElement(code)] };
      const { report } = checkAndCompile(new TextEncoder().encode(JSON.stringify(document)));
      const own = report.neutrality.filter(({ rule }) => rule !== 'order' && rule !== 'unpromptedApart');
      expect([code, own, report.refused, report.definitionErrors]).toEqual([code, [], [], []]);
    }
  });

  test('gives each item once, and a page that is not there gets none', () => {
    const document = foreign();
    expect(addFromBank(document, [0], 'attitude')).toBe('done');
    expect(addFromBank(document, [0], 'attitude')).toBe('twice');
    expect(addFromBank(document, [7], 'age_band')).toBe('nowhere');
    expect(addFromBank(document, [0], 'toString')).toBe('nowhere');
    expect(outlineOf(document).pages[0]?.items.map(({ code }) => code)).toEqual(['a', 'm', 'attitude']);
  });
});

describe('adding, moving, removing', () => {
  test('items go past the edge of their page, and an empty page may go', () => {
    const document = foreign();
    addPage(document);
    expect(moveElement(document, [0, 1], 1)).toBe('done');
    expect(outlineOf(document).pages.map(({ items }) => items.map(({ code }) => code))).toEqual([['a'], ['m']]);
    expect(moveElement(document, [1, 0], 1)).toBe('nowhere');
    expect(removePage(document, [1])).toBe('nowhere');
    expect(moveElement(document, [1, 0], -1)).toBe('done');
    expect(removePage(document, [1])).toBe('done');
    expect(moveElement(document, [0, 1], -1)).toBe('done');
    expect(removeElement(document, [0, 0])).toBe('done');
    expect(outlineOf(document).pages.map(({ items }) => items.map(({ code }) => code))).toEqual([['a']]);
  });

  test.each(newKinds)('a new item of the kind %s is sound once it has words', (kind) => {
    const document: JsonPart = { pages: [{ name: 'p', elements: [] }] };
    expect(addNew(document, [0], kind, '')).toBe('done');
    const element = elementAt(document, 0, 0);
    expect(nameOf(element)).toBe('question1');
    element['title'] = { default: 'Which gate?', 'zh-cn': '哪个门？' };
    if (kind === 'one' || kind === 'many') element['choices'] = ['e', 'w'];
    const { report } = checkAndCompile(new TextEncoder().encode(writeDocument(document)));
    expect([report.refused, report.definitionErrors]).toEqual([[], []]);
    expect(addNew(document, [0], kind, 'question1')).toBe('twice');
  });
});

describe('conditions in words', () => {
  test.each([
    [`{a} = 'x'`, 'and', [{ question: 'a', value: 'x', is: true, among: false }]],
    [
      `{a} <> 2 and {b} contains 'y'`,
      'and',
      [
        { question: 'a', value: 2, is: false, among: false },
        { question: 'b', value: 'y', is: true, among: true },
      ],
    ],
    [
      `{a} = true or {a} = "it's and so"`,
      'or',
      [
        { question: 'a', value: true, is: true, among: false },
        { question: 'a', value: `it's and so`, is: true, among: false },
      ],
    ],
  ] as const)('%s', (expression, join, clauses) => {
    const condition = { join, clauses: [...clauses] };
    expect(readCondition(expression)).toEqual(condition);
    expect(readCondition(writeCondition(condition))).toEqual(condition);
  });

  test.each([
    `{a} > 3`,
    `{a} = 'x' and {b} = 'y' or {c} = 'z'`,
    `!({a} = 'x')`,
    `iif({a} = 1, 2, 3) = 2`,
    `{a} notempty`,
  ])('leave to its author: %s', (expression) => {
    expect(readCondition(expression)).toBeNull();
    const element: JsonPart = { type: 'text', name: 'q', visibleIf: expression };
    saveItem(element, { fields: itemFields(element), scale: null });
    expect(element['visibleIf']).toBe(expression);
    expect(editedElsewhere(element)).toContain('visibleIf');
  });

  test('keep the author’s spelling while nothing changes, and go when none is left', () => {
    const element: JsonPart = { type: 'text', name: 'q', visibleIf: `{a}=="x"` };
    saveItem(element, { fields: itemFields(element), scale: null });
    expect(element['visibleIf']).toBe(`{a}=="x"`);
    saveItem(element, { fields: { ...itemFields(element), condition: { join: 'and', clauses: [] } }, scale: null });
    expect('visibleIf' in element).toBe(false);
  });
});

test('texts keep other languages, and Chinese under default stays Chinese', () => {
  const holder: JsonPart = { title: '停车' };
  expect(readTexts(holder['title'])).toEqual({ zh: '停车', en: '' });
  writeTexts(holder, 'title', { zh: '停车', en: '' });
  expect(holder).toEqual({ title: '停车' });
  writeTexts(holder, 'title', { zh: '停车', en: 'Parking' });
  expect(holder).toEqual({ title: { default: 'Parking', 'zh-cn': '停车' } });
  writeTexts(holder, 'title', { zh: '', en: '' });
  expect(holder).toEqual({});
});

test('what differs between two versions is told item by item', () => {
  const before =
    readDocument(
      '{"pages":[{"name":"p","elements":[{"type":"text","name":"a","title":"A"},{"type":"radiogroup","name":"b","title":"B","choices":["x"]},{"type":"text","name":"c"},{"name":"d","type":"text"}]}]}',
    ) ?? {};
  const after =
    readDocument(
      '{"elements":[{"type":"radiogroup","name":"b","title":"B","choices":["x","y"]},{"type":"text","name":"a","title":"AA","isRequired":true},{"type":"text","name":"d"},{"type":"text","name":"e","title":"E"}]}',
    ) ?? {};
  expect(changesBetween(before, after).map(({ code, kind }) => `${kind} ${code}`)).toEqual([
    ...['scale b', 'reworded b', 'reworded a', 'required a', 'added e', 'removed c', 'order '],
  ]);
  expect(changesBetween(before, structuredClone(before))).toEqual([]);
});
