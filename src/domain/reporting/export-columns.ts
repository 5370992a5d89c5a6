/**
 * The table an analyst gets, column by column: one per closed question, 0/1 for each choice of a question with several, a rank for each
 * choice of a ranking, one per row of a matrix, numbers as numbers. What people wrote in their own words is not in it: texts go into a
 * file of their own, and addresses and dates, which can single out a person, go nowhere.
 */
import { questionsOf } from '../form/elements.ts';
import { aliasesIn } from '../form/shared-answers.ts';
import type { Answers, ChoiceValue, Form, LocalizedText, Question } from '../form/form.ts';

export interface ExportChoice {
  readonly value: ChoiceValue;
  readonly text: LocalizedText;
  readonly role?: string;
}

export interface ExportColumn {
  /** Unique in the table. */
  readonly name: string;
  readonly question: Question;
  /** Row of a matrix, field of several, choice of a list. */
  readonly part?: ExportChoice;
  readonly kind: 'choice' | 'indicator' | 'rank' | 'number';
  /** What a cell can hold; empty for numbers. */
  readonly choices: readonly ExportChoice[];
  readonly valueIn: (answers: Answers) => string | number | null;
}

/** `taken`: names of columns that stand before these. */
export function exportColumns(form: Form, taken: readonly string[]): ExportColumn[] {
  const names = new Set(taken);
  const neverStored = aliasesIn(form);
  return questionsOf(form)
    .filter(({ name }) => !neverStored.has(name))
    .flatMap(columnsOf)
    .map((column) => {
      let name = column.name;
      for (let copy = 2; names.has(name); copy += 1) name = `${column.name}_${copy}`;
      names.add(name);
      return { ...column, name };
    });
}

function columnsOf(question: Question): ExportColumn[] {
  const { name } = question;
  switch (question.kind) {
    case 'radiogroup':
    case 'dropdown':
      return [oneChoice(question, [...question.choices, ...special(question)])];
    case 'rating':
      return [oneChoice(question, question.choices)];
    case 'boolean':
      return [oneChoice(question, [question.yes, question.no])];
    case 'imagepicker':
      return question.multiple ? indicators(question, question.choices) : [oneChoice(question, question.choices)];
    case 'checkbox':
      return indicators(question, [...question.choices, ...special(question)]);
    case 'ranking':
      return question.choices.map((choice) => ({
        ...{ name: `${name}.${choice.value}`, question, part: choice, kind: 'rank', choices: [] },
        valueIn: (answers) => rankOf(choice.value, answers[name]),
      }));
    case 'matrix':
      return question.rows.map((row) => ({
        ...{ name: `${name}.${row.value}`, question, part: row, kind: 'choice', choices: question.columns },
        valueIn: (answers) => single(within(answers[name], row.value)),
      }));
    case 'text':
      return question.input === 'number' ? [numberColumn(question, name, (answers) => answers[name])] : [];
    case 'expression':
      return [numberColumn(question, name, (answers) => answers[name])];
    case 'multipletext':
      return question.fields
        .filter(({ input }) => input === 'number')
        .map((field) => ({
          ...numberColumn(question, `${name}.${field.name}`, (answers) => within(answers[name], field.name)),
          part: { value: field.name, text: field.title },
        }));
    case 'comment':
      return [];
  }
}

function oneChoice(question: Question, choices: readonly ExportChoice[]): ExportColumn {
  const { name } = question;
  return { name, question, kind: 'choice', choices, valueIn: (answers) => single(answers[name]) };
}

/** Empty where the question was not answered: a choice that nobody was asked about was not left unticked. */
function indicators(question: Question, choices: readonly ExportChoice[]): ExportColumn[] {
  const { name } = question;
  return choices.map((choice) => ({
    ...{ name: `${name}.${choice.value}`, question, part: choice, kind: 'indicator', choices: [] },
    valueIn: (answers) => {
      const given = answers[name];
      return Array.isArray(given) ? Number(given.includes(choice.value)) : null;
    },
  }));
}

function special(question: Extract<Question, { kind: 'radiogroup' | 'dropdown' | 'checkbox' }>): ExportChoice[] {
  const none = question.none ? [{ ...question.none, role: 'none' }] : [];
  return [...none, ...(question.other ? [{ value: question.other.value, text: question.other.text }] : [])];
}

function numberColumn(question: Question, name: string, given: (answers: Answers) => unknown): ExportColumn {
  return { name, question, kind: 'number', choices: [], valueIn: (answers) => harmlessNumber(given(answers)) };
}

/** Seven digits or more are rather a telephone than an amount. */
function harmlessNumber(given: unknown): number | null {
  const value = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
  return typeof value === 'number' && Math.abs(value) < 1e6 ? value : null;
}

function single(given: unknown): string | number | null {
  if (typeof given === 'boolean') return Number(given);
  return typeof given === 'string' || typeof given === 'number' ? given : null;
}

function within(given: unknown, part: string): unknown {
  return typeof given === 'object' && given !== null && Object.hasOwn(given, part)
    ? (given as Record<string, unknown>)[part]
    : undefined;
}

function rankOf(value: ChoiceValue, given: unknown): number | null {
  const place = Array.isArray(given) ? given.indexOf(value) : -1;
  return place === -1 ? null : place + 1;
}
