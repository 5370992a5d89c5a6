/**
 * Answers as HTML fields and back, so that a plain form posts what the script builds: field name = question name
 * (repeated for several choices), `question.row` for rows, `question-Comment` for the text beside “other” or any answer.
 */
import { commentName, commentOf, questionsOf, rowFieldName, takesList } from './elements.ts';
import type { Answers, AnswerValue, ChoiceValue, Form, Question } from './form.ts';
import { isNumeric, toNumber } from './loose-values.ts';

/** Fields that no question owns are left out: a page has its own. Values that fit no choice stay, for the gate to refuse. */
export function answersFromFields<Text>(form: Form<Text>, entries: Iterable<readonly [string, unknown]>): Answers {
  const posted = new Map<string, string[]>();
  for (const [name, value] of entries) {
    const text = typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : '';
    if (text.trim() !== '') posted.set(name, [...(posted.get(name) ?? []), text]);
  }
  const answers: Record<string, AnswerValue> = {};
  for (const question of questionsOf(form)) {
    const value = answerOf(question, posted);
    if (value !== undefined) answers[question.name] = value;
    const comment = commentOf(question) && posted.get(commentName(question.name))?.[0];
    if (comment !== undefined) answers[commentName(question.name)] = comment;
  }
  return answers;
}

/** The inverse, for the hidden fields that carry the answers of other pages. */
export function fieldsFromAnswers(answers: Answers): [string, string][] {
  return Object.entries(answers).flatMap(([name, value]): [string, string][] => {
    if (Array.isArray(value)) return value.map((member) => [name, String(member)]);
    if (typeof value !== 'object') return [[name, String(value)]];
    return Object.entries(value as Record<string, ChoiceValue>).map(([row, part]) => [
      rowFieldName(name, row),
      String(part),
    ]);
  });
}

function answerOf<Text>(question: Question<Text>, posted: ReadonlyMap<string, string[]>): AnswerValue | undefined {
  const rows = rowsOf(question);
  if (rows) {
    const parts = rows.flatMap(({ name, read }) => {
      const [text] = posted.get(rowFieldName(question.name, name)) ?? [];
      return text === undefined ? [] : [[name, read(text)] as const];
    });
    return parts.length ? Object.fromEntries(parts) : undefined;
  }
  const texts = posted.get(question.name);
  if (!texts) return undefined;
  return takesList(question) ? texts.map((text) => readField(question, text)) : readField(question, texts[0] ?? '');
}

function rowsOf<Text>(question: Question<Text>): { name: string; read: (text: string) => ChoiceValue }[] | null {
  if (question.kind === 'matrix') {
    return question.rows.map(({ value }) => ({ name: value, read: (text) => pick(question.columns, text) }));
  }
  if (question.kind !== 'multipletext') return null;
  return question.fields.map(({ name, input }) => ({ name, read: (text) => typed(input, text) }));
}

function readField<Text>(question: Question<Text>, text: string): ChoiceValue {
  if (question.kind === 'boolean') return pick([question.yes, question.no], text);
  if (question.kind === 'text') return typed(question.input, text);
  return 'choices' in question ? pick(question.choices, text) : text;
}

/** A choice may be a number or a boolean; a field is always text. */
function pick(choices: readonly { readonly value: ChoiceValue }[], text: string): ChoiceValue {
  return choices.find(({ value }) => String(value) === text)?.value ?? text;
}

function typed(input: string, text: string): ChoiceValue {
  return input === 'number' && isNumeric(text) ? toNumber(text) : text;
}
