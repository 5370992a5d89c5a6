/** What a press takes out, and the definition to which it can be undone. */
import { expect, test } from 'vitest';

import { editIn } from '../../../src/actions/questionnaire-edits.ts';
import { readDocument, type JsonPart } from '../../../src/questionnaires/editor/document.ts';

const choice = (value: string) => ({
  value,
  text: { default: value.toUpperCase(), 'zh-cn': `选${value}` },
  role: 'knows',
});
const parking = {
  ...{ type: 'radiogroup', name: 'parking', title: { default: 'Parking', 'zh-cn': '停车' }, visibleIf: "{know} = 'a'" },
  ...{ choices: [choice('a'), choice('b'), choice('c')], odd: 1 },
};
const written = JSON.stringify({
  pages: [
    { name: 'one', elements: [parking] },
    { name: 'two', elements: [] },
  ],
});

function press(fields: Record<string, string | readonly string[]>) {
  const document = readDocument(written);
  if (document === null) throw new Error('no document');
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const one of typeof value === 'string' ? [value] : value) form.append(name, one);
  return { document, outcome: editIn(document, form, written) };
}

const elementOf = (document: JsonPart | null) => (document?.['pages'] as JsonPart[])[0]?.['elements'];

test('an item that goes can come back to the letter, conditions and all', () => {
  const { document, outcome } = press({ do: 'remove', at: '0.0', code: 'parking' });
  expect(elementOf(document)).toEqual([]);
  expect(outcome).toEqual({
    ...{ status: 'done', at: 'page-0' },
    removal: { removed: { kind: 'item', at: 'item-parking', zh: '停车', en: 'Parking' }, definition: written },
  });
});

test('an empty page that goes can come back; without a title it has no name', () => {
  const { document, outcome } = press({ do: 'page-remove', at: '1' });
  expect(document['pages']).toHaveLength(1);
  expect(outcome).toMatchObject({
    removal: { removed: { kind: 'page', at: 'page-1', zh: '', en: '' }, definition: written },
  });
});

test('a choice that goes can come back where it was, and what else was typed stays', () => {
  const { document, outcome } = press({
    ...{ do: 'item', at: '0.0', code: 'parking', 'title-zh': '停车位', 'title-en': 'Spaces', indicator: '' },
    ...{
      'choice-place': ['0', '1', '2', '-1'],
      'choice-value': ['a', 'b', 'c', ''],
      'choice-zh': ['选a', '选b', '选c', ''],
    },
    ...{ 'choice-en': ['A', 'B', 'C', ''], 'choice-role': ['knows', 'knows', 'knows', ''], 'choice-remove': ['1'] },
  });
  expect(elementOf(document)).toMatchObject([{ choices: [choice('a'), choice('c')] }]);
  if (outcome.status !== 'done') throw new Error(outcome.status);
  expect(outcome.removal?.removed).toEqual({ kind: 'choices', at: 'item-parking', zh: '选b', en: 'B' });
  const title = { default: 'Spaces', 'zh-cn': '停车位' };
  expect(elementOf(readDocument(outcome.removal?.definition ?? ''))).toEqual([{ ...parking, title }]);
});

test('a press that takes nothing out offers nothing', () => {
  expect(press({ do: 'page-add' }).outcome).toEqual({ status: 'done', at: 'pages-end' });
  expect(press({ do: 'down', at: '0.0', code: 'parking' }).outcome).not.toHaveProperty('removal.definition');
});
