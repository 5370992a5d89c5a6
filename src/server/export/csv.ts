/**
 * A table as CSV (RFC 4180) that Excel opens as it is: UTF-8 with a byte order mark, lines end with CR LF.
 * Numbers stay bare; a text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV injection).
 */
export type CsvCell = string | number | null;

/** What stands before the first line: the byte order mark. */
export const csvStart = '\uFEFF';
/** Full-width forms count: Chinese Excel turns them into formulas too. */
const startsFormula = /^[=+\-@＝＋－＠\t\r\n]/;
const isWord = /^\w*$/;
const needsQuotes = /[",\r\n]|^\s|\s$/;

export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  return csvStart + rows.map(csvLine).join('');
}

export function csvLine(row: readonly CsvCell[]): string {
  let line = '';
  for (const cell of row) line += `,${cellText(cell)}`;
  return `${line.slice(1)}\r\n`;
}

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return numberText(cell);
  // Most cells of a long table are words like these.
  if (isWord.test(cell)) return cell;
  const text = startsFormula.test(cell) ? `'${cell}` : cell;
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** No data is an empty cell, never the word NaN. Six decimals are far beyond what any sample can tell. */
function numberText(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  return Number.isFinite(value) ? String(Math.round(value * 1e6) / 1e6) : '';
}
