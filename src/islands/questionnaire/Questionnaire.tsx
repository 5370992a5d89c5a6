/** One page of the questionnaire as a form that posts by itself, carrying the answers of the other pages along. */
import { commentName, fieldsFromAnswers, pagePosition, questionsIn } from '../../domain/form/phone.ts';
import type { Answers, Page } from '../../domain/form/phone.ts';
import { Elements, rareQuestions } from './Elements.tsx';
import { ProblemSummary } from './ProblemSummary.tsx';
import { anchor, begunField, goField, pageField, submissionField, wasField, waveField } from './scene.ts';
import type { Scene } from './scene.ts';
import { fill } from './words.ts';

export const formId = 'questionnaire';
export const placeId = 'place';

export function Questionnaire({ scene }: { readonly scene: Scene }) {
  const { index, count, page, previous, next } = pagePosition(scene.state.form, scene.state, scene.page);
  const apart = Number(scene.form.startsApart ?? 0);
  const number = index + 1 - apart;
  const place = number > 0 ? fill(scene.words.place, { index: number, count: count - apart }) : '';
  return (
    <form id={formId} method="post" action={`${scene.address}#${anchor}`} noValidate autocomplete="off">
      {/* Enter in a text field presses the first button of a form: it must not be “back” or a display setting. */}
      <button class="visually-hidden" name={goField} value="next" tabIndex={-1} aria-hidden="true" />
      <Carried scene={scene} page={page} />
      <ProblemSummary scene={scene} />
      <header class="place">
        <h2 id={placeId} tabIndex={-1}>
          <span class="count">{place}</span> {page?.title && <span class="title">{page.title}</span>}
        </h2>
        {place && <progress value={String(number)} max={String(count - apart)} aria-label={place} />}
        {page?.description && <p class="hint">{page.description}</p>}
      </header>
      {page && (
        <div class="page" key={page.name}>
          <Elements elements={page.elements} scene={scene} />
        </div>
      )}
      <Actions scene={scene} hasPrevious={previous !== undefined} isLast={next === undefined} isStart={!place} />
    </form>
  );
}

/** Hidden fields: what the page itself must remember, and every answer that has no control of its own here. */
function Carried({ scene, page }: { readonly scene: Scene; readonly page: Page<string> | undefined }) {
  const own: [string, string | null][] = [
    [pageField, page?.name ?? ''],
    [submissionField, scene.submissionId],
    [waveField, scene.wave],
    [begunField, scene.begun],
    [wasField, rareQuestions.before?.(scene, page) ?? null],
  ];
  const carried = fieldsFromAnswers(withoutControls(scene, page));
  return (
    <div hidden>
      {[...own, ...carried].map(
        ([name, value], position) =>
          value !== null && <input type="hidden" key={`${position} ${name}`} name={name} value={value} />,
      )}
    </div>
  );
}

/** A disabled control posts nothing, so its answer is carried as well. */
function withoutControls({ answers, state }: Scene, page: Page<string> | undefined): Answers {
  const controls = page
    ? questionsIn(page).filter(({ name }) => state.visible.has(name) && state.enabled.has(name))
    : [];
  const posted = new Set(controls.flatMap(({ name }) => [name, commentName(name)]));
  return Object.fromEntries(Object.entries(answers).filter(([name]) => !posted.has(name)));
}

interface ActionsProps {
  readonly scene: Scene;
  readonly hasPrevious: boolean;
  readonly isLast: boolean;
  readonly isStart: boolean;
}

function Actions({ scene: { words, sending }, hasPrevious, isLast, isStart }: ActionsProps) {
  const busy = sending.state === 'under way';
  const forward = sending.state === 'failed' ? words.retry : isLast ? words.send : isStart ? words.begin : words.next;
  return (
    <div class="actions">
      <p class="status" role="status">
        {busy && words.sending}
        {sending.state === 'failed' && words.failures[sending.because]}
      </p>
      <div class="buttons">
        {hasPrevious && (
          <button class="button" name={goField} value="back" aria-disabled={busy ? 'true' : undefined}>
            {words.previous}
          </button>
        )}
        <button class="button primary" name={goField} value="next" aria-disabled={busy ? 'true' : undefined}>
          {forward}
        </button>
      </div>
    </div>
  );
}
