import { describe, expect, test } from 'vitest';
import type { Form } from '../../../src/domain/form/index.ts';
import { compileQuestionnaire } from '../../../src/questionnaires/index.ts';

const text = (name: string, more: object = {}) => ({ type: 'text', name, ...more });
const html = (name: string) => ({ type: 'html', name, html: '<p>…</p>' });
const street = {
  pages: [
    { name: 'welcome', elements: [html('hello')] },
    {
      name: 'home',
      title: 'Your home',
      visibleIf: "{yard} = 'yes'",
      elements: [html('about'), text('noise'), text('light'), { type: 'panel', name: 'two', elements: [text('a')] }],
    },
    { name: 'street', elements: [text('yard')] },
  ],
};

function compiled(more: object) {
  const outcome = compileQuestionnaire({ ...street, ...more });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
}

const outline = ({ pages }: Form) => pages.map(({ elements }) => elements.map(({ name }) => name).join(' '));

describe('pages as the author wants them shown', () => {
  test('as written, unless told otherwise', () => {
    expect(outline(compiled({}).form)).toEqual(['hello', 'about noise light two', 'yard']);
    expect(compiled({}).form.startsApart).toBeUndefined();
  });

  test('all on one page: every page a part of it, with its title and its condition', () => {
    const { form } = compiled({ questionsOnPageMode: 'singlePage' });
    expect(outline(form)).toEqual(['welcome home street']);
    expect(form.pages[0]?.elements[1]).toMatchObject({
      kind: 'panel',
      title: { en: 'Your home' },
      visibleIf: ['=', ['var', 'yard'], 'yes'],
    });
  });

  test('one question to a page: a text goes with the question after it, a panel is one, the condition is on each', () => {
    const { form } = compiled({ questionsOnPageMode: 'questionPerPage' });
    expect(outline(form)).toEqual(['hello', 'about noise', 'light', 'two', 'yard']);
    expect(form.pages.filter(({ visibleIf }) => visibleIf !== undefined)).toHaveLength(3);
    expect(new Set(form.pages.map(({ name }) => name)).size).toBe(5);
  });

  test('rows of a question stay together, and the author is told', () => {
    const { form, notes } = compiled({ questionsOnPageMode: 'inputPerPage' });
    expect(outline(form)).toHaveLength(5);
    expect(notes).toContainEqual(expect.objectContaining({ code: 'ignored_property', place: 'questionsOnPageMode' }));
  });

  test('a start page stays in front of whatever follows', () => {
    const apart = { firstPageIsStarted: true, startSurveyText: 'Go' };
    const { form } = compiled({ ...apart, questionsOnPageMode: 'singlePage' });
    expect(outline(form)).toEqual(['hello', 'home street']);
    expect(form).toMatchObject({ startsApart: true, buttons: { begin: { en: 'Go' } } });
  });

  test('a page of which something must be answered cannot be taken apart', () => {
    const outcome = compileQuestionnaire({
      questionsOnPageMode: 'questionPerPage',
      pages: [{ name: 'p', isRequired: true, elements: [text('a'), text('b')] }],
    });
    expect(outcome).toMatchObject({ ok: false, problem: [{ code: 'unsupported_property', place: 'p' }] });
  });
});
