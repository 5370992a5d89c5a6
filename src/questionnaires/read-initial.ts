/** A starting value, where one is allowed: never on an item of opinion. One that the question cannot hold is left out. */
import type { Question as SurveyQuestion } from 'survey-core';
import type { AnswerValue, Question } from '../domain/form/form.ts';
import { fitting } from '../domain/form/fitting.ts';
import { within } from './check-structure.ts';
import type { Reading } from './reading.ts';

export function readInitial(
  source: SurveyQuestion,
  question: Question,
  place: string,
  reading: Reading,
): AnswerValue | undefined {
  const value: unknown = source.defaultValue;
  if (value === undefined || value === null || value === '') return undefined;
  const at = within(place, 'defaultValue');
  if (question.indicator !== undefined) reading.remarks.refuse(at, 'initial_on_opinion', { property: 'defaultValue' });
  const initial = fitting(question, sideOf(question, value));
  if (initial === undefined)
    reading.remarks.note(at, 'left_out', { property: 'defaultValue', detail: JSON.stringify(value).slice(0, 100) });
  return initial;
}

/** `true` means the side that is called yes, whatever value it has been given. */
function sideOf(question: Question, value: unknown): unknown {
  if (question.kind !== 'boolean') return value;
  const side = ({ true: question.yes, false: question.no } as const)[String(value)];
  return side?.value ?? value;
}
