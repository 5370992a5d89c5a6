/**
 * Everything on a sheet that takes an answer, in reading order: a question, a row of a matrix, a field of several, the text beside
 * “other”. Questions are numbered from 1, rows and fields 8.1, 8.2.
 */
import { commentName, otherOf, questionsOf, rowFieldName } from '../form/elements.ts';
import type { ChoiceValue, Form, Question } from '../form/form.ts';
import { optionKeys } from './option-keys.ts';

export interface Option<Text> {
  readonly value: ChoiceValue;
  readonly text: Text;
  readonly key: string | null;
}

interface Located<Text> {
  /** As printed beside it. */
  readonly number: string;
  /** Name of its field in a form: `question`, `question.row` or `question-Comment`. */
  readonly field: string;
  readonly question: Question<Text>;
  /** Row of a matrix, field of a multiple text. */
  readonly row?: { readonly name: string; readonly text: Text };
}

/** `one` or `many` of the options, all of them `ranked`, or a text `typed`. */
export type Place<Text> = Located<Text> &
  (
    | { readonly kind: 'one' | 'many' | 'ranked'; readonly options: readonly Option<Text>[] }
    | {
        readonly kind: 'typed';
        readonly maxLength: number;
        readonly lines: number;
        /** The option this text explains: it is asked for only when that one is chosen. */
        readonly beside?: ChoiceValue;
        /** What the form calls a text beside whatever was answered. */
        readonly caption?: Text;
      }
  );

export function placesOf<Text>(form: Form<Text>): Place<Text>[] {
  return askedIn(form).flatMap((question, index) => [
    ...placesIn(question, String(index + 1)),
    ...commentOn(question, String(index + 1)),
  ]);
}

/** The number of each question, by its name. */
export function numbersOf(form: Form<unknown>): ReadonlyMap<string, string> {
  return new Map(askedIn(form).map(({ name }, index) => [name, String(index + 1)]));
}

/** What is worked out is not asked, and has no number on paper. */
function askedIn<Text>(form: Form<Text>): Question<Text>[] {
  return questionsOf(form).filter(({ kind }) => kind !== 'expression');
}

function placesIn<Text>(question: Question<Text>, number: string): Place<Text>[] {
  const here = { number, field: question.name, question };
  switch (question.kind) {
    case 'radiogroup':
    case 'dropdown':
      return [{ ...here, kind: 'one', options: optionsOf(allChoices(question)) }, ...besideOther(question, number)];
    case 'checkbox':
      return [{ ...here, kind: 'many', options: optionsOf(allChoices(question)) }, ...besideOther(question, number)];
    case 'imagepicker':
      return [{ ...here, kind: question.multiple ? 'many' : 'one', options: optionsOf(question.choices) }];
    case 'rating':
      return [{ ...here, kind: 'one', options: optionsOf(question.choices) }];
    // Worked out when the sheet is typed in.
    case 'expression':
      return [];
    case 'boolean':
      return [{ ...here, kind: 'one', options: optionsOf([question.yes, question.no]) }];
    case 'ranking':
      return [{ ...here, kind: 'ranked', options: optionsOf(question.choices) }];
    case 'text':
      return [{ ...here, kind: 'typed', maxLength: question.maxLength, lines: 1 }];
    case 'comment':
      return [{ ...here, kind: 'typed', maxLength: question.maxLength, lines: question.rows }];
    case 'matrix':
      return question.rows.map(({ value, text }, row) => ({
        ...inRow(here, row, { name: value, text }),
        ...{ kind: 'one', options: optionsOf(question.columns) },
      }));
    case 'multipletext':
      return question.fields.map(({ name, title, maxLength }, row) => ({
        ...inRow(here, row, { name, text: title }),
        ...{ kind: 'typed', maxLength, lines: 1 },
      }));
  }
}

function inRow<Text>(here: Located<Text>, row: number, at: NonNullable<Located<Text>['row']>): Located<Text> {
  const { number, question } = here;
  return { number: `${number}.${row + 1}`, field: rowFieldName(question.name, at.name), question, row: at };
}

type Listed<Text> = Extract<Question<Text>, { kind: 'radiogroup' | 'dropdown' | 'checkbox' }>;

/** In the order in which they are shown: “none of these” and “other” come last. */
function allChoices<Text>({ choices, none, other }: Listed<Text>) {
  return [...choices, ...(none ? [none] : []), ...(other ? [other] : [])];
}

function besideOther<Text>(question: Listed<Text>, number: string): Place<Text>[] {
  const { other } = question;
  if (!other) return [];
  const field = commentName(question.name);
  return [{ number, field, question, kind: 'typed', maxLength: other.maxLength, lines: 1, beside: other.value }];
}

/** One text has room beside an answer: that of “other” before that of a comment. */
function commentOn<Text>(question: Question<Text>, number: string): Place<Text>[] {
  const { comment, name } = question;
  if (!comment || otherOf(question)) return [];
  const { maxLength, text } = comment;
  return [{ number, field: commentName(name), question, kind: 'typed', maxLength, lines: 2, caption: text }];
}

function optionsOf<Text>(choices: readonly { readonly value: ChoiceValue; readonly text: Text }[]): Option<Text>[] {
  const keys = optionKeys(choices.map(({ value }) => value));
  return choices.map(({ value, text }, place) => ({ value, text, key: keys[place] ?? null }));
}
