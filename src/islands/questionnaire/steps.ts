/** What pressing a button of the questionnaire leads to, as plain data: the page to show, what is to be put right, or sending. */
import { checkPage, pagePosition, questionsIn } from '../../domain/form/phone.ts';
import type { Answers, Problem, Today } from '../../domain/form/phone.ts';
import { rareQuestions } from './Elements.tsx';
import { toPage } from './scene.ts';
import type { Scene } from './scene.ts';

export type Step =
  | { readonly kind: 'page'; readonly page: string }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }
  | { readonly kind: 'answers'; readonly answers: Answers }
  | { readonly kind: 'send' };

export function stepFor(button: string, scene: Scene, today: Today): Step {
  if (button.startsWith(toPage)) return { kind: 'page', page: button.slice(toPage.length) };
  const answers = rareQuestions.move?.(button, scene.answers);
  if (answers) return { kind: 'answers', answers };
  return button === 'back' ? stepBack(scene) : stepOn(scene, today);
}

function stepOn(scene: Scene, today: Today): Step {
  const problems = checkPage(scene.form, scene.page, scene.answers, today);
  if (problems.length) return { kind: 'problems', problems };
  const { next } = pagePosition(scene.form, scene.state, scene.page);
  return next ? { kind: 'page', page: next.name } : { kind: 'send' };
}

function stepBack({ form, state, page }: Scene): Step {
  return { kind: 'page', page: pagePosition(form, state, page).previous?.name ?? page };
}

/** The first page with something to put right; the one shown when the fault lies in none. */
export function pageOfProblem({ form, page }: Pick<Scene, 'form' | 'page'>, problems: readonly Problem[]): string {
  const names = new Set(problems.map(({ question }) => question));
  return form.pages.find((one) => questionsIn(one).some(({ name }) => names.has(name)))?.name ?? page;
}
