/** Hands what the closing words say from the questionnaire's page to the page of thanks, in the tab's own storage and nowhere else. */
const place = 'linli.said';

/** Where the tab keeps nothing, the places stay empty. */
export function handOver(address: string, words: readonly string[]): void {
  try {
    sessionStorage.setItem(place, JSON.stringify({ address, words }));
  } catch {
    // Nothing is lost: the answers have arrived.
  }
}

/** Only once, so that the next person on this phone does not read it. */
export function takeOver(address: string): readonly string[] {
  try {
    const found = JSON.parse(sessionStorage.getItem(place) ?? 'null') as { address: string; words: string[] } | null;
    sessionStorage.removeItem(place);
    return found?.address === address ? found.words : [];
  } catch {
    return [];
  }
}
