/** In place of the questions once they are finished and could not be sent: that nothing is lost, and what happens next. */
import type { Failure } from '../../browser/sending.ts';
import { DeleteButton } from './DeleteButton.tsx';
import type { Words } from './words.ts';

export type Own =
  | { readonly state: 'waiting'; readonly onPhone: boolean; readonly because: Failure; readonly isSending: boolean }
  /** Sent from another page of this phone. */
  | { readonly state: 'elsewhere' };

interface Props {
  readonly own: Own;
  readonly words: Words;
  readonly onRetry: () => void;
  readonly onDelete: () => void;
  readonly onNextPerson: () => void;
}

export const ownTitleId = 'kept-own';

export function OwnAnswer({ own, words, onRetry, onDelete, onNextPerson }: Props) {
  if (own.state === 'elsewhere') {
    return (
      <section class="kept-own stack" aria-labelledby={ownTitleId}>
        <h2 id={ownTitleId} tabIndex={-1}>
          {words.elsewhereTitle}
        </h2>
        <p>{words.elsewhere}</p>
        <NextPerson words={words} onNextPerson={onNextPerson} />
      </section>
    );
  }
  const { onPhone, because, isSending } = own;
  return (
    <section class="kept-own stack" aria-labelledby={ownTitleId}>
      <h2 id={ownTitleId} tabIndex={-1}>
        {onPhone ? words.waitingTitle : words.heldTitle}
      </h2>
      <p role="status">{isSending ? words.sending : words.because[because]}</p>
      <p>{onPhone ? words.mayClose : words.keepOpen}</p>
      <div class="buttons">
        <button type="button" class="button primary" aria-disabled={isSending ? 'true' : undefined} onClick={onRetry}>
          {words.retry}
        </button>
      </div>
      <NextPerson words={words} onNextPerson={onNextPerson} />
      <DeleteButton words={words} onDelete={onDelete} />
    </section>
  );
}

function NextPerson({ words, onNextPerson }: Pick<Props, 'words' | 'onNextPerson'>) {
  return (
    <p>
      <button type="button" class="button" onClick={onNextPerson}>
        {words.nextPerson}
      </button>
    </p>
  );
}
