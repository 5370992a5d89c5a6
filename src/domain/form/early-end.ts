/**
 * A form may end before its last page: on the first page that asks something the condition looks at and makes it true, judged by
 * the answers up to there. The pages behind it are not visible, so what was answered on them does not count.
 */
import { commentName, questionsIn } from './elements.ts';
import type { Answers, EarlyEnd, Form, Page } from './form.ts';
import { type Conditions, scopeOf } from './form-state.ts';
import { ownerOf } from './shared-answers.ts';
import { evaluate } from './logic.ts';

export function afterEnd<Text>(
  form: Form<Text>,
  answers: Answers,
  { visible, scope }: Conditions,
): readonly Page<Text>[] {
  const pages = form.pages.filter(({ name }) => visible.has(name));
  const last = pages.findIndex((page, place) => {
    const asked = new Set(questionsIn(page).map(({ name }) => ownerOf(form, name)));
    // What looks at no answer is asked on every page.
    const due = (form.ends ?? []).filter(({ reads }) => reads.length === 0 || reads.some((name) => asked.has(name)));
    return due.length > 0 && isOver(form, due, upTo(pages.slice(0, place + 1), answers), scope.today);
  });
  // Looking the answers over is no question.
  return last < 0 ? [] : pages.slice(last + 1).filter((page) => !page.elements.some(({ kind }) => kind === 'review'));
}

function isOver<Text>(form: Form<Text>, due: readonly EarlyEnd[], answers: Answers, today: string): boolean {
  const scope = scopeOf(form, answers, { today });
  return due.some(({ when }) => evaluate(when, scope) === true);
}

function upTo<Text>(pages: readonly Page<Text>[], answers: Answers): Answers {
  const names = new Set(pages.flatMap(questionsIn).flatMap(({ name }) => [name, commentName(name)]));
  return Object.fromEntries(Object.entries(answers).filter(([name]) => names.has(name)));
}
