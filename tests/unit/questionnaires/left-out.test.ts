/** What of real definitions cannot be carried, or means what happens anyway: the form is taken, and its author is told. */
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

describe('what cannot be carried is left out by itself, and its author is told', () => {
  const leftOut = ({ notes }: CompiledQuestionnaire) =>
    notes.filter(({ code }) => code === 'left_out').map(({ place }) => place);

  test('of two choices that are written the same the second', () => {
    const twice = compiled({ type: 'rating', name: 'q', rateValues: [1, 2, '2', 3] });
    expect(questionsOf(twice.form)[0]).toMatchObject({ choices: [{ value: 1 }, { value: 2 }, { value: 3 }] });
    expect(leftOut(twice)).toEqual(['pages[0].elements[0].rateValues[2]']);
  });

  test('a starting value that the question cannot hold; one that it can is turned into an answer', () => {
    const started = (element: object) => compiled({ name: 'q', ...element });
    const initial = (element: object) => questionsOf(started(element).form)[0]?.initial;
    expect(initial({ type: 'radiogroup', choices: ['a'], defaultValue: 'z' })).toBeUndefined();
    expect(leftOut(started({ type: 'radiogroup', choices: ['a'], defaultValue: 'z' }))).toHaveLength(1);
    expect(initial({ type: 'dropdown', choices: ['1'], defaultValue: 1 })).toBe('1');
    expect(initial({ type: 'text', inputType: 'number', defaultValue: '12' })).toBe(12);
    expect(initial({ type: 'text', defaultValue: 5 })).toBe('5');
  });

  test.each([
    [true, {}, true],
    ['true', {}, true],
    ['false', { valueTrue: 'yes', valueFalse: 'no' }, 'no'],
    [true, { valueTrue: 'yes' }, 'yes'],
    ['indeterminate', {}, undefined],
  ])('a yes or no that starts as %s', (defaultValue, sides, initial) => {
    expect(question({ type: 'boolean', name: 'q', defaultValue, ...sides }).initial).toBe(initial);
  });

  test('a picture from another site: its words stand in its place', () => {
    const shown = compiled(
      { type: 'image', name: 'i', imageLink: 'images/map.png', altText: 'The map' },
      { type: 'text', name: 'q' },
    );
    expect(shown.form.pages[0]?.elements[0]).toMatchObject({ kind: 'html', html: { en: 'The map' } });
    expect(leftOut(shown)).toEqual(['pages[0].elements[0].imageLink']);
  });

  test('where people would have been led on this site; to another site is refused', () => {
    const led = (navigateToUrl: string) =>
      compileQuestionnaire({ navigateToUrl, elements: [{ type: 'text', name: 'q' }] }).ok;
    expect(['/results', 'thanks.html'].map(led)).toEqual([true, true]);
    expect(['https://x.example', '//x.example', 'javascript:x', '/\\x.example', '\\\\x'].map(led)).toEqual(
      Array.from({ length: 5 }, () => false),
    );
  });
});

test('clearIfInvisible asks for what happens anyway', () => {
  for (const clearIfInvisible of ['none', 'onHidden', 'onComplete', 'onHiddenContainer', 'default'])
    expect(problems({ type: 'text', name: 'q', clearIfInvisible })).toEqual([]);
});

test('names that differ by case alone are two questions, and a condition means the one it spells', () => {
  const { form } = compiled(
    { type: 'text', name: 'a' },
    { type: 'text', name: 'A' },
    { type: 'text', name: 't', visibleIf: "{A} = 'x'" },
  );
  expect(checkSubmission(form, { A: 'x', t: 'y' }, today).ok).toBe(true);
  expect(checkSubmission(form, { a: 'x', A: 'z', t: 'y' }, today).ok).toBe(false);
});
