/** A list of doors as an office has it, .xlsx or CSV by what is in it and not by its name, as rows of text; or why not. */
import { accepted, refused, type Result } from '../../domain/result.ts';
import { decodeText } from './decode-text.ts';
import { parseCsv } from './parse-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { longestCell } from './shared-strings.ts';

/** 100,000 doors have 3 to 8 MB. */
export const largestFile = 24 * 1024 * 1024;
export const mostRows = 120_000;

export type TableProblem = 'empty' | 'too_large' | 'too_many_rows' | 'old_excel' | 'unreadable';

export async function readTable(bytes: Buffer): Promise<Result<string[][], TableProblem>> {
  if (bytes.length === 0) return refused('empty');
  if (bytes.length > largestFile) return refused('too_large');
  const rows = await rowsOf(bytes);
  if (!rows.ok) return rows;
  if (rows.value.length > mostRows) return refused('too_many_rows');
  return rows.value.every((row) => row.every((cell) => cell === '')) ? refused('empty') : rows;
}

async function rowsOf(bytes: Buffer): Promise<Result<string[][], TableProblem>> {
  // .xls: a compound file, which nobody should have to read any more.
  if (bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) return refused('old_excel');
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return fromWorkbook(bytes);
  const text = bytes.includes(0) && !isUtf16(bytes) ? null : decodeText(bytes);
  if (text === null) return refused('unreadable');
  return accepted(parseCsv(text, mostRows).map((row) => row.map((cell) => cell.slice(0, longestCell))));
}

/** Whatever a file does to the reader: it is a file that cannot be read. */
async function fromWorkbook(bytes: Buffer): Promise<Result<string[][], TableProblem>> {
  try {
    return accepted(await readXlsx(bytes, mostRows));
  } catch {
    return refused('unreadable');
  }
}

function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}
