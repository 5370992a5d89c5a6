/** Under the questions: what this phone keeps of them, and how to stop that. */
import type { Words } from './words.ts';

export type Keeping = 'kept' | 'shared' | 'refused';

interface Props {
  readonly keeping: Keeping;
  readonly words: Words;
  readonly onToggle: () => void;
}

export function Note({ keeping, words, onToggle }: Props) {
  return (
    <div class="muted small">
      <p>{words.note[keeping]}</p>
      {keeping !== 'refused' && (
        <button type="button" class="quiet" onClick={onToggle}>
          {keeping === 'shared' ? words.notShared : words.shared}
        </button>
      )}
    </div>
  );
}
