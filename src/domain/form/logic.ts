/**
 * Evaluates compact JSON logic with the semantics of survey-core's expressions: a missing answer makes every ordering
 * false, `contains` on text is a substring. Never throws on compiled logic.
 */
import type { Logic, Operation } from './form.ts';
import { isEmpty, isSame, readText } from './loose-values.ts';

export interface Scope {
  readonly values: Readonly<Record<string, unknown>>;
  /** Local date of the person who answers, `YYYY-MM-DD`. */
  readonly today: string;
}

/** For validators; what shows, enables or requires an element is stricter, see form-state.ts. */
export function holds(logic: Logic, scope: Scope): boolean {
  return evaluate(logic, scope) == true;
}

export function evaluate(logic: Logic, scope: Scope): unknown {
  if (!isOperation(logic)) return logic;
  const [operator, ...operands] = logic;
  if (operator === 'var') return readText(read(operands, scope.values));
  // Unanswered rows are null, which unlike “nothing” does not equal the empty list.
  if (operator === 'row') return readText(read(operands, scope.values)) ?? null;
  // A field of a question without any answer is null too; beside an answered field it is “nothing”.
  if (operator === 'field')
    return readText(read(operands, scope.values) ?? (read(operands.slice(0, 1), scope.values) ? undefined : null));
  if (operator === 'raw') return read(operands, scope.values);
  const values = operands.map((operand) => evaluate(operand, scope));
  if (operator === 'list') return values;
  return (operators[operator] ?? extension.operators?.[operator])?.(values, scope.today);
}

type Operator = (values: readonly unknown[], today: string) => unknown;

/** Sums, dates and functions weigh as much as the rest and few forms use them; form-extension.ts puts them here. */
export const extension: {
  operators?: Readonly<Record<string, Operator>>;
  orderable?: (left: unknown, right: unknown) => [unknown, unknown];
} = {};

function isOperation(logic: Logic): logic is Operation {
  return Array.isArray(logic);
}

/** Parts of an answer are found by name without case, places of a list from either end. */
function read(path: readonly Logic[], values: unknown): unknown {
  let value = values;
  for (const step of path) {
    if (typeof step === 'number') value = Array.isArray(value) ? value.at(step) : undefined;
    else if (step === 'length' && (Array.isArray(value) || typeof value === 'string')) value = value.length;
    else value = part(value, String(step));
  }
  return value;
}

function part(value: unknown, name: string): unknown {
  if (value === null || typeof value !== 'object') return undefined;
  const entry = Object.entries(value as Record<string, unknown>).find(([key]) => key === name);
  return (entry ?? Object.entries(value).find(([key]) => key.toLowerCase() === name.toLowerCase()))?.[1];
}

const operators: Readonly<Record<string, Operator>> = {
  __proto__: null as never,
  and: arithmetic((left, right) => left && right),
  or: arithmetic((left, right) => {
    if (left) return left;
    return right;
  }),
  not: ([value]) => !value,
  empty: ([value]) => isEmpty(value),
  notempty: ([value]) => !isEmpty(value),
  '=': ([left, right]) => equal(left, right, true),
  '!=': ([left, right]) => !equal(left, right, true),
  // The order counts where one side is a ranking.
  '==': ([left, right]) => equal(left, right, false),
  '!==': ([left, right]) => !equal(left, right, false),
  '>': ([left, right]) => isGreater(left, right),
  '<': ([left, right]) => isGreater(right, left),
  '>=': ([left, right]) => equal(left, right, true) || isGreater(left, right),
  '<=': ([left, right]) => equal(left, right, true) || isGreater(right, left),
  contains: ([left, right]) => contains(left, right, true),
  notcontains: ([left, right]) => (!left && !isEmpty(right)) || contains(left, right, false),
  anyof: ([left, right]) => anyOf(left, right),
  noneof: ([left, right]) => !anyOf(left, right),
  allof: ([left, right]) => allOf(left, right),
};

/** An empty operand becomes the neutral value of its neighbour's kind. */
export function arithmetic(calculate: (left: unknown, right: unknown) => unknown): Operator {
  return ([left, right]) => {
    const first = neutral(left, right);
    return calculate(first, neutral(right, first));
  };
}

function neutral(value: unknown, other: unknown): unknown {
  if (!isEmpty(value)) return value;
  if (typeof other === 'number') return 0;
  if (typeof value === 'string') return value;
  if (typeof other === 'string') return '';
  return Array.isArray(other) ? [] : 0;
}

function equal(left: unknown, right: unknown, anyOrder: boolean): boolean {
  const [a, b] = extension.orderable?.(left, right) ?? [left, right];
  return same(a, b, anyOrder);
}

function same(a: unknown, b: unknown, anyOrder: boolean): boolean {
  return isSame(a === 'undefined' ? undefined : a, b === 'undefined' ? undefined : b, anyOrder);
}

function isGreater(left: unknown, right: unknown): boolean {
  if (left == null || right == null) return false;
  const [a, b] = extension.orderable?.(left, right) ?? [left, right];
  return (a as number) > (b as number);
}

function contains(left: unknown, right: unknown, wanted: boolean): boolean {
  if (Array.isArray(left) && !left.length) return !wanted;
  if (!left && left !== 0 && left !== false) return false;
  if (!Array.isArray(left)) return !!right && textOf(left).includes(textOf(right)) === wanted;
  const sought: unknown[] = Array.isArray(right) ? right : [right];
  return sought.every((value) => left.some((member) => same(member, value, true))) === wanted;
}

function textOf(value: unknown): string {
  return String(value).toLowerCase();
}

function anyOf(left: unknown, right: unknown): boolean {
  if (isEmpty(left)) return isEmpty(right);
  if (isEmpty(right)) return true;
  if (!Array.isArray(left)) return contains(right, left, true);
  if (!Array.isArray(right)) return contains(left, right, true);
  return right.some((value) => contains(left, value, true));
}

function allOf(left: unknown, right: unknown): boolean {
  if (!left && !isEmpty(right)) return false;
  if (!Array.isArray(right)) return contains(left, right, true);
  return right.every((value) => contains(left, value, true));
}
