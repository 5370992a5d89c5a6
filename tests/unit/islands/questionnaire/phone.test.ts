/** Small things the phone does by itself. */
import { expect, test } from 'vitest';
import { formState } from '../../../../src/domain/form/index.ts';
import { translator } from '../../../../src/i18n/translator.ts';
import { sealed } from '../../../../src/islands/questionnaire/letter.ts';
import type { Letter } from '../../../../src/islands/questionnaire/letter.ts';
import { newSubmissionId } from '../../../../src/islands/questionnaire/phone.ts';
import { problemText } from '../../../../src/islands/questionnaire/problem-text.ts';
import { withoutContradiction } from '../../../../src/islands/questionnaire/reading.ts';
import { idOf } from '../../../../src/islands/questionnaire/scene.ts';
import { pageOfProblem, stepFor } from '../../../../src/islands/questionnaire/steps.ts';
import { wordsIn } from '../../../../src/islands/questionnaire/words.ts';
import { parseUuid } from '../../../../src/server/intake/submission.ts';
import { everyKind } from './every-kind.ts';

const today = '2026-11-23';
const words = wordsIn(translator('en'));
const scene = {
  form: everyKind,
  answers: {},
  page: 'choosing',
  problems: [],
  state: formState(everyKind, {}, { today }),
  sending: { state: 'no' } as const,
  words,
  submissionId: null,
  wave: '',
  begun: null,
  address: '/q/K7M2QX',
};

const dates = { today, until: '2026-12-31T16:00:00Z' };

test('a submission id is one the intake accepts, and never the same twice', () => {
  const ids = Array.from({ length: 50 }, newSubmissionId);
  expect(ids.map(parseUuid)).toEqual(ids);
  expect(new Set(ids).size).toBe(50);
});

test('a text that ends a script element cannot break out of the letter', () => {
  const letter = sealed({ ...scene, answers: { free: '</script><script>alert(1)</script>' } }, dates);
  expect(letter).not.toContain('<');
  expect((JSON.parse(letter) as Letter).answers['free']).toBe('</script><script>alert(1)</script>');
});

test('the phone is not told what a choice means for an indicator', () => {
  const form = { ...everyKind, pages: [{ name: 'p', indicator: 'support.attitude', role: 'known', elements: [] }] };
  expect(sealed({ ...scene, form }, dates)).not.toMatch(/indicator|role"/);
});

test.each([
  ['none', ['a', 'none'], ['none']],
  ['a', ['a', 'none'], ['a']],
  ['b', ['a', 'b'], ['a', 'b']],
])('after %s was ticked among %j, %j stays', (value, chosen, kept) => {
  expect(withoutContradiction(everyKind, { some: chosen }, { name: 'some', value })).toEqual({ some: kept });
});

test('an id for a control has no character that would split a list of ids', () => {
  expect(idOf('您 的?')).toMatch(/^q-\w+$/);
  expect(idOf('a b')).not.toBe(idOf('a_b'));
});

test('the author’s own words go before ours, and limits are filled in', () => {
  expect(problemText({ question: 'x', code: 'required', text: 'Do say.' }, words)).toBe('Do say.');
  expect(problemText({ question: 'x', code: 'too_many', limit: 3 }, words)).toBe('Please choose no more than 3.');
});

test('pressing “next” leads on, to sending, or to what is to be put right', () => {
  expect(stepFor('next', scene, { today })).toEqual({ kind: 'page', page: 'end' });
  expect(stepFor('next', { ...scene, page: 'end' }, { today })).toEqual({ kind: 'send' });
  const answers = { number: 'many' };
  const wrong = { ...scene, answers, state: formState(everyKind, answers, { today }) };
  expect(stepFor('next', wrong, { today })).toMatchObject({ kind: 'problems', problems: [{ question: 'number' }] });
  expect(stepFor('back', { ...scene, page: 'end' }, { today })).toEqual({ kind: 'page', page: 'choosing' });
  expect(stepFor('back', scene, { today })).toEqual({ kind: 'page', page: 'choosing' });
});

test('a refusal from the server leads to the page of its first problem', () => {
  expect(pageOfProblem({ ...scene, page: 'end' }, [{ question: 'line', code: 'too_long' }])).toBe('choosing');
  expect(pageOfProblem({ ...scene, page: 'end' }, [{ question: '', code: 'too_large' }])).toBe('end');
});

test('a button that names a page leads there, whatever is still open', () => {
  const wrong = { ...scene, answers: { number: 'many' }, page: 'end' };
  expect(stepFor('to:choosing', wrong, { today })).toEqual({ kind: 'page', page: 'choosing' });
});
