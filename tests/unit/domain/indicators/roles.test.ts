import { expect, test } from 'vitest';
import {
  familyOf,
  headlineOf,
  indicatorFamilies,
  indicators,
  isIndicator,
  isRole,
  rolesOfScale,
  scaleOfRole,
} from '../../../../src/domain/indicators/roles.ts';

test('every indicator belongs to a known family', () => {
  for (const indicator of indicators) expect(indicatorFamilies).toContain(familyOf(indicator));
});

test('only the four judged families can be a headline', () => {
  expect(headlineOf('satisfaction.overall')).toBe('satisfaction');
  expect(headlineOf('reach.sources')).toBeNull();
});

test('a role belongs to one scale alone', () => {
  const roles = Object.values(rolesOfScale).flat();
  expect(new Set(roles).size).toBe(roles.length);
  expect(scaleOfRole('heard')).toBe('knowledge');
});

test.each(['', 'satisfaction', 'toString', null, 7])('%j is no indicator and no role', (word) => {
  expect([isIndicator(word), isRole(word)]).toEqual([false, false]);
});
