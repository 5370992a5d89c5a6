/** The lines of a packed file, one after the other, however long the file is; what is wrong with it is said in a word. */
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

import { BackupProblem } from './backup-problem.ts';

/** The longest row is an answer of 64 KB or a questionnaire: a line beyond this is no row of ours. */
const LONGEST_LINE = 32 * 1024 * 1024;

export async function* linesOf(file: string): AsyncGenerator<string> {
  const unpacked = createGunzip();
  pipeline(createReadStream(file), unpacked, () => undefined);
  unpacked.setEncoding('utf8');
  let rest = '';
  try {
    for await (const part of unpacked as AsyncIterable<string>) {
      const lines = (rest + part).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > LONGEST_LINE) throw new BackupProblem('damaged', { file });
      yield* lines;
    }
  } catch (cause) {
    throw readingProblem(cause, file);
  }
  if (rest !== '') throw new BackupProblem('truncated', { file });
}

function readingProblem(cause: unknown, file: string): unknown {
  const { code = '', message } = cause as NodeJS.ErrnoException;
  if (code === 'ENOENT') return new BackupProblem('file-missing', { file });
  if (code === 'Z_BUF_ERROR') return new BackupProblem('truncated', { file });
  if (code === 'Z_DATA_ERROR' && message === 'incorrect header check')
    return new BackupProblem('not-a-backup', { file });
  if (code.startsWith('Z_')) return new BackupProblem('damaged', { file });
  return code.startsWith('E') ? new BackupProblem('file-missing', { file }) : cause;
}
