/** What a pager needs: the pages that are visible now, and where a page stands among them. */
import { questionsIn } from './elements.ts';
import type { Form, Page, Question } from './form.ts';
import type { FormState } from './form-state.ts';

export function visiblePages<Text>(form: Form<Text>, state: Pick<FormState, 'visible'>): Page<Text>[] {
  return form.pages.filter(({ name }) => state.visible.has(name));
}

export function visibleQuestions<Text>(page: Page<Text>, state: Pick<FormState, 'visible'>): Question<Text>[] {
  return questionsIn(page).filter(({ name }) => state.visible.has(name));
}

export interface PagePosition<Text> {
  /** From 0; 0 as well when the page asked for is hidden or unknown. */
  readonly index: number;
  readonly count: number;
  readonly page: Page<Text> | undefined;
  readonly previous: Page<Text> | undefined;
  readonly next: Page<Text> | undefined;
}

export function pagePosition<Text>(
  form: Form<Text>,
  state: Pick<FormState, 'visible'>,
  pageName: string,
): PagePosition<Text> {
  const pages = visiblePages(form, state);
  const index = Math.max(
    0,
    pages.findIndex(({ name }) => name === pageName),
  );
  return { index, count: pages.length, page: pages[index], previous: pages[index - 1], next: pages[index + 1] };
}
