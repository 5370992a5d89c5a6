/** Offers to go on with what somebody began on this phone. It shows no answer: the phone may be in other hands by now. */
import type { Draft } from '../../browser/draft/drafts.ts';
import { guardFromTap } from './place.ts';
import { dayOf, momentOf, say } from './words.ts';
import type { Words } from './words.ts';

interface Props {
  readonly draft: Draft;
  /** Of a wave that is not the one this page asks about. */
  readonly isEarlier: boolean;
  readonly words: Words;
  readonly onGoOn: () => void;
  readonly onStartAnew: () => void;
}

export const offerId = 'kept-offer';

export function Offer({ draft, isEarlier, words, onGoOn, onStartAnew }: Props) {
  const said = isEarlier ? words.offerEarlier : words.offer;
  return (
    <section class="wrap kept stack" aria-labelledby="kept-offer-title" id={offerId} ref={guardFromTap}>
      <h2 id="kept-offer-title">{words.offerTitle}</h2>
      <p>{say(said, { page: draft.pageNumber, day: dayOf(draft.keptAt), until: momentOf(draft.until) })}</p>
      <div class="buttons">
        <button type="button" class="button" onClick={onGoOn}>
          {words.goOn}
        </button>
        <button type="button" class="button" onClick={onStartAnew}>
          {isEarlier ? words.erase : words.startAnew}
        </button>
      </div>
      <p class="muted small">{words.notYours}</p>
    </section>
  );
}
