/** A value that was worked out, as an answer to a question: of the type its field takes, one of its choices, or not at all. */
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
      return question.input === 'number' ? numberIn(value) : textIn(value);
    case 'comment':
      return textIn(value);
    case 'boolean':
      return among([question.yes.value, question.no.value], value);
    case 'matrix':
    case 'multipletext':
      return value;
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

function textIn(value: unknown): string | undefined {
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined;
}

function listIn(question: Question<unknown>, value: unknown): unknown[] {
  const members: unknown[] = Array.isArray(value) ? value : [value];
  return members.map((member) => among(valuesOf(question), member));
}

function valuesOf(question: Question<unknown>): ChoiceValue[] {
  const special = [otherOf(question), noneOf(question)].flatMap((choice) => (choice ? [choice.value] : []));
  return [...('choices' in question ? question.choices.map(({ value }) => value) : []), ...special];
}

/** The choice itself, so that a text that says 1 becomes the number the author wrote. */
function among(choices: readonly ChoiceValue[], value: unknown): ChoiceValue | undefined {
  return choices.find((choice) => choice === value) ?? choices.find((choice) => isSame(choice, value, true));
}
