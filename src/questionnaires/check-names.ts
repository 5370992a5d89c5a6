/** Names travel as HTML fields and as keys of stored answers: they must be unique there, and no words of the language. */
import { commentName, otherOf, questionsOf, rowFieldName } from '../domain/form/elements.ts';
import type { Form, Question } from '../domain/form/form.ts';
import { isDangerous } from './plain-json.ts';
import type { Remarks } from './problem.ts';

export function checkNames(form: Form, remarks: Remarks): void {
  const taken = new Set<string>();
  const shown = new Set(questionsOf(form).map(({ name, kind }) => (kind === 'expression' ? name : '')));
  // A name that an expression question and a calculated value share is found when the second of them comes.
  for (const { name } of form.calculated) if (!shown.delete(name)) check(name, name, taken, remarks);
  for (const question of questionsOf(form)) {
    for (const field of fieldsOf(question)) check(question.name, field, taken, remarks);
    const row = rowsOf(question).find((name) => name === '' || isDangerous(name));
    if (row !== undefined) remarks.refuse(question.name, 'bad_name', { property: 'name', detail: row });
  }
}

/** Names that begin with `_` are left to the page's own fields. */
function check(name: string, field: string, taken: Set<string>, remarks: Remarks): void {
  const isBad =
    name.trim() !== name || name === '' || name.length > 100 || name.startsWith('_') || /[[\]{}]/.test(name);
  if (isBad || isDangerous(field) || taken.has(field.toLowerCase()))
    remarks.refuse(name, 'bad_name', { property: 'name', detail: field.slice(0, 200) });
  taken.add(field.toLowerCase());
}

function fieldsOf(question: Question): string[] {
  const { name } = question;
  const comment = otherOf(question) ? [commentName(name)] : [];
  return [name, ...rowsOf(question).map((row) => rowFieldName(name, row)), ...comment];
}

function rowsOf(question: Question): string[] {
  if (question.kind === 'matrix') return question.rows.map(({ value }) => value);
  return question.kind === 'multipletext' ? question.fields.map(({ name }) => name) : [];
}
