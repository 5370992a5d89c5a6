import { expect, test } from 'vitest';
import { isSafePattern, longestUnderPattern } from '../../../src/questionnaires/safe-pattern.ts';

test.each([
  '^\\d{3}-\\d{4}$',
  '^[A-Z]{2}\\d+$',
  '^(?:\\+86)?1\\d{10}$',
  '^(yes|no)$',
  '[\\u4e00-\\u9fff]{2,4}',
  '^(\\d{1,3}\\.){3}\\d{1,3}$',
  '^\\S+@\\S+\\.\\S+$',
])('%s may run', (pattern) => {
  expect(isSafePattern(pattern)).toBe(true);
});

test.each([
  '(a+)+$',
  '(a|a)*$',
  '(a|aa)+$',
  '([a-z]+)*$',
  '(.*a){20}',
  'a*a*a*a*b',
  'a*a*a*b',
  '(\\w+\\s?)+$',
  '(a?){30}a{30}',
  '(?=a)b',
  '(a)\\1',
  '(',
  'a{2,1}',
  '[',
  '(?<name>a)',
])('%s is refused', (pattern) => {
  expect(isSafePattern(pattern)).toBe(false);
});

test('the slowest pattern that may run stays under a second on the longest text', () => {
  const started = performance.now();
  expect(/^[a-z]*[a-z]*[a-z]*1/.test('a'.repeat(longestUnderPattern))).toBe(false);
  expect(isSafePattern('^[a-z]*[a-z]*[a-z]*1')).toBe(true);
  expect(performance.now() - started).toBeLessThan(1_000);
});
