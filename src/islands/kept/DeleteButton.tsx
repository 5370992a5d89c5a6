/** Deletes finished answers that were not sent yet. Asked twice, because they cannot be had back. */
import type { Words } from './words.ts';

interface Props {
  readonly words: Words;
  readonly onDelete: () => void;
}

export function DeleteButton({ words, onDelete }: Props) {
  return (
    <details class="small">
      <summary>{words.deleteAsk}</summary>
      <p>{words.deleteWarning}</p>
      <button type="button" class="button" onClick={onDelete}>
        {words.deleteForGood}
      </button>
    </details>
  );
}
