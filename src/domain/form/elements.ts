/** Walks a form: its questions in reading order, and the names under which parts of an answer travel. */
import type { Element, Form, Page, Panel, Question } from './form.ts';

type Container<Text> = Page<Text> | Panel<Text>;

export function questionsOf<Text>(form: Form<Text>): Question<Text>[] {
  return form.pages.flatMap((page) => questionsIn(page));
}

export function questionsIn<Text>(container: Container<Text>): Question<Text>[] {
  return container.elements.flatMap((element) => {
    if (element.kind === 'panel') return questionsIn(element);
    return isQuestion(element) ? [element] : [];
  });
}

export function isQuestion<Text>(element: Element<Text>): element is Question<Text> {
  return !['panel', 'html', 'image', 'review'].includes(element.kind);
}

/** The text typed beside “other” is stored beside the answer, under this name. */
export function commentName(question: string): string {
  return `${question}-Comment`;
}

/** A row of a matrix or a field of a multiple text as an HTML field. */
export function rowFieldName(question: string, row: string): string {
  return `${question}.${row}`;
}

/** “Other” as this question names it, where it has one. */
export function otherOf(
  question: Question<unknown>,
): { readonly value: string; readonly maxLength: number } | undefined {
  return 'other' in question ? question.other : undefined;
}

/** Where a text is stored beside the answer: that of “other”, or of a comment area. */
export function commentOf(question: Question<unknown>): { readonly maxLength: number } | undefined {
  return otherOf(question) ?? question.comment;
}

/** Whether the text beside an answer counts: “other” has to be chosen, a comment area stands open to everybody. */
export function takesComment(question: Question<unknown>, value: unknown): boolean {
  const other = otherOf(question);
  return other ? chose(value, other.value) : question.comment !== undefined;
}

export function noneOf<Text>(question: Question<Text>): { readonly value: string } | undefined {
  return 'none' in question ? question.none : undefined;
}

export function chose(value: unknown, choice: unknown): boolean {
  return Array.isArray(value) ? value.includes(choice) : value === choice;
}

/** A list where several values may be chosen. */
export function takesList<Text>(question: Question<Text>): boolean {
  return (
    question.kind === 'checkbox' ||
    question.kind === 'ranking' ||
    (question.kind === 'imagepicker' && question.multiple)
  );
}
