import { describe, expect, test } from 'vitest';
import { type Form, formState, pagePosition, type Question, visiblePages } from '../../../../src/domain/form/index.ts';

const today = { today: '2026-03-01' };
const ask = (name: string, more: Partial<Question> = {}) =>
  ({ kind: 'comment', name, title: {}, required: false, validators: [], maxLength: 9, rows: 1, ...more }) as Question;
const formOf = (...pages: Form['pages']): Form => ({ format: 1, languages: ['en'], title: {}, pages, calculated: [] });

describe('what is shown', () => {
  const form = formOf(
    { name: 'start', elements: [ask('a'), ask('b', { visibleIf: ['=', ['var', 'a'], 'x'] })] },
    {
      name: 'middle',
      elements: [{ kind: 'panel', name: 'inner', elements: [ask('c', { visibleIf: ['notempty', ['var', 'b']] })] }],
    },
    { name: 'end', elements: [{ kind: 'html', name: 'thanks', html: { en: '<p>Thanks</p>' } }] },
  );

  test('a page whose only question is hidden is skipped', () => {
    const state = formState(form, {}, today);
    expect(visiblePages(form, state).map(({ name }) => name)).toEqual(['start', 'end']);
    expect(pagePosition(form, state, 'start')).toMatchObject({
      index: 0,
      count: 2,
      next: { name: 'end' },
      previous: undefined,
    });
  });

  test('an answer that is hidden again takes with it what hung on it', () => {
    const answers = { a: 'y', b: 'left over', c: 'left over too' };
    const state = formState(form, answers, today);
    expect(state.values).toEqual({ a: 'y' });
    expect(state.visible.has('c')).toBe(false);
  });

  test('a question that asks for the absence of a hidden answer appears', () => {
    const asking = formOf({
      name: 'p',
      elements: [
        ask('a'),
        ask('b', { visibleIf: ['=', ['var', 'a'], 'x'] }),
        ask('c', { visibleIf: ['empty', ['var', 'b']] }),
      ],
    });
    const state = formState(asking, { a: 'y', b: 'stale', c: 'mine' }, today);
    expect(state.values).toEqual({ a: 'y', c: 'mine' });
  });
});

test('only “true” shows or requires, only “false” disables', () => {
  const bare = ['var', 'n'] as const;
  const form = formOf({
    name: 'p',
    elements: [ask('n'), ask('q', { visibleIf: bare, requiredIf: bare, enableIf: bare })],
  });
  const state = formState(form, { n: '1' }, today);
  expect([state.visible, state.required, state.enabled].map((names) => names.has('q'))).toEqual([false, false, true]);
});

test('the words beside “other” go when another choice is made', () => {
  const choices = ['a', 'b'].map((value) => ({ value, text: {} }));
  const form = formOf({
    name: 'p',
    elements: [{ ...ask('q'), kind: 'radiogroup', choices, other: { value: 'other', text: {}, maxLength: 9 } }],
  });
  expect(formState(form, { q: 'a', 'q-Comment': 'stale' }, today).values).toEqual({ q: 'a' });
});
