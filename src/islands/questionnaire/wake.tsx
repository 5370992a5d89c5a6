/**
 * Wakes the questionnaire on the phone. The page already works as a plain form; from here on it turns its pages, branches
 * and checks without asking the server. The form's own fields hold the truth: they are read, and written to only where one
 * answer brings another.
 */
import { hydrate, render } from 'preact';
import { sendFinished } from '../../browser/sending.ts';
import type { Reply } from '../../browser/sending.ts';
import { followed, formState, pagePosition } from '../../domain/form/phone.ts';
import type { Problem } from '../../domain/form/phone.ts';
import { rareQuestions } from './Elements.tsx';
import { Questionnaire, placeId } from './Questionnaire.tsx';
import { summaryId } from './ProblemSummary.tsx';
import { focusOn, focusOnTop } from './focus.ts';
import { keepFor, keeper } from './keeping.ts';
import type { Begun } from './keeping.ts';
import { coverId } from './letter.ts';
import type { Letter } from './letter.ts';
import { readAnswers, readPage } from './reading.ts';
import { goField } from './scene.ts';
import type { Scene } from './scene.ts';
import { finishedFrom } from './sending.ts';
import { pageOfProblem, stepFor } from './steps.ts';
import type { Step } from './steps.ts';

export function wake(root: HTMLElement, fields: HTMLFormElement, { today, until, ...letter }: Letter): void {
  const { form } = letter;
  const settled = (unsettled: Omit<Scene, 'state'>): Scene => {
    const scene = { ...unsettled, state: formState(form, unsettled.answers, { today }) };
    return rareQuestions.arrange?.(scene) ?? scene;
  };
  // Read before the page changes in any way: what was ticked while the script travelled counts.
  const found = readPage(form, fields);
  let scene = settled(letter);
  /** The answers from which everything has followed that follows by itself. */
  let settledFor = letter.answers;
  let isReceived = false;
  /** Somebody answers here; interviews and what was begun before are not counted. */
  let isBegun = letter.begun !== null || !letter.address.startsWith('/q/');
  keepFor({ root, until, today, scene: () => scene, goOn, settle });
  hydrate(<Questionnaire scene={scene} />, root);
  history.replaceState({ page: found.page }, '');
  show(found);
  letFollow();

  function show(change: Partial<Scene>): void {
    scene = settled({ ...scene, ...change });
    render(<Questionnaire scene={scene} />, root);
    keeper?.changed();
  }

  /** Only once an answer stands: while somebody types 45, nothing may come of 4. */
  function letFollow(): void {
    const { answers } = scene;
    settledFor = followed(form, { before: settledFor, after: answers }, { today });
    if (settledFor === answers) return;
    rareQuestions.write?.(fields, { before: answers, after: settledFor });
    show({ answers: settledFor });
  }

  function turnTo(page: string, problems: readonly Problem[] = []): void {
    show({ page, problems, sending: { state: 'no' } });
    const isTurned = pagePosition(form, scene.state, page).previous !== undefined;
    document.getElementById(coverId)?.toggleAttribute('data-turned', isTurned);
    focusOnTop(problems.length ? summaryId : placeId);
  }

  /** The phone's own back button leads through the pages, too. */
  function goTo(page: string, problems?: readonly Problem[]): void {
    history.pushState({ page }, '');
    turnTo(page, problems);
  }

  function take(step: Step): void {
    switch (step.kind) {
      case 'page':
        goTo(step.page);
        break;
      case 'problems':
        turnTo(scene.page, step.problems);
        break;
      case 'answers':
        show({ answers: step.answers });
        letFollow();
        break;
      case 'send':
        void send();
    }
  }

  async function send(): Promise<void> {
    show({ problems: [], sending: { state: 'under way' } });
    const finished = finishedFrom(scene);
    keeper?.finished(finished);
    const reply = await (keeper?.send ?? sendFinished)(finished);
    if (keeper?.takesOver(finished, reply)) show({ sending: { state: 'no' } });
    else settle(reply);
  }

  function settle(reply: Reply): void {
    switch (reply.state) {
      case 'received':
        isReceived = true;
        location.assign(`${scene.address}/thanks${rareQuestions.ending?.(scene) ?? ''}`);
        break;
      case 'closed':
        // The server's own page says what is so, and whom to ask.
        HTMLFormElement.prototype.submit.call(fields);
        break;
      case 'problems':
        goTo(pageOfProblem(scene, reply.problems), reply.problems);
        break;
      case 'unreadable':
        show({ sending: { state: 'failed', because: 'refused' } });
        break;
      case 'failed':
        show({ sending: reply });
    }
  }

  /** From other answers than those on the page. Text fields are never written to, so the page is made anew. */
  function goOn(begun: Begun): void {
    isBegun = true;
    render(null, root);
    settledFor = begun.answers;
    show(begun);
    fields = root.querySelector('form') ?? fields;
    goTo(pagePosition(form, scene.state, begun.page).page?.name ?? '');
  }

  root.addEventListener('input', ({ target }) => {
    // A number of the day and nothing else; what does not arrive is not missed.
    if (!isBegun) navigator.sendBeacon(`${scene.address}/begun`, scene.wave);
    isBegun = true;
    const touched = target instanceof Element ? target.getAttribute('name') : null;
    const problems = scene.problems.filter(({ question }) => question !== touched);
    show({ answers: readAnswers(form, fields, target), problems });
  });

  root.addEventListener('change', letFollow);

  root.addEventListener('click', (event) => {
    const pressed = event.target instanceof Element ? event.target.closest('button, a') : null;
    if (pressed instanceof HTMLButtonElement && pressed.name === goField) {
      event.preventDefault();
      letFollow();
      if (scene.sending.state !== 'under way') take(stepFor(pressed.value, scene, { today }));
    } else if (pressed instanceof HTMLAnchorElement && pressed.hash) {
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

function pageIn(state: unknown): string | null {
  return typeof state === 'object' && state !== null && 'page' in state ? String(state.page) : null;
}
