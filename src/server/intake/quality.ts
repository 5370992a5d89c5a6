import { questionsOf } from '../../domain/form/index.ts';
import type { Answers, Form, Question } from '../../domain/form/index.ts';
import { isRole, scaleOfRole } from '../../domain/indicators/roles.ts';
import { flagsFrom, isHasty, isNight, isStraightLine } from '../../domain/reporting/quality-flags.ts';

/** What speaks about the quality of one answer, apart from the phone it came from: the database alone can know that. */
export interface Circumstances {
  readonly form: Form<unknown>;
  readonly answers: Answers;
  /** Null when the page could not tell. */
  readonly seconds: number | null;
  /** Of the wave, from 30 answers on. */
  readonly medianSeconds: number | null;
  /** Local, 0–23; null where it says nothing about the person. */
  readonly hour: number | null;
}

/** Flags to store with the answer; none of them refuses it. */
export function flagsOf({ form, answers, seconds, medianSeconds, hour }: Circumstances): number {
  const questions = questionsOf(form);
  const answered = questions.filter(({ name }) => answers[name] !== undefined).length;
  const haste = isHasty(seconds, answered, medianSeconds);
  const positions = questions.flatMap((question) => positionsIn(question, answers[question.name]));
  return flagsFrom({ haste, straightLine: isStraightLine(positions, haste), night: hour !== null && isNight(hour) });
}

/** Where on its scale each answer to a question stands; the role says so, whatever the wording of the choice. */
function positionsIn(question: Question<unknown>, answer: Answers[string] | undefined): (string | null)[] {
  switch (question.kind) {
    case 'radiogroup':
    case 'dropdown':
    case 'rating':
      return [positionOf(question.choices, answer)];
    case 'matrix':
      return question.rows.map(({ value }) => positionOf(question.columns, rowOf(answer, value)));
    case 'checkbox':
    case 'imagepicker':
    case 'ranking':
    case 'boolean':
    case 'text':
    case 'comment':
    case 'multipletext':
      return [null];
    case 'expression':
      return [];
  }
}

function positionOf(choices: readonly { value: unknown; role?: string }[], answer: unknown): string | null {
  const role = choices.find(({ value }) => value === answer)?.role;
  return isRole(role) && scaleOfRole(role) !== 'apart' ? role : null;
}

function rowOf(answer: Answers[string] | undefined, row: string): unknown {
  if (typeof answer !== 'object' || Array.isArray(answer)) return undefined;
  return (answer as Readonly<Record<string, unknown>>)[row];
}
