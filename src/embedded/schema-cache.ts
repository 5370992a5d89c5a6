/**
 * What lite reads from the catalogue before its first answer, kept as a file: reading it again takes longer than everything else in a
 * later start. It holds names and types of the schema, nothing that was stored.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { CacheDriver } from '@supabase/lite';

import { fingerprint } from './fingerprint.ts';
import type { Migration } from '../lite/migrations.ts';

/** lite asks under one key of its own; the file's name says to which migrations the content belongs. */
export function schemaCache(folder: string, migrations: readonly Migration[]): CacheDriver {
  const name = `schema-${fingerprint(migrations)}.json`;
  const file = join(folder, name);
  return {
    get: () => Promise.resolve(read(file)),
    set: (_, content) => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${file}.${process.pid}`, content);
      renameSync(`${file}.${process.pid}`, file);
      removeOthers(folder, name);
      return Promise.resolve();
    },
    delete: () => {
      rmSync(file, { force: true });
      return Promise.resolve();
    },
  };
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function removeOthers(folder: string, name: string): void {
  for (const other of readdirSync(folder)) {
    if (/^schema-\w+\.json$/.test(other) && other !== name) rmSync(join(folder, other), { force: true });
  }
}
