/** Words in braces: which there are, what is put in for them, and what is none. */
import { expect, test } from 'vitest';
import { filled, placeholdersIn, unknownPlaceholders } from '../../../../src/domain/messages/placeholders.ts';

const values = { office: '云溪街道', community: '松涛社区', phone: null, address: 'https://survey.example/q/K7M2QX' };

test('each is known in both languages, with full-width braces and spaces around it', () => {
  expect(placeholdersIn('{街道}｛社区｝{ 电话 } {Address}')).toEqual(['office', 'community', 'phone', 'address']);
  expect(filled('{街道}、｛ sub-district ｝', values)).toEqual({ text: '云溪街道、云溪街道', missing: [] });
});

test('what has no value yet stays as it was typed, and is told', () => {
  expect(filled('{社区}，电话 {电话}', values)).toEqual({ text: '松涛社区，电话 {电话}', missing: ['phone'] });
  expect(filled('{phone}', { ...values, phone: '' }).missing).toEqual(['phone']);
});

test.each([
  ['{街道办}和{小区}', ['{街道办}', '{小区}']],
  ['{}', ['{}']],
  ['{{社区}}', ['{', '}']],
  ['a } b', ['}']],
  ['{社区', ['{']],
  ['{社区}', []],
])('in %s unknown is %j', (text, unknown) => {
  expect(unknownPlaceholders(text)).toEqual(unknown);
});

test('a name that itself holds signs of a pattern is put in as it is', () => {
  expect(filled('{社区}', { ...values, community: '$& {街道}' }).text).toBe('$& {街道}');
});
