/**
 * From counts of choices to counts of people by role. In a multi-select question people, not ticks, are counted:
 * whoever answered without ticking “none of these” mentioned at least one option.
 */
import { isRole, type Role } from './roles.ts';

export type RoleCounts = Readonly<Partial<Record<Role, number>>>;

/** Counts by choice value as tallied; '' counts the people who answered a multi-select question at all. */
export type ChoiceCounts = Readonly<Record<string, number>>;

export interface CodedChoice {
  readonly value: string | number | boolean;
  readonly role?: string;
}

/** The part of a form's question that counting needs. A matrix passes its columns as choices, one row at a time. */
export interface CodedQuestion {
  readonly counted: 'one' | 'many';
  readonly choices: readonly CodedChoice[];
  readonly none?: CodedChoice;
}

export function countRoles(question: CodedQuestion, counts: ChoiceCounts): RoleCounts {
  return question.counted === 'many' ? countPeople(question, counts) : countChoices(question, counts);
}

function countChoices({ choices, none }: CodedQuestion, counts: ChoiceCounts): RoleCounts {
  const byRole: Partial<Record<Role, number>> = {};
  for (const choice of none ? [...choices, { ...none, role: 'none' }] : choices) {
    if (isRole(choice.role)) byRole[choice.role] = (byRole[choice.role] ?? 0) + countOf(choice.value, counts);
  }
  return byRole;
}

function countPeople({ choices, none }: CodedQuestion, counts: ChoiceCounts): RoleCounts {
  const exclusive = none ?? choices.find((choice) => choice.role === 'none');
  const saidNone = exclusive ? countOf(exclusive.value, counts) : 0;
  return { mentioned: countOf('', counts) - saidNone, none: saidNone };
}

/** A choice may be called `constructor`. */
function countOf(value: CodedChoice['value'], counts: ChoiceCounts): number {
  const key = String(value);
  return Object.hasOwn(counts, key) ? (counts[key] ?? 0) : 0;
}
