/**
 * A migrated, still empty database as a file, so that a test or a second data folder starts without `initdb` and migrations.
 * The name of the file is the hash of everything that went into it; another set of migrations never meets an old template.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import packageJson from '../../package.json' with { type: 'json' };
import type { Migration } from './migrations.ts';
import { supabaseBase } from './supabase-base.ts';

export type DatabaseTemplate = {
  load(): Promise<Blob | null>;
  keep(database: { dumpDataDir(compression: 'none'): Promise<Blob> }): Promise<void>;
};

const none: DatabaseTemplate = { load: () => Promise.resolve(null), keep: () => Promise.resolve() };

export function databaseTemplate(folder: string | undefined, migrations: readonly Migration[]): DatabaseTemplate {
  if (folder === undefined) return none;
  const name = `${fingerprint(migrations)}.tar`;
  return {
    load: () => readFile(join(folder, name)).then(toBlob, () => null),
    async keep(database) {
      await mkdir(folder, { recursive: true });
      const dump = await database.dumpDataDir('none');
      const unfinished = join(folder, `${name}.${process.pid}`);
      await writeFile(unfinished, Buffer.from(await dump.arrayBuffer()));
      await rename(unfinished, join(folder, name));
      await removeOthers(folder, name);
    },
  };
}

/** lite pins its PGlite, so one version stands for both. The dump carries no secrets: keys and the JWT secret live outside the database. */
function fingerprint(migrations: readonly Migration[]): string {
  const hash = createHash('sha256').update(`${packageJson.dependencies['@supabase/lite']}\n${supabaseBase}`);
  for (const migration of migrations) hash.update(`\n${migration.version}_${migration.name}\n${migration.sql}`);
  return hash.digest('hex').slice(0, 24);
}

async function removeOthers(folder: string, name: string): Promise<void> {
  const old = (await readdir(folder)).filter((file) => file.endsWith('.tar') && file !== name);
  await Promise.all(old.map((file) => rm(join(folder, file), { force: true })));
}

function toBlob(bytes: Buffer): Blob {
  return new Blob([new Uint8Array(bytes)]);
}
