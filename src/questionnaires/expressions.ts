/** Turns the text of a condition into compact JSON logic, or says what in it is not supported. */
import { ConditionsParser } from 'survey-core';
import type { Logic } from '../domain/form/form.ts';
import { functions } from '../domain/form/logic-functions.ts';
import type { ProblemCode } from './problem.ts';
import type { Lookup } from './references.ts';

export class ExpressionProblem extends Error {
  readonly code: ProblemCode;
  readonly detail: string;

  constructor(code: ProblemCode, detail: string) {
    super(`${code}: ${detail}`);
    this.code = code;
    this.detail = detail.slice(0, 200);
  }
}

const longestExpression = 4_000;
const deepestNesting = 50;

/** Throws an ExpressionProblem. */
export function compileExpression(text: string, references: Lookup): Logic {
  if (text.length > longestExpression || nesting(text) > deepestNesting)
    throw new ExpressionProblem('expression', text);
  const operand = new ConditionsParser().parseExpression(text) as unknown as Operand | null | undefined;
  if (operand === undefined) throw new ExpressionProblem('expression', text);
  return compile(operand, references);
}

/** What survey-core's parser hands out, as far as we read it; `null` is the literal. */
type Operand =
  | { getType(): 'const'; correctValue: unknown }
  | { getType(): 'variable'; variable: string; useValueAsItIs: boolean }
  | { getType(): 'unary'; operator: string; expression: Operand | null }
  | { getType(): 'binary'; operator: string; leftOperand: Operand | null; rightOperand: Operand | null }
  | { getType(): 'array'; values: (Operand | null)[] }
  | { getType(): 'function'; functionName: string; paramValues: (Operand | null)[] };

const operatorOf: Readonly<Record<string, string>> = {
  __proto__: null as never,
  negate: 'not',
  equal: '=',
  notequal: '!=',
  greater: '>',
  less: '<',
  greaterorequal: '>=',
  lessorequal: '<=',
  plus: '+',
  minus: '-',
  mul: '*',
  div: '/',
  mod: '%',
  power: '^',
};
const orderedOf: Readonly<Record<string, string>> = { equal: '==', notequal: '!==' };

function compile(operand: Operand | null, references: Lookup): Logic {
  if (operand === null) return null;
  const inner = (part: Operand | null) => compile(part, references);
  if (is(operand, 'const')) return constant(operand.correctValue);
  if (is(operand, 'variable')) return variable(operand, references);
  if (is(operand, 'array')) return ['list', ...operand.values.map(inner)];
  if (is(operand, 'unary')) return [operatorOf[operand.operator] ?? operand.operator, inner(operand.expression)];
  if (is(operand, 'function')) return call(operand.functionName, operand.paramValues.map(inner));
  const { operator, leftOperand, rightOperand } = operand;
  const ordered = [leftOperand, rightOperand].some((side) => isRanking(side, references));
  const word = (ordered ? orderedOf[operator] : undefined) ?? operatorOf[operator] ?? operator;
  return [word, inner(leftOperand), inner(rightOperand)];
}

function is<Kind extends ReturnType<Operand['getType']>>(
  operand: Operand,
  kind: Kind,
): operand is Extract<Operand, { getType(): Kind }> {
  return operand.getType() === kind;
}

function constant(value: unknown): Logic {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return null;
}

function variable(
  { variable: name, useValueAsItIs }: { variable: string; useValueAsItIs: boolean },
  references: Lookup,
): Logic {
  if (references.item !== undefined && name.toLowerCase() === 'item') return references.item;
  const path = references.path(name);
  if (!path) throw new ExpressionProblem('unknown_reference', name);
  if (useValueAsItIs) return ['raw', ...path];
  if (references.isField(path)) return ['field', ...path];
  return [references.isInRows(path) ? 'row' : 'var', ...path];
}

function isRanking(operand: Operand | null, references: Lookup): boolean {
  if (!operand || !is(operand, 'variable')) return false;
  const path = references.path(operand.variable);
  return path?.length === 1 && references.isRanking(String(path[0]));
}

/** Spans shorter than a day would need a clock; the form knows only the date. */
function call(name: string, parameters: readonly Logic[]): Logic {
  const unit = parameters[2];
  const isShort =
    /^date(Diff|Add)$/.test(name) && unit !== undefined && !['days', 'months', 'years'].includes(unit as string);
  if (!(name in functions) || isShort) throw new ExpressionProblem('unknown_function', name);
  return [name, ...parameters];
}

function nesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if (character === '(' || character === '[' || character === '!') depth += 1;
    if (character === ')' || character === ']') depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
