/** Cells of a sheet, read as it is unpacked: text by number, text in place, numbers as they are written. Empty rows stay, so that row numbers agree. */
import type { Readable } from 'node:stream';
import { Parser } from 'htmlparser2';
import { feed, longestCell } from './shared-strings.ts';

const mostColumns = 60;

export async function readSheet(xml: Readable, shared: readonly string[], mostRows: number): Promise<string[][]> {
  const rows: string[][] = [];
  let cell = { column: 0, type: '', text: '' };
  let inValue = false;
  const row = () => rows.at(-1);
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'row') beginRow(rows, Number(attributes['r']), mostRows);
        if (name === 'c')
          cell = { column: columnOf(attributes['r'], row()?.length ?? 0), type: attributes['t'] ?? '', text: '' };
        if (name === 'v' || name === 't') inValue = true;
      },
      ontext(text) {
        if (inValue && cell.text.length < longestCell) cell.text += text;
      },
      onclosetag(name) {
        if (name === 'v' || name === 't') inValue = false;
        if (name === 'c') put(row(), cell.column, valueOf(cell, shared));
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  await feed(parser, xml, () => rows.length > mostRows);
  return rows;
}

/** A sheet may leave rows out, and may say so only by their numbers. */
function beginRow(rows: string[][], number: number, mostRows: number): void {
  const wanted = Number.isInteger(number) && number > rows.length ? number : rows.length + 1;
  while (rows.length < Math.min(wanted, mostRows + 1)) rows.push([]);
}

function put(row: string[] | undefined, column: number, text: string): void {
  if (row === undefined || column >= mostColumns) return;
  while (row.length < column) row.push('');
  row[column] = text;
}

function valueOf({ type, text }: { readonly type: string; readonly text: string }, shared: readonly string[]): string {
  if (type === 's') return shared[Number(text)] ?? '';
  if (type === 'e') return '';
  // 501 and 5.01E2 are one number; a date is one too, and no door has one.
  const isNumber = (type === '' || type === 'n') && text !== '' && Number.isFinite(Number(text));
  return (isNumber ? String(Number(text)) : text).slice(0, longestCell);
}

/** AB12 → 27; without a name, the next one. */
function columnOf(name: string | undefined, next: number): number {
  const letters = /^[A-Z]{1,3}/.exec(name ?? '')?.[0];
  if (letters === undefined) return next;
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
