/** The whole sheet at a glance before it is saved: what stands where, and what was left open. */
import { wordsAt } from '../../domain/sheet/place-values.ts';
import { wordsOf } from './PlaceRow.tsx';
import { headingId, type Scene } from './scene.ts';

export function Review({ scene }: { readonly scene: Scene }) {
  const { answers, places, words } = scene;
  return (
    <section class="review" aria-labelledby={headingId}>
      <h2 id={headingId} tabIndex={-1}>
        {words.reviewTitle}
      </h2>
      <ol>
        {places.map((place) => {
          const said = wordsAt(place, answers);
          return (
            <li key={place.field}>
              <span class="number">{place.number}</span>
              <span class="asked">{wordsOf(place, scene)}</span>
              <button class="said" name="~to" value={place.field}>
                {said.length > 0 ? said.join(words.and) : <i>{words.noAnswer}</i>}
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
