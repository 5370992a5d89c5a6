/** Reads calculated values and the expressions of questions, in an order in which each reads only earlier ones. */
import type { Base, CalculatedValue as SurveyCalculatedValue, SurveyModel } from 'survey-core';
import type { CalculatedValue, Logic } from '../domain/form/form.ts';
import { property, type Reading } from './reading.ts';

export function readCalculated(model: SurveyModel, reading: Reading): CalculatedValue[] {
  const waiting = [
    ...model.calculatedValues.map((value, index) => readValue(value, `calculatedValues[${index}]`, reading)),
    ...model
      .getAllQuestions()
      .filter((question) => question.getType() === 'expression')
      .map((question) => readExpression(question, reading)),
  ];
  const ordered: CalculatedValue[] = [];
  for (;;) {
    const ready = waiting.findIndex(({ expression }) => waiting.every((other) => !reads(expression, other.name)));
    const [value] = ready < 0 ? [] : waiting.splice(ready, 1);
    if (!value) break;
    ordered.push(value);
  }
  for (const { name } of waiting) reading.remarks.refuse('calculatedValues', 'circular', { detail: name });
  return ordered;
}

function readValue(value: SurveyCalculatedValue, place: string, reading: Reading): CalculatedValue {
  const expression = reading.logic(value.expression, place, 'expression') ?? null;
  return { name: value.name, expression, stored: value.includeIntoResult };
}

function readExpression(question: Base & { readonly name: string }, reading: Reading): CalculatedValue {
  const expression = reading.logic(property(question, 'expression'), question.name, 'expression') ?? null;
  const digits = Number(property(question, 'precision'));
  const precision = Number.isInteger(digits) ? Math.max(-1, Math.min(digits, 20)) : -1;
  return { name: reading.keys.of(question), expression, stored: false, precision };
}

export function reads(logic: Logic, name: string): boolean {
  if (typeof logic !== 'object' || logic === null) return false;
  const [operator, ...operands] = logic;
  const isReader = ['var', 'raw', 'row', 'field'].includes(operator);
  return isReader ? operands[0] === name : operands.some((part) => reads(part, name));
}
