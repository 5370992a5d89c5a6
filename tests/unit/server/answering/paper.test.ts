/** Turning pages for a browser without script: everything needed stands in the post itself. */
import { describe, expect, test } from 'vitest';
import { type Form, formInLanguage } from '../../../../src/domain/form/index.ts';
import { compileQuestionnaire } from '../../../../src/questionnaires/index.ts';
import { pageOfProblem, turnPage } from '../../../../src/server/answering/paper.ts';

const today = { today: '2026-11-23' };
const asked = (name: string, required = false) => ({ name, title: name, required, validators: [] });
const form: Form<string> = {
  format: 1,
  languages: ['zh-CN'],
  title: '问卷',
  calculated: [],
  pages: [
    { name: 'first', elements: [{ ...asked('shop', true), kind: 'radiogroup', choices: yesNo() }] },
    {
      name: 'shops only',
      visibleIf: ['=', ['var', 'shop'], 'yes'],
      elements: [{ ...asked('frontage'), kind: 'checkbox', choices: yesNo(), none: { value: 'none', text: '无' } }],
    },
    { name: 'last', elements: [{ ...asked('wish'), kind: 'comment', maxLength: 10, rows: 2 }] },
  ],
};

function yesNo() {
  return [
    { value: 'yes', text: '是' },
    { value: 'no', text: '否' },
  ];
}

const press = (page: string, button: 'next' | 'back' | 'stay', ...entries: [string, string][]) =>
  turnPage(form, { page, button, entries }, today);

test('the next page is the next one that concerns this person', () => {
  expect(press('first', 'next', ['shop', 'yes'])).toMatchObject({ kind: 'show', page: 'shops only', problems: [] });
  expect(press('first', 'next', ['shop', 'no'])).toMatchObject({ kind: 'show', page: 'last' });
});

test('a page with a fault is shown again, with its answers', () => {
  const turned = press('last', 'next', ['shop', 'no'], ['wish', 'a wish longer than ten']);
  expect(turned).toMatchObject({ page: 'last', answers: { wish: 'a wish longer than ten' } });
  expect(turned).toMatchObject({ problems: [{ question: 'wish', code: 'too_long' }] });
});

test('going back and switching the display check nothing and lose nothing', () => {
  expect(press('last', 'back', ['shop', 'no'])).toMatchObject({ page: 'first', answers: { shop: 'no' }, problems: [] });
  expect(press('first', 'stay')).toMatchObject({ kind: 'show', page: 'first', problems: [] });
});

test('the last page sends; a page nobody knows is the first', () => {
  expect(press('last', 'next', ['shop', 'no'])).toMatchObject({ kind: 'send', answers: { shop: 'no' } });
  expect(press('no such page', 'stay')).toMatchObject({ page: 'first' });
});

test('a contradiction only a plain form can post is found on its own page', () => {
  const both = press('shops only', 'next', ['shop', 'yes'], ['frontage', 'yes'], ['frontage', 'none']);
  expect(both).toMatchObject({ page: 'shops only', problems: [{ question: 'frontage', code: 'exclusive' }] });
});

test('an answer given before it became irrelevant is carried, so that changing one’s mind brings it back', () => {
  const away = press('first', 'next', ['shop', 'no'], ['frontage', 'yes']);
  expect(away).toMatchObject({ page: 'last', answers: { frontage: ['yes'] } });
});

test('a refusal of the whole leads to the page of its first fault', () => {
  expect(pageOfProblem(form, [{ question: 'wish', code: 'too_long' }], 'first')).toBe('last');
  expect(pageOfProblem(form, [{ question: '', code: 'too_large' }], 'last')).toBe('last');
});

describe('a plain form in which one answer brings another', () => {
  const itself = compileQuestionnaire({
    pages: [
      { name: 'first', elements: [{ type: 'text', name: 'lane' }] },
      { name: 'second', elements: [{ type: 'text', name: 'corner', setValueExpression: '{lane}' }] },
    ],
  });
  if (!itself.ok) throw new Error(JSON.stringify(itself.problem));
  const alone = formInLanguage(itself.value.form, 'en');
  const post = (was: string, entries: readonly (readonly [string, string])[]) =>
    turnPage(alone, { page: 'first', was, button: 'next', entries }, today);

  test('the next page shows what follows', () => {
    expect(post('', [['lane', 'Plum']])).toMatchObject({ page: 'second', answers: { lane: 'Plum', corner: 'Plum' } });
  });

  test('a ranking put in order by a button brings what follows from the new order', () => {
    const ranked = compileQuestionnaire({
      pages: [
        {
          name: 'first',
          elements: [
            { type: 'ranking', name: 'r', choices: ['a', 'b'] },
            { type: 'text', name: 'top', setValueExpression: '{r[0]}' },
          ],
        },
      ],
    });
    if (!ranked.ok) throw new Error(JSON.stringify(ranked.problem));
    const entries = [
      ['r', 'a'],
      ['r', 'b'],
      ['top', 'a'],
    ] as const;
    const pressed = () => ({ r: ['b', 'a'], top: 'a' });
    const posted = { page: 'first', was: 'r=a&r=b&top=a', button: 'stay', entries, pressed } as const;
    expect(turnPage(formInLanguage(ranked.value.form, 'en'), posted, today)).toMatchObject({
      answers: { r: ['b', 'a'], top: 'b' },
    });
  });

  test('who goes back and on again without a change keeps what they made of it', () => {
    const entries = [
      ['lane', 'Plum'],
      ['corner', 'my own'],
    ] as const;
    expect(post('lane=Plum', entries)).toMatchObject({ answers: { corner: 'my own' } });
    expect(post('lane=Pine', entries)).toMatchObject({ answers: { corner: 'Plum' } });
  });
});
