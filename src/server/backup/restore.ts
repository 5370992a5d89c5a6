/**
 * Puts a backup into an empty database, wholly or not at all: the file is read to its end before the first row is sent, rows are
 * gathered beside the tables, and one transaction puts them in place, counts them and counts the tallies again from the answers.
 */
import { DatabaseError } from '../db/clients.ts';
import { beginRestore, dropCopy, finishRestore, putCopyPage } from '../db/service/whole-copies.ts';
import type { Restored, RestoreRefusal } from '../db/service/whole-copies.ts';
import { BackupProblem } from './backup-problem.ts';
import { readBackup } from './read-backup.ts';
import type { VerifiedBackup } from './read-backup.ts';

export type RestoreResult = Exclude<Restored, RestoreRefusal>;

const PAGE_CHARACTERS = 512 * 1024;

/** The file was verified; opening the database may have taken a while since then. */
export async function restore(file: string, { header, sha256 }: VerifiedBackup): Promise<RestoreResult> {
  const begun = await beginRestore(header.migrations, header.tables);
  if ('reason' in begun) throw refusalProblem(begun);
  try {
    if ((await sendPages(file, begun.copy)) !== sha256) throw new BackupProblem('changed-meanwhile', { file });
    const restored = await patiently(() => finishRestore(begun.copy));
    if ('reason' in restored) throw refusalProblem(restored);
    return restored;
  } catch (cause) {
    // What is done cannot be given up any more, and what was lost with its connection is given up by the next restore.
    await dropCopy(begun.copy).catch(() => undefined);
    throw cause;
  }
}

async function sendPages(file: string, copy: string): Promise<string> {
  const rows = readBackup(file);
  let page = { table: '', place: 0, rows: [] as string[], characters: 0 };
  const send = async () => {
    if (page.rows.length === 0) return;
    const taken = await putCopyPage(copy, page.table, page.place, page.rows.join('\n'));
    if (!taken) throw new BackupProblem('gone');
  };
  for (;;) {
    const next = await rows.next();
    if (next.done === true) {
      await send();
      return next.value.sha256;
    }
    const { table, row } = next.value;
    if (table !== page.table || page.characters + row.length > PAGE_CHARACTERS) {
      await send();
      page = { table, place: page.place + 1, rows: [], characters: 0 };
    }
    page.rows.push(row);
    page.characters += row.length;
  }
}

/** A large restore can outlast a connection: the database goes on, and tells what came of it when it is asked again. */
async function patiently(finish: () => Promise<Restored>, attempts = 10): Promise<Restored> {
  try {
    return await finish();
  } catch (cause) {
    const unheard = cause instanceof DatabaseError && (cause.status === 0 || cause.status >= 502);
    if (!unheard || attempts === 1) throw cause;
    return patiently(finish, attempts - 1);
  }
}

function refusalProblem({ reason, detail }: RestoreRefusal): BackupProblem {
  return new BackupProblem(reason, { detail: detail ?? '' });
}
