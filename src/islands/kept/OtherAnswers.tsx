/** At the top of a page: finished answers of this phone that were on their way before, and what became of them. */
import type { Refusal, Waiting } from '../../browser/outbox/outbox.ts';
import { DeleteButton } from './DeleteButton.tsx';
import { say } from './words.ts';
import type { Words } from './words.ts';

export interface Others {
  readonly waiting: readonly Waiting[];
  readonly refused: readonly Waiting[];
  readonly arrived: number;
  readonly isSending: boolean;
}

interface Props {
  readonly others: Others;
  readonly words: Words;
  readonly onDelete: () => void;
  readonly onUnderstood: (refused: Waiting) => void;
  readonly onPutRight: (refused: Waiting) => void;
}

export function OtherAnswers({ others, words, onDelete, onUnderstood, onPutRight }: Props) {
  const { waiting, refused, arrived, isSending } = others;
  if (waiting.length + refused.length + arrived === 0) return null;
  return (
    <div class="wrap kept stack">
      {arrived > 0 && <p>{counted(words, 'arrived', arrived)}</p>}
      {waiting.length > 0 && (
        <>
          <p>{counted(words, isSending ? 'othersSending' : 'othersWaiting', waiting.length)}</p>
          <DeleteButton words={words} onDelete={onDelete} />
        </>
      )}
      {refused.map((answer) => (
        <div key={answer.id} class="stack">
          <p>{words.refused[answer.over as Refusal]}</p>
          {answer.over === 'problems' ? (
            <button type="button" class="button" onClick={() => onPutRight(answer)}>
              {words.putRight}
            </button>
          ) : (
            <button type="button" class="button" onClick={() => onUnderstood(answer)}>
              {words.understood}
            </button>
          )}
        </div>
      ))}
    </div>
  );
}

type Counted = 'arrived' | 'othersSending' | 'othersWaiting';

function counted(words: Words, stem: Counted, count: number): string {
  return say(words[`${stem}_${count === 1 ? 'one' : 'other'}`], { count });
}
