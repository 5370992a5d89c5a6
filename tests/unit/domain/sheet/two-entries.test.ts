import { describe, expect, test } from 'vitest';

import { checkSubmission, type Answers } from '../../../../src/domain/form/index.ts';
import { compared, differences, settled } from '../../../../src/domain/sheet/two-entries.ts';
import { streetForm, today } from '../form/street-form.ts';

const sheet: Answers = {
  age: 40,
  satisfied: 'no',
  why: '楼道 太暗',
  joined: ['sorting', 'reading'],
  places: { park: 'good', street: 'bad' },
  order: ['b', 'a', 'c'],
};
const differing = (first: Answers, second: Answers) =>
  differences(streetForm, { first, second }, today).map(({ field }) => field);

describe('two entries of one sheet', () => {
  test('agree whatever the order of ticks, the spaces and the width of characters', () => {
    expect(differing(sheet, { ...sheet, joined: ['reading', 'sorting'], why: ' 楼道太暗　' })).toEqual([]);
  });

  test('differ where a choice, a row, an order or a word does, or where one of them is missing', () => {
    const second = { ...sheet, places: { park: 'good' }, order: ['a', 'b', 'c'], age: 41 };
    expect(differing(sheet, second)).toEqual(['age', 'places.street', 'order']);
  });

  test('differ in what only one of them was asked', () => {
    const { why: _, ...without } = sheet;
    expect(differing(sheet, { ...without, satisfied: 'yes' })).toEqual(['satisfied', 'why']);
  });
});

describe('once every difference was looked up', () => {
  const second = { ...sheet, age: 41, places: { park: 'bad' }, satisfied: 'yes' };

  test('the answers are of either entry, place by place', () => {
    const right = (field: string) => (field === 'age' ? 'second' : 'first');
    expect(settled(streetForm, { first: sheet, second }, { right, ...today })).toEqual({ ...sheet, age: 41 });
  });

  test('what the right answer skips goes, so that the gate takes the rest', () => {
    const answers = settled(streetForm, { first: sheet, second }, { right: () => 'second', ...today });
    expect(answers).not.toHaveProperty('why');
    expect(checkSubmission(streetForm, answers, today).ok).toBe(true);
  });
});

test('a comparison counts the sheet as a whole and each place that was typed, and says nothing of the answers', () => {
  const counted = compared(streetForm, { first: sheet, second: { ...sheet, age: 41 } }, today);
  expect(counted[0]).toEqual({ question: '', agreed: false });
  expect(counted.filter(({ agreed }) => !agreed).map(({ question }) => question)).toEqual(['', 'age']);
  expect(counted).toHaveLength(1 + 13);
});
