/**
 * How many of those who gave a valid answer count towards a rate, by family. A rate is always the two whole numbers:
 * intervals and verdicts need both. `standard` is the published rate, `variant` the one printed beside it.
 */
import type { IndicatorFamily, Role } from './roles.ts';
import type { RoleCounts } from './role-counts.ts';

export interface RateRule {
  readonly positive: readonly Role[];
  /** Counted in the denominator only. A role in neither list is no valid answer for this rate. */
  readonly other: readonly Role[];
}

export interface Rate {
  readonly count: number;
  readonly total: number;
}

export type VariantName = 'strict' | 'unsure_included' | 'unsure_excluded' | 'replied_only';

export interface FamilyRules {
  readonly standard: RateRule;
  readonly variant?: { readonly name: VariantName; readonly rule: RateRule };
}

/** Raise the version when a rule changes: a report names the version it was counted by. */
export const rateRulesVersion = 1;

const satisfied = ['very_satisfied', 'fairly_satisfied'] as const;
const notSatisfied = ['neutral', 'fairly_dissatisfied', 'very_dissatisfied'] as const;

const awareness: FamilyRules = {
  standard: { positive: ['known', 'partly_known', 'heard'], other: ['unknown', 'unsure'] },
  variant: {
    name: 'strict',
    rule: { positive: ['known'], other: ['partly_known', 'heard', 'unknown', 'unsure'] },
  },
};

const mentions: FamilyRules = { standard: { positive: ['mentioned'], other: ['none'] } };

/** “Cannot recall” is no participation: whoever took part in the last year and forgot is not counted as a participant. */
const participation: FamilyRules = {
  standard: { positive: ['mentioned', 'often', 'sometimes', 'seldom'], other: ['none', 'never', 'unsure'] },
};

/** Indifference, hesitation and doubt stay in the denominator: silence is not consent. */
const support: FamilyRules = {
  standard: {
    positive: ['strongly_supports', 'rather_supports', 'willing'],
    other: ['indifferent', 'rather_opposes', 'opposes', 'depends', 'unwilling', 'unsure'],
  },
};

const satisfaction: FamilyRules = {
  standard: { positive: satisfied, other: notSatisfied },
  variant: { name: 'unsure_included', rule: { positive: satisfied, other: [...notSatisfied, 'unsure'] } },
};

const outreach: FamilyRules = {
  standard: { positive: ['yes'], other: ['no', 'unsure'] },
  variant: { name: 'unsure_excluded', rule: { positive: ['yes'], other: ['no'] } },
};

/** Of those who reported a problem; no reply yet is not a satisfied answer. */
const resolution: FamilyRules = {
  standard: { positive: satisfied, other: [...notSatisfied, 'pending'] },
  variant: { name: 'replied_only', rule: { positive: satisfied, other: notSatisfied } },
};

const change: FamilyRules = {
  standard: { positive: ['much_better', 'rather_better'], other: ['unchanged', 'rather_worse', 'much_worse'] },
  variant: {
    name: 'unsure_included',
    rule: {
      positive: ['much_better', 'rather_better'],
      other: ['unchanged', 'rather_worse', 'much_worse', 'unsure'],
    },
  },
};

/** Null for open items, which have no rate until a person has coded them. */
export const rateRules: Readonly<Record<IndicatorFamily, FamilyRules | null>> = {
  awareness,
  recall: null,
  reach: mentions,
  outreach,
  participation,
  support,
  satisfaction,
  resolution,
  change,
  concerns: null,
};

export function rateOf(rule: RateRule, counts: RoleCounts): Rate {
  const count = sum(rule.positive, counts);
  return { count, total: count + sum(rule.other, counts) };
}

/** Every role that counts in this family, so that a lint can tell a stray role from a valid one. */
export function rolesOfFamily(family: IndicatorFamily): ReadonlySet<Role> {
  const rules = rateRules[family];
  if (!rules) return new Set();
  return new Set([rules.standard, ...(rules.variant ? [rules.variant.rule] : [])].flatMap(rolesOfRule));
}

function rolesOfRule(rule: RateRule): Role[] {
  return [...rule.positive, ...rule.other];
}

function sum(roles: readonly Role[], counts: RoleCounts): number {
  return roles.reduce((total, role) => total + (counts[role] ?? 0), 0);
}
