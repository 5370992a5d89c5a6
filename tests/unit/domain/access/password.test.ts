import { expect, test } from 'vitest';

import { passwordProblem } from '../../../../src/domain/access/password.ts';

const chosen = (password: string, again = password, account = 'wangfang') => ({ password, again, account });

test.each(['rain on the roof', '雨落在屋顶上很好听呀', 'wangfang and the seven sheep'])('%s will do', (password) => {
  expect(passwordProblem(chosen(password))).toBeNull();
});

test.each([
  ['', 'missing'],
  ['nine char', 'short'],
  // Ten code units, five characters.
  ['🌧🌧🌧🌧🌧', 'short'],
  ['aaaaaaaaaaaa', 'one-character'],
  ['wangfang12', 'same-as-account'],
  ['WangFang-1', 'same-as-account'],
  ['x'.repeat(60) + 'y'.repeat(13), 'long'],
  ['雨'.repeat(24) + 'a', 'long'],
])('%s is %s', (password, problem) => {
  expect(passwordProblem(chosen(password))).toBe(problem);
});

test('72 bytes are compared and may be used', () => {
  expect(passwordProblem(chosen(`${'雨'.repeat(23)}abc`))).toBeNull();
});

test('two that differ, down to the case of a letter, are told apart', () => {
  expect(passwordProblem(chosen('rain on the roof', 'Rain on the roof'))).toBe('differ');
});
