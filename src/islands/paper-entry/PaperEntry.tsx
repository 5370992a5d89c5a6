/** One sheet as a form that posts by itself; with script, one stage of it after the other. */
import { differences } from '../../domain/sheet/two-entries.ts';
import { fieldsFromAnswers } from '../../domain/form/phone.ts';
import { submissionField, waveField } from '../questionnaire/scene.ts';
import { Differences } from './Differences.tsx';
import { PlaceRow } from './PlaceRow.tsx';
import { Review } from './Review.tsx';
import { firstField, formId, headingId, secondField, type Scene } from './scene.ts';

export function PaperEntry({ scene }: { readonly scene: Scene }) {
  const { stage, words } = scene;
  return (
    <form id={formId} method="post" action={scene.address} noValidate autocomplete="off" data-stage={stage}>
      <Carried scene={scene} />
      <p class="notice" role="status">
        {scene.notice}
      </p>
      {scene.first !== null && stage === 'typing' && <p class="second-mark">{words.againMark}</p>}
      {stage === 'again' && <Again scene={scene} />}
      {stage === 'typing' && (
        <div class="places" key={`${scene.id ?? ''} ${scene.first === null ? 1 : 2}`}>
          {scene.places.map((place) => (
            <PlaceRow key={place.field} place={place} scene={scene} />
          ))}
        </div>
      )}
      {(stage === 'review' || stage === 'sending') && <Review scene={scene} />}
      {stage === 'differences' && <Differences scene={scene} differing={differingIn(scene)} />}
      <div class="keep">
        <button class="button primary" aria-disabled={stage === 'sending' ? 'true' : undefined}>
          {buttonOf(scene)}
        </button>
      </div>
    </form>
  );
}

function Again({ scene: { words } }: { readonly scene: Scene }) {
  return (
    <section aria-labelledby={headingId}>
      <h2 id={headingId} tabIndex={-1}>
        {words.againTitle}
      </h2>
      <p>{words.againWhy}</p>
    </section>
  );
}

export function differingIn({ first, form, second, today }: Scene) {
  return first === null || second === null ? [] : differences(form, { first, second }, { today });
}

function buttonOf({ isAwake, stage, words }: Scene): string {
  switch (stage) {
    case 'typing':
      return isAwake ? words.toReview : words.save;
    case 'again':
      return words.againGo;
    case 'differences':
      return isAwake ? words.differGo : words.save;
    case 'review':
      return words.save;
    case 'sending':
      return words.saving;
  }
}

/** What has no control of its own: who the sheet is, earlier entries, and, where places are not shown, their answers. */
function Carried({ scene }: { readonly scene: Scene }) {
  const { answers, first, id, second, stage, wave } = scene;
  const own: [string, string | null][] = [
    [submissionField, id],
    [waveField, wave],
    [firstField, first && JSON.stringify(first)],
    [secondField, second && JSON.stringify(second)],
  ];
  const carried = stage === 'review' || stage === 'sending' ? fieldsFromAnswers(answers) : [];
  return (
    <div hidden>
      {[...own, ...carried].map(
        ([name, value], position) =>
          value !== null && <input type="hidden" key={`${position} ${name}`} name={name} value={value} />,
      )}
    </div>
  );
}
