/** Hands what the closing words say from the questionnaire's page to the page of thanks, in the tab's own storage and nowhere else. */
import { keeperId } from './keeping.ts';

/** The page of thanks is told this name by its own HTML, so that no third file has to hold it. */
export const saidPlace = 'linli.said';

/** On a resident's own page alone: whoever asks for others keeps nothing. Where the tab keeps nothing, the places stay empty. */
export function handOver(address: string, words: readonly string[]): void {
  if (document.getElementById(keeperId) === null) return;
  try {
    sessionStorage.setItem(saidPlace, JSON.stringify({ address, words }));
  } catch {
    // Nothing is lost: the answers have arrived.
  }
}
