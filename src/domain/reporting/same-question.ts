/**
 * Whether two forms ask one indicator in the same way, so that their figures may be subtracted: the same words and the same
 * scale. Other words are another question, whatever it is called; nothing can be said about the difference of two questions.
 */
import type { HeadlineIndicator } from '../indicators/roles.ts';
import type { ChoiceValue, Form, Language, LocalizedText, Question } from '../form/form.ts';
import { questionsOf } from '../form/elements.ts';
import type { Counting } from './counting.ts';

export interface Asked {
  readonly form: Form;
  readonly counting: Counting;
}

/** Why not: only one of them asks it, in other words, or with other choices to answer by. */
export type OtherQuestion = 'asked-once' | 'other-words' | 'other-scale';

/** Null where they may be compared; 'unasked' where neither asks it. */
export function otherQuestion(
  indicator: HeadlineIndicator,
  one: Asked,
  other: Asked,
): OtherQuestion | 'unasked' | null {
  const [first, second] = [headlineIn(indicator, one), headlineIn(indicator, other)];
  if (!first && !second) return 'unasked';
  if (!first || !second) return 'asked-once';
  const common = one.form.languages.filter((language) => other.form.languages.includes(language));
  if (wordsOf(first, common) !== wordsOf(second, common) || common.length === 0) return 'other-words';
  return scaleOf(first, common) === scaleOf(second, common) ? null : 'other-scale';
}

interface Headline {
  readonly question: Question;
  /** Of a matrix, the row that is asked. */
  readonly row: string | null;
}

function headlineIn(indicator: HeadlineIndicator, { form, counting }: Asked): Headline | null {
  const name = counting.headlines[indicator];
  if (name === undefined) return null;
  for (const question of questionsOf(form)) {
    if (question.name === name) return { question, row: null };
    const row =
      question.kind === 'matrix' ? question.rows.find(({ value }) => `${question.name}.${value}` === name) : null;
    if (row) return { question, row: row.value };
  }
  return null;
}

/** Spaces are how people type, not what they ask. */
function wordsOf({ question, row }: Headline, languages: readonly Language[]): string {
  const texts: readonly (LocalizedText | undefined)[] = [
    question.title,
    row !== null && question.kind === 'matrix' ? question.rows.find(({ value }) => value === row)?.text : undefined,
  ];
  return JSON.stringify([question.indicator ?? null, ...texts.map((text) => inLanguages(text, languages))]);
}

/** What could be answered, by meaning and by words; one or many. The order in which choices are shown may be anybody's. */
function scaleOf({ question }: Headline, languages: readonly Language[]): string {
  const choices = choicesOf(question).map(({ role, text }) =>
    JSON.stringify([role ?? null, inLanguages(text, languages)]),
  );
  return JSON.stringify([countedAs(question), choices.toSorted()]);
}

interface Answerable {
  readonly role?: string;
  readonly text: LocalizedText;
  readonly value: ChoiceValue;
}

function choicesOf(question: Question): readonly Answerable[] {
  if (question.kind === 'matrix') return question.columns;
  if (!('choices' in question)) return [];
  const none = 'none' in question ? question.none : undefined;
  return none ? [...question.choices, { ...none, role: 'none' }] : question.choices;
}

function countedAs(question: Question): 'one' | 'many' {
  return question.kind === 'checkbox' || (question.kind === 'imagepicker' && question.multiple) ? 'many' : 'one';
}

function inLanguages(text: LocalizedText | undefined, languages: readonly Language[]): (string | null)[] {
  return languages.map((language) => text?.[language]?.replaceAll(/\s+/g, '') ?? null);
}
