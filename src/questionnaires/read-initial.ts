/** A starting value, where one is allowed: never on an item of opinion, and only one that the gate would accept. */
import type { Question as SurveyQuestion } from 'survey-core';
import type { AnswerValue, Question } from '../domain/form/form.ts';
import { shapeProblem } from '../domain/form/shape.ts';
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
  else if (shapeProblem(question, value)) reading.remarks.refuse(at, 'bad_value', { property: 'defaultValue' });
  return value as AnswerValue;
}
