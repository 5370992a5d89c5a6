/** Writes everything that must survive into one file: taken at one moment, whether or not the site goes on meanwhile. */
import { createHash } from 'node:crypto';

import { beginBackup, dropCopy, readCopyPage } from '../db/service/whole-copies.ts';
import type { BegunBackup, CopiedTable } from '../db/service/whole-copies.ts';
import { FORMAT, rowLine } from './backup-format.ts';
import type { BackupHeader } from './backup-format.ts';
import { BackupProblem } from './backup-problem.ts';
import { requireFree, writePacked } from './write-file.ts';

export interface BackUpOptions {
  readonly file: string;
  readonly overwrite: boolean;
  readonly now: Date;
}

export async function backUp({ file, overwrite, now }: BackUpOptions): Promise<readonly CopiedTable[]> {
  if (!overwrite) await requireFree(file);
  const begun = await beginBackup();
  try {
    await writePacked(file, lines(begun, now), overwrite);
  } finally {
    await dropCopy(begun.copy);
  }
  return begun.tables;
}

async function* lines({ copy, migrations, tables }: BegunBackup, now: Date): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  const told = (text: string) => {
    const bytes = Buffer.from(text);
    hash.update(bytes);
    return bytes;
  };
  const header: BackupHeader = { linli: 'backup', format: FORMAT, made: now.toISOString(), migrations, tables };
  yield told(`${JSON.stringify(header)}\n`);
  let total = 0;
  for (const { name, rows } of tables) {
    let read = 0;
    for await (const page of pages(copy, name)) {
      read += page.length;
      yield told(page.map((row) => `${rowLine(name, row)}\n`).join(''));
    }
    if (read !== rows) throw new BackupProblem('incomplete', { detail: name });
    total += read;
  }
  yield Buffer.from(`${JSON.stringify({ end: { rows: total, sha256: hash.digest('hex') } })}\n`);
}

async function* pages(copy: string, table: string): AsyncGenerator<readonly string[]> {
  let place = -1;
  for (;;) {
    const page = await readCopyPage(copy, table, place);
    if (page === null) return;
    if ('gone' in page) throw new BackupProblem('gone');
    yield page.rows.split('\n');
    place = page.place;
  }
}
