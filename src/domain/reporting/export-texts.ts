/**
 * What people wrote in their own words: exported apart from the table, and never with it. Telephone, mail and web addresses and dates
 * are in neither file.
 */
import { commentName, questionsOf } from '../form/elements.ts';
import type { Form, LocalizedText, Question } from '../form/form.ts';
import { aliasesIn } from '../form/shared-answers.ts';

export interface TextQuestion {
  /** Key of the answer. */
  readonly name: string;
  /** Of several fields. */
  readonly field?: string;
  readonly question: Question;
  /** Words of the field, or of “other”. */
  readonly part?: LocalizedText;
}

/** Where at least so many people of a community wrote something; the database holds to it. */
export const fewestTexts = 10;

export function textQuestions(form: Form): TextQuestion[] {
  return ownQuestions(form).flatMap((question) => [...textsOf(question), ...commentsOf(question)]);
}

/** Of questions that stand for one answer, the one under whose name it is stored. */
function ownQuestions(form: Form): Question[] {
  const aliases = aliasesIn(form);
  return questionsOf(form).filter(({ name }) => !aliases.has(name));
}

function commentsOf(question: Question): TextQuestion[] {
  const { comment, name } = question;
  return comment ? [{ name: commentName(name), question, part: comment.text }] : [];
}

function textsOf(question: Question): TextQuestion[] {
  const { name } = question;
  switch (question.kind) {
    case 'comment':
      return [{ name, question }];
    case 'text':
      return question.input === 'text' ? [{ name, question }] : [];
    case 'multipletext':
      return question.fields
        .filter(({ input }) => input === 'text')
        .map((field) => ({ name, field: field.name, question, part: field.title }));
    case 'radiogroup':
    case 'dropdown':
    case 'checkbox':
      return question.other ? [{ name: commentName(name), question, part: question.other.text }] : [];
    case 'imagepicker':
    case 'ranking':
    case 'rating':
    case 'boolean':
    case 'matrix':
    case 'expression':
      return [];
  }
}

/** As it is called in the file. */
export function textName({ field, name }: TextQuestion): string {
  return field === undefined ? name : `${name}.${field}`;
}
