/** Questions that stand for one answer: the same name twice, or one value name. */
import { describe, expect, test } from 'vitest';
import {
  type Answers,
  checkSubmission,
  followed,
  type Form,
  formState,
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

describe('one answer for several questions', () => {
  const branches = compiled({
    elements: [
      { type: 'boolean', name: 'rents' },
      { type: 'text', name: 'years', visibleIf: '{rents} = true', inputType: 'number' },
      { type: 'text', name: 'years', visibleIf: '{rents} = false', inputType: 'number' },
      { type: 'text', name: 'long', visibleIf: '{years} > 5' },
    ],
  });

  test('the same name twice is stored once, whichever of the two was answered', () => {
    expect(stored(branches, { rents: true, years: 3 })).toMatchObject({ value: { rents: true, years: 3 } });
    expect(stored(branches, { rents: false, 'years:2': 7, long: 'yes' })).toEqual({
      ok: true,
      value: { rents: false, years: 7, long: 'yes' },
    });
  });

  test('what is said in one stands in the other, too', () => {
    expect(after(branches.form, {}, { years: 4 })).toEqual({ years: 4, 'years:2': 4 });
    expect(after(branches.form, { years: 4, 'years:2': 4 }, { years: 4 })).toEqual({});
  });

  test('a shared valueName is the name in conditions and in the stored answer', () => {
    const shared = compiled({
      elements: [
        { type: 'radiogroup', name: 'first', valueName: 'way', choices: ['bus', 'walk'] },
        { type: 'text', name: 'line', visibleIf: "{way} = 'bus' and {first} = 'bus'" },
      ],
    });
    expect(stored(shared, { way: 'bus', line: '7' })).toEqual({ ok: true, value: { way: 'bus', line: '7' } });
    expect(Object.keys(shared.counting.countable)).toEqual(['way']);
  });

  test('ends a form that looks at it under either name', () => {
    const early = compiled({
      pages: [
        { name: 'one', elements: [{ type: 'text', name: 'first', valueName: 'way' }] },
        { name: 'two', elements: [{ type: 'text', name: 'second', valueName: 'way' }] },
        { name: 'three', elements: [{ type: 'text', name: 'more' }] },
      ],
      triggers: [{ type: 'complete', expression: "{way} = 'x'" }],
    });
    expect(pages(early, { 'way:2': 'x' })).toEqual(['one', 'two']);
  });

  test.each([
    ['other choices', { choices: ['b'] }],
    ['another meaning', { choices: [{ value: 'a', role: 'ineligible' }] }],
    ['an indicator of its own', { choices: ['a'], indicator: 'support.attitude' }],
    ['a purpose of its own', { choices: ['a'], purpose: 'age' }],
  ])('is refused with %s', (_, second) => {
    const first = { type: 'radiogroup', name: 'q', choices: ['a'] };
    expect(problems({ elements: [first, { type: 'radiogroup', name: 'q', ...second }] })).not.toEqual([]);
  });

  test('is counted under one name', () => {
    const twice = { type: 'radiogroup', name: 'q', choices: ['a'] };
    expect(Object.keys(compiled({ elements: [twice, twice] }).counting.countable)).toEqual(['q']);
  });
});
