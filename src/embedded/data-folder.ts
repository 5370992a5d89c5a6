/**
 * One process per data folder. PGlite itself would let two processes write the same files, so the folder carries a lock
 * with the id and the start of the process that holds it; a lock whose process is gone is taken over.
 */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { BackendProblem } from '../lite/backend-problem.ts';
import { makeFolder } from '../lite/make-folder.ts';

export type FolderLock = { release(): void };

const heldHere = new Set<string>();

export function lockFolder(folder: string): FolderLock {
  const file = join(makeFolder(folder), 'linli.lock');
  if (heldHere.has(file)) throw busy(folder, process.pid);
  takeLock(file, folder);
  heldHere.add(file);
  return {
    release() {
      if (heldHere.delete(file)) rmSync(file, { force: true });
    },
  };
}

function takeLock(file: string, folder: string): void {
  const mine = `${process.pid} ${startOf(process.pid)}\n`;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (createdLock(file, mine)) return;
    const found = readLock(file);
    if (found !== null && isAlive(found)) throw busy(folder, pidOf(found));
    if (found !== null) discard(file, found);
  }
  throw busy(folder, pidOf(readLock(file) ?? ''));
}

function createdLock(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (cause) {
    if (errorCode(cause) === 'EEXIST') return false;
    throw cause;
  }
}

/** Moves the stale lock aside first: had another process replaced it meanwhile, its lock is put back. */
function discard(file: string, stale: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (readLock(aside) !== stale) linkBack(aside, file);
  rmSync(aside, { force: true });
}

function linkBack(aside: string, file: string): void {
  try {
    linkSync(aside, file);
  } catch {
    // A third process has taken the folder; the next attempt sees its lock.
  }
}

function isAlive(lock: string): boolean {
  const [pid, started] = lock.trim().split(' ');
  const number = Number(pid);
  if (!Number.isInteger(number) || number <= 0) return false;
  try {
    process.kill(number, 0);
  } catch (cause) {
    if (errorCode(cause) !== 'EPERM') return false;
  }
  return started === startOf(number);
}

/** When the process began, where the system tells it: process ids are used again, most of all in containers. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? 'unknown';
  } catch {
    return 'unknown';
  }
}

function readLock(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function pidOf(lock: string): number {
  return Number(lock.split(' ')[0]) || 0;
}

function busy(folder: string, pid: number): BackendProblem {
  return new BackendProblem('folder-busy', { folder: resolve(folder), pid: String(pid) });
}

function errorCode(cause: unknown): string {
  return (cause as NodeJS.ErrnoException | null)?.code ?? 'unknown';
}
