/** Where two entries of one sheet differ: both answers side by side, and which of them stands on the paper. */
import type { Answers } from '../../domain/form/phone.ts';
import { wordsAt } from '../../domain/sheet/place-values.ts';
import type { Place } from '../../domain/sheet/places.ts';
import { wordsOf } from './PlaceRow.tsx';
import { headingId, idOf, rightPrefix, type Scene } from './scene.ts';

interface Props {
  readonly scene: Scene;
  readonly differing: readonly Place<string>[];
}

export function Differences({ differing, scene }: Props) {
  const { first, second, words } = scene;
  const said = (place: Place<string>, answers: Answers | null) =>
    wordsAt(place, answers ?? {}).join(words.and) || words.noAnswer;
  return (
    <section class="differences" aria-labelledby={headingId}>
      <h2 id={headingId} tabIndex={-1}>
        {words.differTitle}
      </h2>
      <p>{words.differHow}</p>
      {differing.map((place) => (
        <fieldset class="place" key={place.field} data-differs={place.field}>
          <legend>
            <span class="number">{place.number}</span> {wordsOf(place, scene)}
          </legend>
          <div class="options">
            {(['first', 'second'] as const).map((entry, index) => (
              <label key={entry}>
                <input
                  type="radio"
                  name={`${rightPrefix}${place.field}`}
                  value={entry}
                  required
                  id={index === 0 ? idOf(place.field, '-right') : undefined}
                />
                <kbd aria-hidden="true">{index + 1}</kbd>
                <span>
                  {words.answered[entry]} {said(place, entry === 'first' ? first : second)}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </section>
  );
}
