/**
 * The questionnaire as a plain form posts it: page, button and all answers so far. The server turns the page, as the
 * script would on the phone, and keeps nothing between two posts.
 */
import {
  answersFromFields,
  checkPage,
  checkSubmission,
  commentName,
  followed,
  formState,
  pagePosition,
  questionsIn,
} from '../../domain/form/index.ts';
import type { Answers, Form, Page, Problem, Today } from '../../domain/form/index.ts';

/** What stands on the page after a post, or that the last page was sent. */
export type Turn =
  | { readonly kind: 'show'; readonly page: string; readonly answers: Answers; readonly problems: readonly Problem[] }
  | { readonly kind: 'send'; readonly page: string; readonly answers: Answers };

export type Button = 'next' | 'back' | 'stay';

export interface Posted {
  readonly page: string;
  /** What its questions were answered with before, as a query; null where nothing follows from a change. */
  readonly was?: string | null;
  /** Another page that is wanted instead. */
  readonly sought?: string | undefined;
  readonly button: Button;
  /** What the button itself does to the answers. */
  readonly pressed?: (answers: Answers) => Answers;
  readonly entries: Iterable<readonly [string, string]>;
}

export function turnPage(form: Form<string>, posted: Posted, today: Today): Turn {
  const { page, sought, button } = posted;
  const answers = answersWith(form, posted, today);
  const state = formState(form, answers, today);
  const at = pagePosition(form, state, sought ?? page);
  const here = at.page?.name ?? '';
  if (button === 'stay') return { kind: 'show', page: here, answers, problems: [] };
  if (button === 'back') return { kind: 'show', page: at.previous?.name ?? here, answers, problems: [] };
  const problems = problemsHere(form, here, answers, today);
  if (problems.length) return { kind: 'show', page: here, answers, problems };
  return at.next ? { kind: 'show', page: at.next.name, answers, problems } : { kind: 'send', page: here, answers };
}

/** The answers posted, and what follows from those that changed on this page. */
function answersWith(form: Form<string>, { page, pressed, was, entries }: Posted, today: Today): Answers {
  const posted = answersFromFields(form, entries);
  const after = pressed?.(posted) ?? posted;
  if (was === undefined || was === null) return after;
  const here = form.pages.find(({ name }) => name === page);
  const asked = new Set(here ? questionsIn(here).flatMap(({ name }) => [name, commentName(name)]) : []);
  const elsewhere = Object.entries(after).filter(([name]) => !asked.has(name));
  const before = { ...answersFromFields(form, new URLSearchParams(was)), ...Object.fromEntries(elsewhere) };
  return followed(form, { before, after }, today);
}

/** The first page with something to put right; the page itself when the fault lies in none. */
export function pageOfProblem(form: Form<string>, problems: readonly Problem[], otherwise: string): string {
  const names = new Set(problems.map(({ question }) => question));
  return form.pages.find((page) => asksAny(page, names))?.name ?? otherwise;
}

/** Without script a person can also tick what contradicts itself; the whole gate says so at once, not at the end. */
function problemsHere(form: Form<string>, pageName: string, answers: Answers, today: Today): Problem[] {
  const gate = checkSubmission(form, formState(form, answers, today).values, today);
  const page = form.pages.find(({ name }) => name === pageName);
  const misshapen = gate.ok || !page ? [] : gate.problem.filter(({ question }) => asksAny(page, new Set([question])));
  return misshapen.length ? misshapen : checkPage(form, pageName, answers, today);
}

function asksAny(page: Page<string>, questions: ReadonlySet<string>): boolean {
  return questionsIn(page).some(({ name }) => questions.has(name));
}
