/**
 * When a question is asked, as something a person can be told: “only if you chose ‘yes’ in question 3”. Null for conditions
 * that calculate, which nobody can follow on paper.
 */
import type { ChoiceValue, Logic } from '../form/form.ts';

export type SkipRule =
  | { readonly is: 'chosen' | 'not-chosen'; readonly question: string; readonly values: readonly ChoiceValue[] }
  | { readonly is: 'answered' | 'unanswered'; readonly question: string }
  | { readonly is: Ordering; readonly question: string; readonly value: ChoiceValue }
  | { readonly is: 'all' | 'any'; readonly rules: readonly SkipRule[] };

export type Ordering = 'above' | 'below' | 'at-least' | 'at-most';

export function skipRule(logic: Logic): SkipRule | null {
  if (!Array.isArray(logic)) return null;
  const [operator, left, right] = logic as readonly Logic[];
  switch (String(operator)) {
    case 'and':
    case 'or':
      return joined(operator === 'and' ? 'all' : 'any', [left, right]);
    case 'not':
      return opposite(skipRule(left ?? null));
    case 'notempty':
    case 'empty':
      return about(left, (question) => ({ is: operator === 'empty' ? 'unanswered' : 'answered', question }));
    case 'allof':
      return joined('all', valuesIn(right)?.map((value) => ['=', left ?? null, value]) ?? [null]);
    case '>':
    case '<':
    case '>=':
    case '<=':
      return ordered(orderings[operator as keyof typeof orderings], left, right);
    default:
      return choosing(String(operator), left, right);
  }
}

const orderings = { '>': 'above', '<': 'below', '>=': 'at-least', '<=': 'at-most' } as const;
const chosen = ['=', '==', 'contains', 'anyof'];
const notChosen = ['!=', '!==', 'notcontains', 'noneof'];

function choosing(operator: string, left: Logic | undefined, right: Logic | undefined): SkipRule | null {
  const is = chosen.includes(operator) ? 'chosen' : notChosen.includes(operator) ? 'not-chosen' : null;
  const values = valuesIn(right);
  return is && values && about(left, (question) => ({ is, question, values }));
}

function ordered(is: Ordering, left: Logic | undefined, right: Logic | undefined): SkipRule | null {
  const [value, ...others] = valuesIn(right) ?? [];
  return value === undefined || others.length > 0 ? null : about(left, (question) => ({ is, question, value }));
}

/** Rules of the same kind inside each other are one. */
function joined(is: 'all' | 'any', parts: readonly (Logic | undefined)[]): SkipRule | null {
  const rules = parts.map((part) => skipRule(part ?? null));
  if (rules.some((rule) => rule === null)) return null;
  return all(is, rules as SkipRule[]);
}

/** What must hold together: a question's own condition and those of the panel and page around it. */
export function all(is: 'all' | 'any', rules: readonly SkipRule[]): SkipRule {
  const flat = rules.flatMap((rule) => ('rules' in rule && rule.is === is ? rule.rules : [rule]));
  const [only, ...others] = flat;
  return only && others.length === 0 ? only : { is, rules: flat };
}

function opposite(rule: SkipRule | null): SkipRule | null {
  if (rule === null || 'rules' in rule || 'value' in rule) return null;
  switch (rule.is) {
    case 'chosen':
      return { ...rule, is: 'not-chosen' };
    case 'not-chosen':
      return { ...rule, is: 'chosen' };
    case 'answered':
      return { ...rule, is: 'unanswered' };
    case 'unanswered':
      return { ...rule, is: 'answered' };
  }
}

/** The left side has to be one whole question. */
function about(side: Logic | undefined, rule: (question: string) => SkipRule): SkipRule | null {
  if (!Array.isArray(side)) return null;
  const [operator, question, ...deeper] = side as readonly Logic[];
  const isQuestion = (operator === 'var' || operator === 'raw') && typeof question === 'string' && deeper.length === 0;
  return isQuestion ? rule(question) : null;
}

/** A value, or a list of values. */
function valuesIn(side: Logic | undefined): ChoiceValue[] | null {
  if (side === undefined || side === null) return null;
  if (!Array.isArray(side)) return [side as ChoiceValue];
  const [operator, ...members] = side as readonly Logic[];
  const isPlain = operator === 'list' && members.every((member) => member !== null && !Array.isArray(member));
  return isPlain ? (members as ChoiceValue[]) : null;
}
