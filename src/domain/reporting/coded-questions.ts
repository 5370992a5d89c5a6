/** What counting needs of a form's closed questions: their choices with roles, by the name they are tallied under. */
import type { CodedQuestion } from '../indicators/role-counts.ts';
import { questionsOf } from '../form/elements.ts';
import type { Form, Question } from '../form/form.ts';
import { aliasesIn } from '../form/shared-answers.ts';

export type CodedQuestions = ReadonlyMap<string, CodedQuestion>;

export function codedQuestionsOf(form: Form<unknown>): CodedQuestions {
  const aliases = aliasesIn(form);
  const questions = questionsOf(form).filter(({ name }) => !aliases.has(name));
  return new Map(questions.flatMap(codedQuestions));
}

function codedQuestions(question: Question<unknown>): [string, CodedQuestion][] {
  switch (question.kind) {
    case 'radiogroup':
    case 'dropdown':
      return [[question.name, { counted: 'one', choices: question.choices, ...noneOf(question) }]];
    case 'checkbox':
      return [[question.name, { counted: 'many', choices: question.choices, ...noneOf(question) }]];
    case 'imagepicker':
      return [[question.name, { counted: question.multiple ? 'many' : 'one', choices: question.choices }]];
    case 'rating':
      return [[question.name, { counted: 'one', choices: question.choices }]];
    case 'matrix':
      return question.rows.map((row) => [
        `${question.name}.${row.value}`,
        { counted: 'one', choices: question.columns },
      ]);
    case 'boolean':
    case 'comment':
    case 'multipletext':
    case 'ranking':
    case 'text':
    case 'expression':
      return [];
  }
}

function noneOf({ none }: { readonly none?: { readonly value: string } }): Pick<CodedQuestion, 'none'> {
  return none ? { none: { value: none.value } } : {};
}
