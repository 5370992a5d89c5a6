/** Reads CSV as the standard has it (RFC 4180) and throws at anything a spreadsheet would have to guess. */
export function parseStrictCsv(text: string): string[][] {
  const [mark, rest] = [text.slice(0, 1), text.slice(1)];
  if (mark !== '\uFEFF') throw new Error('no byte order mark');
  if (!rest.endsWith('\r\n')) throw new Error('the last line does not end');
  const rows: string[][] = [[]];
  let at = 0;
  while (at < rest.length) {
    const found = field.exec(rest.slice(at));
    if (found === null) throw new Error(`cannot read: ${rest.slice(at, at + 40)}`);
    const [whole, quoted, plain = '', end] = found;
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
    at += whole.length;
  }
  rows.pop();
  if (new Set(rows.map(({ length }) => length)).size !== 1) throw new Error('lines of different length');
  return rows;
}

/** A quoted field or a plain one without quotes and line ends, then a comma or the end of the line. */
const field = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/;
