/**
 * How the answers to one question spread over its choices. The rate beside it tells how many were favourable and how many not, so small
 * choices are hidden within each of these groups, and as many more as it takes that nothing follows from the group's total. A mean of
 * points would tell more than a total: where there is one, a group with a small choice is hidden as a whole.
 */
import type { CodedQuestion } from '../indicators/role-counts.ts';
import type { FamilyRules } from '../indicators/rates.ts';
import { earnsPoints } from '../indicators/score-scale.ts';
import { isRole } from '../indicators/roles.ts';
import { isShown } from './parts-of-sum.ts';
import { shownNames } from './shown-parts.ts';

export type ShareGroup = 'favourable' | 'other' | 'apart';

export interface ChoiceShare {
  readonly choice: string;
  readonly group: ShareGroup;
  /** Null where it is hidden. */
  readonly count: number | null;
  /** Of the valid answers, 0–1; null for what stands apart from them, and where it is hidden. */
  readonly share: number | null;
}

interface Counted {
  readonly choice: string;
  readonly group: ShareGroup;
  readonly count: number;
  readonly hasPoints: boolean;
}

/** `counts` by choice as tallied; empty where too few answered to show anything. */
export function distributionOf(
  question: CodedQuestion,
  rules: FamilyRules | null,
  counts: ReadonlyMap<string, number>,
): ChoiceShare[] {
  const choices = question.none ? [...question.choices, { ...question.none, role: 'none' }] : question.choices;
  const counted = choices.map(({ value, role }): Counted => {
    const choice = String(value);
    return { choice, group: groupOf(role, rules), count: counts.get(choice) ?? 0, hasPoints: hasPoints(role) };
  });
  const valid = question.counted === 'many' ? (counts.get('') ?? 0) : sumOf(counted.filter(isValid));
  if (!isShown(valid)) return [];
  const shown = question.counted === 'many' ? shownTicks(counted) : shownChoices(counted);
  return counted.map(({ choice, count, group }) => {
    const isTold = shown.has(choice);
    return {
      choice,
      group,
      count: isTold ? count : null,
      share: isTold && group !== 'apart' ? count / valid : null,
    };
  });
}

function isValid({ group }: Counted): boolean {
  return group !== 'apart';
}

function groupOf(role: string | undefined, rules: FamilyRules | null): ShareGroup {
  if (!rules) return 'other';
  if (!isRole(role)) return 'apart';
  if (rules.standard.positive.includes(role)) return 'favourable';
  return rules.standard.other.includes(role) ? 'other' : 'apart';
}

function hasPoints(role: string | undefined): boolean {
  return isRole(role) && earnsPoints(role);
}

/** Ticks overlap: no total gives one of them away. */
function shownTicks(counted: readonly Counted[]): ReadonlySet<string> {
  return new Set(counted.filter(({ count }) => count === 0 || isShown(count)).map(({ choice }) => choice));
}

function shownChoices(counted: readonly Counted[]): ReadonlySet<string> {
  const groups = [...Map.groupBy(counted, ({ group }) => group).values()];
  return new Set(groups.flatMap((group) => [...shownInGroup(group)]));
}

function shownInGroup(group: readonly Counted[]): ReadonlySet<string> {
  const used = new Map(group.filter(({ count }) => count > 0).map(({ choice, count }) => [choice, count]));
  const shown = shownNames(used);
  if (shown.size === used.size) return new Set(group.map(({ choice }) => choice));
  return group.some((each) => each.hasPoints) ? new Set() : shown;
}

function sumOf(counted: readonly Counted[]): number {
  return counted.reduce((sum, { count }) => sum + count, 0);
}
