/** The programs `backup` and `restore`: open the database that the settings name, do the one thing, and say what came of it. */
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { BackendProblem } from '../../lite/backend-problem.ts';
import { backUp } from '../backup/back-up.ts';
import { BackupProblem } from '../backup/backup-problem.ts';
import { verifyBackup } from '../backup/read-backup.ts';
import { restore } from '../backup/restore.ts';
import { DatabaseError } from '../db/clients.ts';
import type { CopiedTable } from '../db/service/whole-copies.ts';
import { backupMessage, backupProblemMessage, problemMessage } from './messages.ts';
import type { BackupMessage } from './messages.ts';
import { openBackend } from './open-backend.ts';
import { readSettings } from './settings.ts';
import { StartProblem } from './start-problem.ts';

type Asked = { readonly file: string; readonly overwrite: boolean };

/** Taking or placing a copy of everything is one call: over the network it may last. */
const PATIENCE_MILLISECONDS = 30 * 60_000;

export function runBackup(root: string, args: readonly string[]): Promise<number> {
  return concluded(async () => {
    const { file, overwrite } = asked(args);
    const tables = await withDatabase(root, () => {
      say('copying');
      return backUp({ file, overwrite, now: new Date() });
    });
    const megabytes = ((await stat(file)).size / 1_000_000).toFixed(1);
    say('written', { file, rows: rowsOf(tables), megabytes });
    say('keepSafe');
  });
}

export function runRestore(root: string, args: readonly string[]): Promise<number> {
  return concluded(async () => {
    const { file } = asked(args);
    say('verifying', { file });
    const verified = await verifyBackup(file);
    say('restoring', { made: verified.header.made, rows: rowsOf(verified.header.tables) });
    const { tables, waves, corrected } = await withDatabase(root, () => restore(file, verified));
    say('restored', { rows: rowsOf(tables), waves: String(waves) });
    say(corrected === 0 ? 'talliesAgree' : 'talliesCorrected', { corrected: String(corrected) });
    say('signInAgain');
  });
}

function asked(args: readonly string[]): Asked {
  try {
    const options = { overwrite: { type: 'boolean', default: false } } as const;
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const [file, ...others] = positionals;
    if (file !== undefined && others.length === 0) return { file: resolve(file), overwrite: values.overwrite };
  } catch {
    // An option that is none of ours: the same answer.
  }
  throw new BackupProblem('usage');
}

async function withDatabase<T>(root: string, work: () => Promise<T>): Promise<T> {
  const settings = readSettings(process.env, root);
  const backend = await openBackend(settings, join(root, 'supabase', 'migrations'), PATIENCE_MILLISECONDS);
  try {
    return await work();
  } finally {
    await backend.close();
  }
}

async function concluded(program: () => Promise<void>): Promise<number> {
  try {
    await program();
    return 0;
  } catch (cause) {
    process.stderr.write(`${reasonOf(cause)}\n`);
    return 1;
  }
}

function reasonOf(cause: unknown): string {
  if (cause instanceof BackupProblem) return backupProblemMessage(cause.code, cause.particulars);
  if (cause instanceof BackendProblem && cause.code === 'folder-busy') {
    return backupProblemMessage('site-running', cause.particulars);
  }
  if (cause instanceof BackendProblem || cause instanceof StartProblem) {
    return problemMessage(cause.code, cause.particulars);
  }
  if (cause instanceof DatabaseError) return backupProblemMessage('database', { reason: cause.message });
  return problemMessage('unexpected', { reason: cause instanceof Error ? cause.message : String(cause) });
}

function rowsOf(tables: readonly CopiedTable[]): string {
  return String(tables.reduce((sum, { rows }) => sum + rows, 0));
}

function say(message: BackupMessage, particulars: Readonly<Record<string, string>> = {}): void {
  process.stdout.write(`${backupMessage(message, particulars)}\n`);
}
