/**
 * Databases kept as files, so that a test starts without `initdb` (seconds) and without migrations: one that is bare, and one that
 * is migrated. The name of a file is the hash of everything that went into it; other migrations never meet an old template.
 */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { fingerprint } from './fingerprint.ts';
import type { Migration } from '../lite/migrations.ts';

type Dumping = { dumpDataDir(compression: 'none'): Promise<Blob> };

export type Templates = {
  /** The migrated database, else the bare one, else null: then there is everything to do. */
  readonly load: () => Promise<Blob | null>;
  keepBare(database: Dumping): Promise<void>;
  keepMigrated(database: Dumping): Promise<void>;
};

const none: Templates = {
  load: () => Promise.resolve(null),
  keepBare: () => Promise.resolve(),
  keepMigrated: () => Promise.resolve(),
};

export function templates(folder: string | undefined, migrations: readonly Migration[]): Templates {
  if (folder === undefined) return none;
  const [bare, migrated] = [nameOf([]), nameOf(migrations)];
  const keep = (name: string) => async (database: Dumping) => {
    if ((await read(folder, name)) !== null) return;
    await write(folder, name, await database.dumpDataDir('none'));
    await removeExcept(folder, [bare, migrated]);
  };
  let startedFromNothing = false;
  return {
    async load() {
      const template = (await read(folder, migrated)) ?? (await read(folder, bare));
      startedFromNothing = template === null;
      return template;
    },
    /** Only what began empty is bare: a database that came from a migrated template must never be kept under that name. */
    keepBare: (database) => (startedFromNothing ? keep(bare)(database) : Promise.resolve()),
    keepMigrated: keep(migrated),
  };
}

/** A dump carries no secrets: they live outside the database. */
function nameOf(migrations: readonly Migration[]): string {
  return `${fingerprint(migrations)}.tar`;
}

async function read(folder: string, name: string): Promise<Blob | null> {
  try {
    return new Blob([new Uint8Array(await readFile(join(folder, name)))]);
  } catch {
    return null;
  }
}

/** Written beside and renamed: another test may be reading. */
async function write(folder: string, name: string, dump: Blob): Promise<void> {
  await mkdir(folder, { recursive: true });
  const unfinished = join(folder, `${name}.${process.pid}`);
  await writeFile(unfinished, new Uint8Array(await dump.arrayBuffer()));
  await rename(unfinished, join(folder, name));
}

async function removeExcept(folder: string, names: readonly string[]): Promise<void> {
  const old = (await readdir(folder)).filter((file) => file.endsWith('.tar') && !names.includes(file));
  await Promise.all(old.map((file) => rm(join(folder, file), { force: true })));
}
