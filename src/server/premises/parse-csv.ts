/**
 * Rows of a CSV (RFC 4180, and as people make them): fields in quotes hold separators, line breaks and doubled quotes; the separator is the one that
 * the first line has most of. A quote that never closes ends with the file.
 */
export function parseCsv(text: string, mostRows: number): string[][] {
  const separator = separatorOf(text);
  const rows: string[][] = [];
  let row: string[] = [];
  let place = 0;
  while (place < text.length && rows.length <= mostRows) {
    const { field, next } = text[place] === '"' ? quoted(text, place + 1) : bare(text, place, separator);
    row.push(field);
    // Whatever stands between a closing quote and the end of the field is dropped, as spreadsheets do.
    place = bare(text, next, separator).next;
    if (text[place] === separator) {
      place += 1;
      if (place < text.length && !isLineEnd(text[place])) continue;
      row.push('');
    }
    place = afterLineEnd(text, place);
    rows.push(row);
    row = [];
  }
  return rows;
}

interface Field {
  readonly field: string;
  readonly next: number;
}

function quoted(text: string, from: number): Field {
  let field = '';
  let start = from;
  for (;;) {
    const quote = text.indexOf('"', start);
    if (quote === -1) return { field: field + text.slice(start), next: text.length };
    field += text.slice(start, quote);
    if (text[quote + 1] !== '"') return { field, next: quote + 1 };
    field += '"';
    start = quote + 2;
  }
}

function bare(text: string, from: number, separator: string): Field {
  let next = from;
  while (next < text.length && text[next] !== separator && !isLineEnd(text[next])) next += 1;
  return { field: text.slice(from, next), next };
}

function isLineEnd(character: string | undefined): boolean {
  return character === '\n' || character === '\r';
}

function afterLineEnd(text: string, place: number): number {
  return text[place] === '\r' && text[place + 1] === '\n' ? place + 2 : place + 1;
}

function separatorOf(text: string): string {
  const firstLine = text.slice(0, 10_000).split(/[\r\n]/)[0] ?? '';
  const times = (separator: string) => firstLine.split(separator).length;
  return [',', '\t', ';'].toSorted((one, other) => times(other) - times(one))[0] ?? ',';
}
