/** PGlite alone, without schema, site or data, in a process of its own: `node bare-pglite.ts FOLDER` prints what it took. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { PGlite } from '@supabase/lite/pglite';

const self = fileURLToPath(import.meta.url);

export type Bare = { readonly first: number; readonly later: number; readonly memory: number };

export function barePglite(folder: string): Bare {
  const [first, later] = [measured(folder), measured(folder)];
  return { first: first.seconds, later: later.seconds, memory: later.memory };
}

function measured(folder: string): { seconds: number; memory: number } {
  const begun = performance.now();
  const memory = Number(execFileSync(process.execPath, [self, folder], { encoding: 'utf8' }));
  return { seconds: (performance.now() - begun) / 1000, memory };
}

if (process.argv[1] === self) {
  const database = await PGlite.create(process.argv[2] ?? '');
  process.stdout.write(String(process.memoryUsage().rss / 1e9));
  await database.close();
}
