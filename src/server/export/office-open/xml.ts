/** Text as it may stand in XML 1.0: markup escaped, and without the characters that no XML file can hold (lone surrogates, control). */
export function xmlText(text: string): string {
  if (isWord.test(text)) return text;
  return text
    .toWellFormed()
    .replaceAll(impossible, '')
    .replaceAll(/[&<>"]/g, (mark) => entities[mark] ?? mark);
}

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** What most cells of a long table hold. */
const isWord = /^\w*$/;
const impossible = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
