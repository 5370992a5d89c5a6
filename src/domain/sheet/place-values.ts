/** The answer at one place of a sheet: read, replaced, told in words, compared. */
import type { Answers, AnswerValue, ChoiceValue } from '../form/form.ts';
import type { Place } from './places.ts';

type At = Pick<Place<unknown>, 'field' | 'question' | 'row'>;

export function valueAt({ field, question, row }: At, answers: Answers): AnswerValue | undefined {
  if (!row) return own(answers, field);
  const rows = own(answers, question.name);
  return isRecord(rows) ? own(rows, row.name) : undefined;
}

/** Undefined takes the answer away. */
export function withValue({ field, question, row }: At, answers: Answers, value: AnswerValue | undefined): Answers {
  if (!row) return changed(answers, field, value);
  const rows = own(answers, question.name);
  const left = changed(isRecord(rows) ? rows : {}, row.name, value);
  return changed(answers, question.name, Object.keys(left).length === 0 ? undefined : left);
}

/** The values chosen at a place with options, in the order given. */
export function chosenAt(place: At, answers: Answers): readonly ChoiceValue[] {
  const value = valueAt(place, answers);
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly ChoiceValue[]) : isRecord(value) ? [] : [value as ChoiceValue];
}

/** What stands there, as people read it: the words of the options, or the text; empty where nothing does. */
export function wordsAt(place: Place<string>, answers: Answers): readonly string[] {
  const chosen = chosenAt(place, answers);
  if (place.kind === 'typed') return chosen.map(String);
  const wordOf = (value: ChoiceValue) => place.options.find((option) => option.value === value)?.text ?? String(value);
  return place.kind === 'many'
    ? place.options.filter(({ value }) => chosen.includes(value)).map(({ text }) => text)
    : chosen.map(wordOf);
}

/** Several choices agree in any order, a text whatever its spaces and the width of its characters. */
export function isSameAt(place: Place<unknown>, one: Answers, other: Answers): boolean {
  const comparable = (answers: Answers) => {
    const chosen = chosenAt(place, answers).map(String);
    if (place.kind === 'typed') return chosen.join('').normalize('NFKC').replace(/\s+/gu, '');
    return JSON.stringify(place.kind === 'many' ? chosen.toSorted() : chosen);
  };
  return comparable(one) === comparable(other);
}

type Values = Readonly<Record<string, AnswerValue>>;

function changed(values: Values, name: string, value: AnswerValue | undefined): Values {
  const others = Object.entries(values).filter(([key]) => key !== name);
  return Object.fromEntries(value === undefined ? others : [...others, [name, value]]);
}

function own(values: Values, name: string): AnswerValue | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

function isRecord(value: AnswerValue | undefined): value is Values {
  return typeof value === 'object' && !Array.isArray(value);
}
