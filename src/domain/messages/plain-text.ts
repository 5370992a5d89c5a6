/** A text without marks of Markdown, which a chat and a sheet of paper would show: people paste from where they were marks. */
export function plainText(text: string): string {
  return text
    .split('\n')
    .map(plainLine)
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

function plainLine(line: string): string {
  return line
    .replace(/^\s*(?:#{1,6}\s+|>\s?)+/u, '')
    .replace(/^\s*[-*+]\s+/u, '· ')
    .replace(/^\s*(?:[-*_]\s*){3,}$/u, '')
    .replaceAll(/!?\[([^\]]*)\]\(([^)\s]*)[^)]*\)/gu, (_, words: string, address: string) =>
      `${words} ${address}`.trim(),
    )
    .replaceAll(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/gu, '$2')
    .replaceAll(/(?<![\p{L}\d*])\*(?=[^\s*])([^*]+?)(?<=\S)\*(?![\p{L}\d*])/gu, '$1')
    .replaceAll(/`+([^`]+)`+/gu, '$1')
    .trimEnd();
}

/** As people count it before they send it: characters, a pair of surrogates is one, line breaks are none. */
export function lengthOf(text: string): number {
  return Array.from(text.replaceAll('\n', '')).length;
}
