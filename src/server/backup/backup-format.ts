/**
 * What a backup file is, unpacked: JSON lines. The first says what it is; then one line per row, `{"table":{row}}`, tables in the order
 * in which they can be put back; the last counts the rows and holds the SHA-256 of every line before it.
 */
import { z } from 'astro/zod';

import { copiedTables } from '../db/service/whole-copies.ts';

export const FORMAT = 1;

const headerShape = z.object({
  linli: z.literal('backup'),
  format: z.literal(FORMAT),
  made: z.iso.datetime(),
  migrations: z.array(z.string()),
  tables: copiedTables,
});
export type BackupHeader = z.infer<typeof headerShape>;

const trailerShape = z.object({ end: z.object({ rows: z.number(), sha256: z.string() }) });
export type BackupTrailer = z.infer<typeof trailerShape>['end'];

const anyFormat = z.object({ linli: z.literal('backup'), format: z.number() });

/** A header of ours, the number of a format that is not ours yet, or null: no backup at all. */
export function parseHeader(line: string): BackupHeader | number | null {
  const read = readJson(line);
  const header = headerShape.safeParse(read);
  if (header.success) return header.data;
  const other = anyFormat.safeParse(read);
  return other.success && other.data.format !== FORMAT ? other.data.format : null;
}

export function parseTrailer(line: string): BackupTrailer | null {
  const trailer = trailerShape.safeParse(readJson(line));
  return trailer.success ? trailer.data.end : null;
}

/** The row stays the text it was: read as numbers of JavaScript, a long or a decimal one could change. */
export function rowLine(table: string, row: string): string {
  return `{"${table}":${row}}`;
}

/** The text of the row, where the line is one of this table. */
export function rowOf(table: string, line: string): string | null {
  const before = `{"${table}":`;
  if (!line.startsWith(before) || readJson(line) === undefined) return null;
  return line.slice(before.length, -1);
}

function readJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
