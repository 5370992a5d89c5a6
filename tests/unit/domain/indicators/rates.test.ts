import { describe, expect, test } from 'vitest';
import { countRoles } from '../../../../src/domain/indicators/role-counts.ts';
import { rateOf, rateRules, rolesOfFamily, type FamilyRules } from '../../../../src/domain/indicators/rates.ts';
import { indicatorFamilies, type IndicatorFamily } from '../../../../src/domain/indicators/roles.ts';

function rulesOf(family: IndicatorFamily): FamilyRules {
  const rules = rateRules[family];
  if (!rules) throw new Error(`no rate for ${family}`);
  return rules;
}

function variantOf(family: IndicatorFamily) {
  const { variant } = rulesOf(family);
  if (!variant) throw new Error(`no variant for ${family}`);
  return variant;
}

describe('awareness', () => {
  const answers = { known: 6, heard: 3, unknown: 1 };

  test('having heard something counts', () => {
    expect(rateOf(rulesOf('awareness').standard, answers)).toEqual({ count: 9, total: 10 });
  });

  test('the strict variant counts only those who know, out of the same people', () => {
    expect(variantOf('awareness').name).toBe('strict');
    expect(rateOf(variantOf('awareness').rule, answers)).toEqual({ count: 6, total: 10 });
  });
});

describe('satisfaction', () => {
  const answers = {
    very_satisfied: 5,
    fairly_satisfied: 3,
    neutral: 1,
    very_dissatisfied: 1,
    unsure: 4,
    not_applicable: 7,
  };

  test('those who cannot judge are left out', () => {
    expect(rateOf(rulesOf('satisfaction').standard, answers)).toEqual({ count: 8, total: 10 });
  });

  test('the variant keeps them in the denominator, but never those the question does not concern', () => {
    expect(variantOf('satisfaction').name).toBe('unsure_included');
    expect(rateOf(variantOf('satisfaction').rule, answers)).toEqual({ count: 8, total: 14 });
  });
});

test('support keeps the indifferent in the denominator', () => {
  const answers = { strongly_supports: 4, rather_supports: 3, indifferent: 2, opposes: 1 };
  expect(rateOf(rulesOf('support').standard, answers)).toEqual({ count: 7, total: 10 });
});

test('whoever cannot recall taking part is no participant', () => {
  const answers = { often: 1, seldom: 1, never: 2, unsure: 1 };
  expect(rateOf(rulesOf('participation').standard, answers)).toEqual({ count: 2, total: 5 });
});

test('a report without a reply is no satisfied report, and who reported nothing is not asked', () => {
  const answers = { very_satisfied: 1, fairly_dissatisfied: 1, pending: 2, not_applicable: 30 };
  expect(rateOf(rulesOf('resolution').standard, answers)).toEqual({ count: 1, total: 4 });
  expect(rateOf(variantOf('resolution').rule, answers)).toEqual({ count: 1, total: 2 });
});

test('open items have no rate', () => {
  expect([rateRules.recall, rateRules.concerns]).toEqual([null, null]);
  expect(rolesOfFamily('recall').size).toBe(0);
});

test('without valid answers the rate is nought out of nought, for the caller to call “no data”', () => {
  expect(rateOf(rulesOf('satisfaction').standard, { unsure: 3, declined: 2 })).toEqual({ count: 0, total: 0 });
});

test('no role is both positive and not, and none that excludes a person ever counts', () => {
  for (const family of indicatorFamilies) {
    const rules = rateRules[family];
    if (!rules) continue;
    for (const rule of [rules.standard, ...(rules.variant ? [rules.variant.rule] : [])]) {
      const roles = [...rule.positive, ...rule.other];
      expect(new Set(roles).size).toBe(roles.length);
      expect(roles).not.toContain('ineligible');
      expect(roles).not.toContain('declined');
      expect(roles).not.toContain('not_applicable');
    }
  }
});

describe('people behind choices', () => {
  const activities = {
    counted: 'many',
    choices: [
      { value: 'volunteering', role: 'mentioned' },
      { value: 'culture', role: 'mentioned' },
    ],
    none: { value: 'none' },
  } as const;

  test('someone with two activities is one participant', () => {
    const counts = countRoles(activities, { '': 10, volunteering: 6, culture: 6, none: 3 });
    expect(rateOf(rulesOf('participation').standard, counts)).toEqual({ count: 7, total: 10 });
  });

  test('“none” may also be an ordinary choice with that role', () => {
    const question = { counted: 'many', choices: [...activities.choices, { value: 'nothing', role: 'none' }] } as const;
    expect(countRoles(question, { '': 4, nothing: 1, culture: 3 })).toEqual({ mentioned: 3, none: 1 });
  });

  test('choices with the same role add up; choices without one are not counted', () => {
    const question = {
      counted: 'one',
      choices: [{ value: 1, role: 'known' }, { value: 2, role: 'known' }, { value: 3 }],
    } as const;
    expect(countRoles(question, { 1: 2, 2: 3, 3: 9 })).toEqual({ known: 5 });
  });

  test('a choice called constructor counts nobody by accident', () => {
    const question = { counted: 'one', choices: [{ value: 'constructor', role: 'known' }] } as const;
    expect(countRoles(question, {})).toEqual({ known: 0 });
  });
});
