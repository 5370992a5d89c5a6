/** What counting needs of a form's closed questions: their choices with roles, by the name they are tallied under. */
import type { CodedQuestion } from '../indicators/role-counts.ts';
import type { Element, Form, Question } from '../form/form.ts';

export type CodedQuestions = ReadonlyMap<string, CodedQuestion>;

export function codedQuestionsOf(form: Form<unknown>): CodedQuestions {
  const questions = form.pages.flatMap((page) => questionsIn(page.elements));
  return new Map(questions.flatMap(codedQuestions));
}

/** Every question of a page or panel, in order, at whatever depth. */
export function questionsIn<Text>(elements: readonly Element<Text>[]): Question<Text>[] {
  return elements.flatMap((element) => {
    if (element.kind === 'panel') return questionsIn(element.elements);
    return element.kind === 'html' || element.kind === 'image' || element.kind === 'review' ? [] : [element];
  });
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
