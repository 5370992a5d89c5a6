/** Looks for a draft that belongs to this page's address, and offers it until somebody has decided. */
import { draftFor, drafts } from '../../browser/draft/drafts.ts';
import type { Draft } from '../../browser/draft/drafts.ts';
import { inOutbox } from '../../browser/outbox/outbox.ts';
import { changedElsewhere } from '../../browser/phone-storage.ts';
import { goOnAtSite } from './go-on.ts';
import { Offer, offerId } from './Offer.tsx';
import { place } from './place.ts';
import { keptWords } from './words.ts';

interface Page {
  readonly address: string;
  /** What the page asks about, with the submission it belongs to; none where nothing is asked. */
  readonly wave: string | null;
  readonly submissionId: string | null;
  readonly isBegun: boolean;
  readonly goOn: (draft: Draft) => void;
}

export interface Offers {
  end(): void;
}

export function offerDraft({ address, wave, submissionId, isBegun, goOn }: Page): Offers {
  const top = place((element) => document.querySelector('main')?.prepend(element));
  const end = () => top.show(null);
  const now = Date.now();
  const begunHere = [submissionId ?? '', ...inOutbox(now).map(({ id }) => id)];
  const draft = draftFor(address, now, begunHere);
  if (draft === null) return { end };
  const isEarlier = draft.wave !== wave;
  const onGoOn = () => {
    end();
    if (isEarlier) goOnAtSite(draft);
    else goOn(draft);
  };
  const onStartAnew = () => {
    end();
    drafts.erase(draft.id);
  };
  // Somebody is just writing it in another page of this phone, or has finished it there.
  addEventListener('storage', (event) => {
    if (changedElsewhere(event) === drafts.keyOf(draft.id)) end();
  });
  top.show(<Offer {...{ draft, isEarlier, words: keptWords(), onGoOn, onStartAnew }} />);
  // A reload comes back to where the page was; the question comes before that, unless somebody is already answering.
  if (!isBegun) document.getElementById(offerId)?.scrollIntoView({ block: 'nearest' });
  return { end };
}
