/** A sheet typed without script: the second entry and its differences travel in the form itself. */
import { expect, test } from 'vitest';

import { formInLanguage } from '../../../../src/domain/form/index.ts';
import { postedSheet } from '../../../../src/pages/_paper/posted.ts';
import { streetForm, today } from '../../domain/form/street-form.ts';

const form = formInLanguage(streetForm, 'en');
const first = { age: 40, satisfied: 'yes' };
const typed: [string, string][] = [
  ['age', '41'],
  ['satisfied', 'yes'],
];
const withFirst: [string, string][] = [...typed, ['~first', JSON.stringify(first)]];

test('a first entry is complete as it is, without what its answers skip', () => {
  const posted = postedSheet(form, [...typed, ['why', 'skipped']], today);
  expect(posted).toMatchObject({
    state: 'complete',
    answers: { age: 41, satisfied: 'yes' },
    first: null,
    second: null,
  });
  expect(posted.state === 'complete' && 'why' in posted.answers).toBe(false);
});

test('a second entry that differs is asked about, and kept as it was typed', () => {
  const posted = postedSheet(form, withFirst, today);
  expect(posted).toMatchObject({ state: 'differences', sitting: { stage: 'differences', first, second: { age: 41 } } });
});

test('what stands on the paper is taken place by place', () => {
  const looked: [string, string][] = [
    ['~first', JSON.stringify(first)],
    ['~second', JSON.stringify({ age: 41, satisfied: 'yes' })],
    ['~right:age', 'first'],
  ];
  expect(postedSheet(form, looked, today)).toMatchObject({ state: 'complete', answers: first, second: { age: 41 } });
});

test('a first entry that no page of ours wrote counts for nothing', () => {
  for (const raw of ['{', '[]', '{"age":1}', 'null']) {
    expect(postedSheet(form, [...typed, ['~first', raw]], today)).toMatchObject({ state: 'complete', first: null });
  }
});
