/** A value that was worked out, as an answer to a question: of the type its field takes, one of its choices, or not at all. */
import { codePoints } from './check-text.ts';
import { dayOf } from './expression-format.ts';
import type { AnswerValue, ChoiceValue, Question } from './form.ts';
import { isNumeric, isSame, toNumber } from './loose-values.ts';
import { noneOf, otherOf, takesList } from './elements.ts';
import { shapeProblem } from './shape.ts';

/** Undefined where the question cannot hold it. */
export function fitting(question: Question<unknown>, value: unknown): AnswerValue | undefined {
  const turned = turn(question, value instanceof Date ? dayOf(value) : value);
  return turned === undefined || shapeProblem(question, turned) ? undefined : (turned as AnswerValue);
}

function turn(question: Question<unknown>, value: unknown): unknown {
  switch (question.kind) {
    case 'text':
      return question.input === 'number' ? numberIn(value) : textIn(value, question.maxLength);
    case 'comment':
      return textIn(value, question.maxLength);
    case 'boolean':
      return among([question.yes.value, question.no.value], value);
    case 'matrix':
      return inOrder(
        value,
        question.rows.map((row) => row.value),
      );
    case 'multipletext':
      return inOrder(
        value,
        question.fields.map(({ name }) => name),
      );
    case 'expression':
      return undefined;
    case 'radiogroup':
    case 'dropdown':
    case 'rating':
    case 'checkbox':
    case 'ranking':
    case 'imagepicker':
      return takesList(question) ? listIn(question, value) : among(valuesOf(question), value);
  }
}

function numberIn(value: unknown): number | undefined {
  return isNumeric(value) ? toNumber(value) : undefined;
}

/** As a field would say it back. */
function textIn(value: unknown, longest: number): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  const text = String(value).replace(/\r\n?/g, '\n');
  return codePoints(text) > longest ? undefined : text;
}

/** Boxes are read back in the order in which they stand; in a ranking the order is the answer. */
function listIn(question: Question<unknown>, value: unknown): unknown[] {
  const members: unknown[] = Array.isArray(value) ? value : [value];
  const chosen = members.map((member) => among(valuesOf(question), member));
  if (question.kind === 'ranking' || chosen.includes(undefined)) return chosen;
  return valuesOf(question).filter((choice) => chosen.includes(choice));
}

function inOrder(value: unknown, names: readonly string[]): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const parts = new Map<string, unknown>(Object.entries(value));
  const strangers = [...parts.keys()].filter((name) => !names.includes(name));
  return Object.fromEntries(
    [...names, ...strangers].flatMap((name) => (parts.has(name) ? [[name, parts.get(name)]] : [])),
  );
}

function valuesOf(question: Question<unknown>): ChoiceValue[] {
  const special = [otherOf(question), noneOf(question)].flatMap((choice) => (choice ? [choice.value] : []));
  return [...('choices' in question ? question.choices.map(({ value }) => value) : []), ...special];
}

/** The choice itself, so that a text that says 1 becomes the number the author wrote. */
function among(choices: readonly ChoiceValue[], value: unknown): ChoiceValue | undefined {
  return choices.find((choice) => choice === value) ?? choices.find((choice) => isSame(choice, value, true));
}
