/** How an answer reads in a sentence: the words of the choice, not its value, as survey-core shows it. */
import { chose, commentName, noneOf, otherOf, questionsOf } from './elements.ts';
import type { AnswerValue, Choice, Form, Question } from './form.ts';
import { dayOf, formatted } from './expression-format.ts';
import { isSame, isUnanswered } from './loose-values.ts';

export type Path = readonly (string | number)[];

/** Empty where nothing is answered. Lists are joined, rows are named. */
export function displayValue(
  form: Form<string>,
  values: Readonly<Record<string, unknown>>,
  [name = '', ...rest]: Path,
): string {
  const question = questionsOf(form).find((asked) => asked.name === name);
  const value = own(values, String(name));
  if (!question) return plainWords(part(value, rest));
  if (isUnanswered(value)) return rest.at(-1) === 'length' ? '0' : '';
  const [step] = rest;
  if (question.kind === 'matrix' || question.kind === 'multipletext') return rowsInWords(question, value, step);
  const chosen: unknown = typeof step === 'number' && Array.isArray(value) ? value.at(step) : part(value, rest);
  if (typeof step === 'string') return plainWords(chosen);
  return inWords(question, chosen, own(values, commentName(question.name)), form.language);
}

function inWords(question: Question<string>, value: unknown, comment: unknown, language = 'en'): string {
  if (isUnanswered(value)) return '';
  if (question.kind === 'expression') return formatted(question, value, language);
  if (Array.isArray(value)) {
    return value
      .map((member) => inWords(question, member, comment, language))
      .filter(Boolean)
      .join(', ');
  }
  if (question.kind === 'boolean')
    return isSame(value, question.yes.value, true) ? question.yes.text : question.no.text;
  const other = otherOf(question);
  if (other && chose(value, other.value) && typeof comment === 'string' && comment !== '') return comment;
  return choicesOf(question).find((choice) => isSame(choice.value, value, true))?.text ?? plainWords(value);
}

function rowsInWords(
  question: Question<string> & { readonly kind: 'matrix' | 'multipletext' },
  value: unknown,
  row: string | number | undefined,
): string {
  const words = (part: unknown) =>
    question.kind === 'matrix'
      ? (question.columns.find((column) => isSame(column.value, part, true))?.text ?? plainWords(part))
      : plainWords(part);
  if (row !== undefined) return words(part(value, [row]));
  const titles = new Map(
    question.kind === 'matrix'
      ? question.rows.map((one) => [one.value, one.text])
      : question.fields.map((one) => [one.name, one.title]),
  );
  return Object.entries(value as Readonly<Record<string, AnswerValue>>)
    .filter(([, answered]) => !isUnanswered(answered))
    .map(([name, answered]) => `${titles.get(name) ?? name}: ${words(answered)}`)
    .join(', ');
}

function choicesOf(question: Question<string>): readonly Pick<Choice<string>, 'value' | 'text'>[] {
  const special = [otherOf(question), noneOf(question)] as readonly (Choice<string> | undefined)[];
  return [...('choices' in question ? question.choices : []), ...special.filter((choice) => choice !== undefined)];
}

function part(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((whole, step) => {
    if (step === 'length' && (Array.isArray(whole) || typeof whole === 'string')) return whole.length;
    if (typeof step === 'number') return Array.isArray(whole) ? (whole as unknown[]).at(step) : undefined;
    return typeof whole === 'object' && whole !== null ? own(whole as Record<string, unknown>, step) : undefined;
  }, value);
}

function plainWords(value: unknown): string {
  if (isUnanswered(value) || Number.isNaN(value)) return '';
  if (value instanceof Date) return dayOf(value);
  const isRows = typeof value === 'object' && !Array.isArray(value);
  return isRows ? JSON.stringify(value) : String(value as number);
}

function own(values: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.prototype.hasOwnProperty.call(values, name) ? values[name] : undefined;
}
