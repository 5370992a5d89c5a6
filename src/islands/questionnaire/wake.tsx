/**
 * Wakes the questionnaire on the phone. The page already works as a plain form; from here on it turns its pages, branches
 * and checks without asking the server. The form's own fields hold the truth: they are read, never replaced.
 */
import { hydrate, render } from 'preact';
import { checkPage, formState, pagePosition, questionsIn } from '../../domain/form/index.ts';
import type { Problem } from '../../domain/form/index.ts';
import { Questionnaire, placeId } from './Questionnaire.tsx';
import { summaryId } from './ProblemSummary.tsx';
import { noticeId, opened } from './letter.ts';
import { readAnswers, readPage } from './reading.ts';
import { anchor, goField } from './scene.ts';
import type { Scene } from './scene.ts';
import { sendAnswers } from './sending.ts';

export function wake(root: HTMLElement, fields: HTMLFormElement, letter: string): void {
  const { scene: served, today } = opened(letter);
  const { form } = served;
  const found = readPage(form, fields);
  let scene = served;
  let isReceived = false;

  const show = (change: Partial<Scene>) => {
    scene = { ...scene, ...change };
    scene = { ...scene, state: formState(form, scene.answers, { today }) };
    render(<Questionnaire scene={scene} />, root);
  };

  const turnTo = (page: string, problems: readonly Problem[] = []) => {
    show({ page, problems, sending: { state: 'no' } });
    const { index } = pagePosition(form, scene.state, page);
    document.getElementById(noticeId)?.toggleAttribute('hidden', index > 0);
    focusOn(problems.length ? summaryId : placeId);
  };

  const goBack = () => {
    const { previous } = pagePosition(form, scene.state, scene.page);
    if (previous) goTo(previous.name);
  };

  const goTo = (page: string, problems?: readonly Problem[]) => {
    history.pushState({ page }, '');
    turnTo(page, problems);
  };

  const goOn = () => {
    const problems = checkPage(form, scene.page, scene.answers, { today });
    const { next } = pagePosition(form, scene.state, scene.page);
    if (problems.length) turnTo(scene.page, problems);
    else if (next) goTo(next.name);
    else void send();
  };

  const send = async () => {
    show({ problems: [], sending: { state: 'under way' } });
    const reply = await sendAnswers(scene);
    switch (reply.state) {
      case 'received':
        isReceived = true;
        location.assign(`${scene.address}/thanks`);
        break;
      case 'problems':
        goTo(pageOf(reply.problems, scene), reply.problems);
        break;
      case 'failed':
        show({ sending: reply });
    }
  };

  hydrate(<Questionnaire scene={served} />, root);
  show(found);
  history.replaceState({ page: scene.page }, '');

  root.addEventListener('input', ({ target }) => {
    const touched = target instanceof Element ? target.getAttribute('name') : null;
    const problems = scene.problems.filter(({ question }) => question !== touched);
    show({ answers: readAnswers(form, fields, target), problems });
  });
  root.addEventListener('click', (event) => {
    const pressed = event.target instanceof Element ? event.target.closest('button, a') : null;
    if (pressed instanceof HTMLButtonElement && pressed.name === goField) {
      event.preventDefault();
      if (scene.sending.state === 'under way') return;
      if (pressed.value === 'back') goBack();
      else goOn();
    }
    if (pressed instanceof HTMLAnchorElement && pressed.hash) {
      event.preventDefault();
      focusOn(pressed.hash.slice(1));
    }
  });
  addEventListener('popstate', ({ state }) => {
    const page = pageIn(state);
    // Without a page it is a jump within this one, such as to the questions.
    if (page === null) history.replaceState({ page: scene.page }, '');
    else turnTo(page);
  });
  // Back from the thanks: what is received is received, and the next person starts afresh.
  addEventListener('pageshow', () => {
    if (isReceived) location.reload();
  });
}

/** The first page with something to put right. */
function pageOf(problems: readonly Problem[], { form, page }: Scene): string {
  const names = new Set(problems.map(({ question }) => question));
  return form.pages.find((one) => questionsIn(one).some(({ name }) => names.has(name)))?.name ?? page;
}

function pageIn(state: unknown): string | null {
  return typeof state === 'object' && state !== null && 'page' in state ? String(state.page) : null;
}

/** Moving the focus is what tells a screen reader that there is something new, and where. */
function focusOn(id: string): void {
  const target = document.getElementById(id);
  if (id === placeId) document.getElementById(anchor)?.scrollIntoView();
  else target?.scrollIntoView({ block: 'center' });
  target?.focus({ preventScroll: true });
}
