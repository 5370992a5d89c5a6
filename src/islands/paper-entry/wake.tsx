/**
 * Wakes the sheet: keys on top of a form that works without them. The sitting is the state; the form's own fields are read after
 * whatever a mouse or an input method did to them.
 */
import { hydrate, render } from 'preact';
import { answersFromFields, questionsOf, type Answers } from '../../domain/form/phone.ts';
import { pressed } from '../../domain/sheet/typing.ts';
import { newSubmissionId } from '../questionnaire/phone.ts';
import { dropSheet, keepSheet, keptSheet } from './keeping.ts';
import { PaperEntry, differingIn } from './PaperEntry.tsx';
import { formId, headingId, idOf, rightPrefix } from './scene.ts';
import type { Desk, Scene, Sitting } from './scene.ts';
import { sendSheet } from './sending.ts';
import {
  afterReply,
  answered,
  back,
  endOfEntry,
  forward,
  goTo,
  leftOpen,
  placesOn,
  settle,
  typeAgain,
} from './sitting.ts';

/** What the server sends along with the page. */
export type Letter = Scene;

export function wake(root: HTMLElement, letter: Letter): void {
  const { form, address, wave, today, words, only } = letter;
  const desk: Desk = { form, address, wave, today, words, only };
  hydrate(<PaperEntry scene={letter} />, root);
  const kept = letter.stage === 'typing' && letter.first === null ? keptSheet(address) : null;
  let sitting: Sitting = kept
    ? { ...kept, notice: words.kept }
    : { ...sittingIn(letter), id: letter.id ?? newSubmissionId() };
  if (sitting.stage === 'sending') sitting = { ...sitting, stage: 'review' };
  show(sitting);

  function show(next: Sitting): void {
    const moved = next.stage !== sitting.stage || next.at !== sitting.at || next.id !== sitting.id || next === sitting;
    sitting =
      next.stage === 'typing' && next.at === null ? { ...next, at: placesOn(desk, next)[0]?.field ?? null } : next;
    render(<PaperEntry scene={{ ...desk, ...sitting, places: placesOn(desk, sitting), isAwake: true }} />, root);
    if (Object.keys(sitting.answers).length > 0 || sitting.first !== null) keepSheet(address, sitting);
    if (moved) focusOn(sitting);
  }

  async function save(): Promise<void> {
    const { answers, first, id, second } = sitting;
    show({ ...sitting, stage: 'sending', notice: words.saving });
    const entries = first !== null && second !== null ? { first, second } : {};
    const reply = await sendSheet(address, { id: id ?? newSubmissionId(), wave, answers, ...entries });
    if (reply.state === 'stored') dropSheet(address);
    show(afterReply(desk, sitting, reply, newSubmissionId));
  }

  /** Enter where no place has the focus, or a click on the one button. */
  function proceed(): void {
    switch (sitting.stage) {
      case 'typing':
        show(endOfEntry(desk, sitting));
        break;
      case 'again':
        show(typeAgain(sitting));
        break;
      case 'differences':
        settleDifferences();
        break;
      case 'review':
        void save();
        break;
      case 'sending':
    }
  }

  function settleDifferences(): void {
    const looked = new FormData(formOf());
    const undecided = differingIn({ ...letter, ...sitting }).find(({ field }) => !looked.has(`${rightPrefix}${field}`));
    if (undecided) document.getElementById(idOf(undecided.field, '-right'))?.focus();
    else
      show(settle(desk, sitting, (field) => (looked.get(`${rightPrefix}${field}`) === 'first' ? 'first' : 'second')));
  }

  root.addEventListener('keydown', (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element))
      return;
    const row = event.target.closest('fieldset');
    const field = row?.dataset['field'];
    if (event.key === 'Enter' && (sitting.stage === 'typing' || event.shiftKey)) {
      if (event.target instanceof HTMLButtonElement && !event.shiftKey) return;
      event.preventDefault();
      if (event.shiftKey && (sitting.stage === 'typing' || sitting.stage === 'review')) show(back(desk, sitting));
      else if (field !== undefined) show(forward(desk, { ...sitting, at: field }));
      return;
    }
    if (sitting.stage === 'differences') pressInDifferences(event, row);
    else if (field !== undefined) pressAt(event, field);
  });

  function pressAt(event: KeyboardEvent, field: string): void {
    const place = placesOn(desk, sitting).find((one) => one.field === field);
    if (!place || place.kind === 'typed') return;
    if (event.key === '-') {
      event.preventDefault();
      show({ ...leftOpen(place, sitting), at: field });
      return;
    }
    const answers = pressed(place, sitting.answers, event.key);
    if (!answers) return;
    event.preventDefault();
    show(answered(field, answers, sitting));
  }

  function pressInDifferences(event: KeyboardEvent, row: HTMLFieldSetElement | null): void {
    const choice = row?.querySelectorAll('input')[Number(event.key) - 1];
    if (event.key === 'Enter' && row) {
      event.preventDefault();
      const next = row.nextElementSibling?.querySelector('input');
      if (!row.querySelector('input:checked')) row.querySelector('input')?.focus();
      else if (next) next.focus();
      else formOf().querySelector<HTMLElement>('.keep button')?.focus();
    } else if (choice && /^[12]$/.test(event.key)) {
      event.preventDefault();
      choice.checked = true;
      choice.focus();
    }
  }

  root.addEventListener('input', ({ target }) => {
    const field = target instanceof Element ? target.closest('fieldset')?.dataset['field'] : undefined;
    if (field !== undefined && sitting.stage === 'typing')
      show(answered(field, readAnswers(), { ...sitting, at: field }));
  });

  /** Whoever tabs or clicks to a place is there. */
  root.addEventListener('focusin', ({ target }) => {
    const field = target instanceof Element ? target.closest('fieldset')?.dataset['field'] : undefined;
    if (field !== undefined && field !== sitting.at && sitting.stage === 'typing') {
      sitting = { ...sitting, at: field };
      show({ ...sitting });
    }
  });

  root.addEventListener('submit', (event) => {
    const pressedButton = event.submitter;
    event.preventDefault();
    if (pressedButton instanceof HTMLButtonElement && pressedButton.name === '~to')
      show(goTo(sitting, pressedButton.value));
    else proceed();
  });

  function formOf(): HTMLFormElement {
    return document.getElementById(formId) as HTMLFormElement;
  }

  /** What stands in the page's fields, and what was answered where a condition hides it now. */
  function readAnswers(): Answers {
    const read = answersFromFields(form, new FormData(formOf()));
    const shown = new Set(placesOn(desk, sitting).map(({ question }) => question.name));
    const hidden = questionsOf(form).filter(({ name }) => !shown.has(name) && name in sitting.answers);
    return { ...Object.fromEntries(hidden.map(({ name }) => [name, sitting.answers[name]])), ...read } as Answers;
  }
}

function sittingIn({ stage, id, answers, open, first, second, at, problems, notice, saved }: Scene): Sitting {
  return { stage, id, answers, open, first, second, at, problems, notice, saved };
}

/** The chosen option of a place, else its first control; the heading of a stage is read out with it. */
function focusOn({ at, stage }: Sitting): void {
  if (stage === 'typing' && at !== null) {
    const row = Array.from(document.querySelectorAll<HTMLElement>('fieldset[data-field]')).find(
      ({ dataset }) => dataset['field'] === at,
    );
    const control =
      row?.querySelector<HTMLElement>('input:checked') ?? row?.querySelector<HTMLElement>('input, select, textarea');
    control?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'center' });
    return;
  }
  if (stage === 'differences') document.querySelector<HTMLElement>('.differences input')?.focus();
  else if (stage !== 'sending') document.querySelector<HTMLElement>('.keep button')?.focus();
  document.getElementById(headingId)?.scrollIntoView({ block: 'nearest' });
}
