/**
 * Writes a file that is there whole or not at all: under another name first, on the disk before it is renamed, readable by its owner
 * alone. What was there before stays unless the caller says otherwise.
 */
import { access, link, open, rename, rm } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

import { BackupProblem } from './backup-problem.ts';

export async function writePacked(file: string, parts: AsyncIterable<Buffer>, overwrite: boolean): Promise<void> {
  const unfinished = `${file}.${process.pid}.unfinished`;
  try {
    const onDisk = createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true });
    await pipeline(Readable.from(parts, { objectMode: false }), createGzip(), onDisk);
    await (overwrite ? rename(unfinished, file) : link(unfinished, file));
    await syncFolder(dirname(file));
  } catch (cause) {
    throw fileProblem(cause, file);
  } finally {
    await rm(unfinished, { force: true }).catch(() => undefined);
  }
}

/** Said before the work begins; `link` says it again should somebody else be quicker. */
export async function requireFree(file: string): Promise<void> {
  const exists = await access(file).then(
    () => true,
    () => false,
  );
  if (exists) throw new BackupProblem('file-exists', { file });
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

function fileProblem(cause: unknown, file: string): unknown {
  const code = (cause as NodeJS.ErrnoException).code ?? '';
  if (code === 'EEXIST') return new BackupProblem('file-exists', { file });
  const isOfFile = /^E(?:ACCES|PERM|NOENT|NOTDIR|ISDIR|ROFS|NOSPC|DQUOT|FBIG|IO|XDEV|NAMETOOLONG)$/.test(code);
  return isOfFile ? new BackupProblem('file-not-writable', { file, reason: code }) : cause;
}
