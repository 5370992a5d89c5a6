/** Names that Excel accepts for sheets: 31 characters at most, without the marks of a reference, each once. */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((name) => {
    const plain =
      name
        .replaceAll(/[\p{Cc}[\]:*?/\\]/gu, ' ')
        .trim()
        .replaceAll(/^'+|'+$/g, '') || '-';
    let chosen = plain.slice(0, MOST_CHARACTERS);
    for (let copy = 2; taken.has(chosen.toLowerCase()); copy += 1) {
      chosen = `${plain.slice(0, MOST_CHARACTERS - 4)} ${copy}`;
    }
    taken.add(chosen.toLowerCase());
    return chosen;
  });
}

const MOST_CHARACTERS = 31;
