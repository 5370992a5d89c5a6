/** The folder for data and secrets: made where it is missing, for its owner alone, and tried before anything is promised to it. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { BackendProblem } from './backend-problem.ts';

export function makeFolder(folder: string): string {
  const path = resolve(folder);
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    const probe = join(path, `.write-probe-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
    return path;
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException | null)?.code ?? 'unknown';
    throw new BackendProblem('folder-not-writable', { folder: path, reason });
  }
}
