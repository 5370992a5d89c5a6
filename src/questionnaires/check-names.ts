/** Names travel as HTML fields and as keys of stored answers: they must be unique there, and no words of the language. */
import { commentName, commentOf, questionsOf, rowFieldName } from '../domain/form/elements.ts';
import type { Form, Question } from '../domain/form/form.ts';
import { isDangerous } from './plain-json.ts';
import type { Remarks } from './problem.ts';

export function checkNames(form: Form, remarks: Remarks): void {
  const taken = new Set<string>();
  const shown = new Set(questionsOf(form).map(({ name, kind }) => (kind === 'expression' ? name : '')));
  // A name that an expression question and a calculated value share is found when the second of them comes.
  for (const { name } of form.calculated) if (!shown.delete(name)) check(name, name, taken, remarks);
  for (const names of form.shared ?? []) if (!canShare(names, form)) refuse(names[0], names[0], remarks);
  for (const question of questionsOf(form)) {
    for (const field of fieldsOf(question)) check(question.name, field, taken, remarks);
    const row = rowsOf(question).find((name) => name === '' || isDangerous(name));
    if (row !== undefined) remarks.refuse(question.name, 'bad_name', { property: 'name', detail: row });
  }
}

/** `question.row` is a key of the tallies, beside a choice of 500 characters; an index holds no more. */
const longestField = 300;

/** Names that begin with `~` are left to the page's own fields. */
function check(name: string, field: string, taken: Set<string>, remarks: Remarks): void {
  const isBad = name.trim() !== name || name === '' || name.length > 250 || name.startsWith('~') || /[{}]/.test(name);
  if (isBad || field.length > longestField || isDangerous(field) || taken.has(field)) refuse(name, field, remarks);
  taken.add(field);
}

function refuse(name: string, field: string, remarks: Remarks): void {
  remarks.refuse(name, 'bad_name', { property: 'name', detail: field.slice(0, 200) });
}

/** One answer cannot be a text here and a list there, nor mean one thing here and another there. */
function canShare(names: readonly string[], form: Form): boolean {
  const shapes = questionsOf(form)
    .filter(({ name }) => names.includes(name))
    .map((question) => JSON.stringify([shapeOf(question), question.indicator, meaningsOf(question)]));
  return new Set(shapes).size === 1;
}

function meaningsOf(question: Question): unknown {
  const choices = question.kind === 'matrix' ? question.columns : 'choices' in question ? question.choices : [];
  return choices.map(({ value, role }) => [value, role]);
}

function shapeOf(question: Question): string {
  if (['radiogroup', 'dropdown', 'rating', 'boolean'].includes(question.kind)) return 'one';
  if (question.kind === 'text' || question.kind === 'comment')
    return 'input' in question && question.input === 'number' ? 'number' : 'text';
  if (question.kind === 'imagepicker') return question.multiple ? 'checkbox' : 'one';
  return question.kind;
}

function fieldsOf(question: Question): string[] {
  const { name } = question;
  const comment = commentOf(question) ? [commentName(name)] : [];
  return [name, ...rowsOf(question).map((row) => rowFieldName(name, row)), ...comment];
}

function rowsOf(question: Question): string[] {
  if (question.kind === 'matrix') return question.rows.map(({ value }) => value);
  return question.kind === 'multipletext' ? question.fields.map(({ name }) => name) : [];
}
