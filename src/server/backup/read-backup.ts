/** Reads a backup and finds everything that may be wrong with it: cut short, damaged, of another format, or no backup. */
import { createHash } from 'node:crypto';

import { FORMAT, parseHeader, parseTrailer, rowOf } from './backup-format.ts';
import type { BackupHeader } from './backup-format.ts';
import { BackupProblem } from './backup-problem.ts';
import { linesOf } from './read-file.ts';

export interface BackupRow {
  readonly table: string;
  readonly row: string;
}

export interface VerifiedBackup {
  readonly header: BackupHeader;
  readonly sha256: string;
}

/** Reads all of it once, for nothing but to know that it is whole. */
export async function verifyBackup(file: string): Promise<VerifiedBackup> {
  const rows = readBackup(file);
  let next = await rows.next();
  while (next.done !== true) next = await rows.next();
  return next.value;
}

/** Its rows in order; returns once the last line has confirmed them all. */
export async function* readBackup(file: string): AsyncGenerator<BackupRow, VerifiedBackup> {
  const hash = createHash('sha256');
  const lines = linesOf(file);
  const first = await lines.next();
  const header = headerOf(first.done === true ? '' : first.value, file);
  hash.update(`${first.value ?? ''}\n`);
  for (const { name, rows } of header.tables) {
    for (let read = 0; read < rows; read += 1) {
      const line = await nextLine(lines, file);
      const row = rowOf(name, line);
      if (row === null) throw new BackupProblem('damaged', { file });
      hash.update(`${line}\n`);
      yield { table: name, row };
    }
  }
  const sha256 = hash.digest('hex');
  const trailer = parseTrailer(await nextLine(lines, file));
  const nothingAfter = (await lines.next()).done === true;
  if (trailer?.sha256 !== sha256 || !nothingAfter) throw new BackupProblem('damaged', { file });
  return { header, sha256 };
}

function headerOf(line: string, file: string): BackupHeader {
  const header = parseHeader(line);
  if (header === null) throw new BackupProblem('not-a-backup', { file });
  if (typeof header !== 'number') return header;
  throw new BackupProblem('format-newer', { file, format: String(header), known: String(FORMAT) });
}

async function nextLine(lines: AsyncGenerator<string>, file: string): Promise<string> {
  const next = await lines.next();
  if (next.done === true) throw new BackupProblem('truncated', { file });
  return next.value;
}
