import { describe, expect, test } from 'vitest';
import { formInLanguage, shuffled } from '../../../../src/domain/form/index.ts';
import type { ChoiceValue, Form } from '../../../../src/domain/form/index.ts';
import { compileQuestionnaire } from '../../../../src/questionnaires/index.ts';

function formOf(question: object): Form<string> {
  const outcome = compileQuestionnaire({ locale: 'zh-cn', elements: [{ name: 'q', ...question }] });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return formInLanguage(outcome.value.form, 'zh-CN');
}

function shownIn(form: Form<string>): ChoiceValue[] {
  const [question] = form.pages[0]?.elements ?? [];
  return question && 'choices' in question ? question.choices.map(({ value }) => value) : [];
}

const five = ['a', 'b', 'c', 'd', 'e'];
const random = { type: 'checkbox', choices: five, choicesOrder: 'random' };
const ids = Array.from({ length: 600 }, (_, index) => `7d3f2a50-0000-4000-8000-${String(index).padStart(12, '0')}`);

describe('in the order of their words', () => {
  const streets = [
    { value: 3, text: '西街' },
    { value: 1, text: '东街' },
    { value: 2, text: '南街' },
  ];

  test('as the language orders them, and the other way round', () => {
    expect(shownIn(formOf({ type: 'radiogroup', choices: streets, choicesOrder: 'asc' }))).toEqual([1, 2, 3]);
    expect(shownIn(formOf({ type: 'dropdown', choices: streets, choicesOrder: 'desc' }))).toEqual([3, 2, 1]);
  });

  test('what stands beside the list stays last: “don’t know”, and whatever the author says means as much', () => {
    const beside = { value: 'x', text: '一点也不清楚', role: 'unsure' };
    const question = { type: 'radiogroup', choices: [...streets, beside], choicesOrder: 'asc', showDontKnowItem: true };
    expect(shownIn(formOf(question))).toEqual([1, 2, 3, 'x', 'dontknow']);
  });
});

describe('at random', () => {
  test('as written while nobody has begun', () => {
    expect(shownIn(shuffled(formOf(random), null))).toEqual(five);
  });

  test('the same for one submission on phone and server, however often it is arranged', () => {
    const once = shuffled(formOf(random), ids[0] ?? '');
    expect(shownIn(shuffled(formOf(random), ids[0] ?? ''))).toEqual(shownIn(once));
    expect(shownIn(shuffled(once, ids[0] ?? ''))).toEqual(shownIn(once));
    expect(shownIn(once).toSorted()).toEqual(five);
  });

  test('every choice comes first about as often as any other', () => {
    const first = ids.map((id) => shownIn(shuffled(formOf(random), id))[0]);
    for (const choice of five) {
      const share = first.filter((value) => value === choice).length / ids.length;
      // A fifth of 600, give or take five standard deviations.
      expect(share).toBeGreaterThan(0.118);
      expect(share).toBeLessThan(0.282);
    }
  });

  test('two questions with the same choices are not in the same order for everybody', () => {
    const other = formOf({ ...random, name: 'r' });
    const form = formOf(random);
    expect(ids.some((id) => String(shownIn(shuffled(form, id))) !== String(shownIn(shuffled(other, id))))).toBe(true);
  });

  test('“refuse to answer” stays last', () => {
    const form = formOf({ ...random, showRefuseItem: true });
    expect(new Set(ids.map((id) => shownIn(shuffled(form, id)).at(-1)))).toEqual(new Set(['refused']));
  });

  test('rows of a matrix, if the author wants it', () => {
    const form = formOf({ type: 'matrix', columns: [1, 2], rows: five, rowsOrder: 'random' });
    const rows = (id: string) => {
      const [question] = shuffled(form, id).pages[0]?.elements ?? [];
      return question && 'rows' in question && typeof question.rows === 'object'
        ? question.rows.map((row) => row.value)
        : [];
    };
    expect(new Set(ids.map((id) => rows(id).join(''))).size).toBeGreaterThan(60);
    expect(rows(ids[0] ?? '').toSorted()).toEqual(five);
  });
});
