/**
 * Names what a migrated, still empty database is made of: the version of lite (which pins its PGlite), the base and the migrations.
 * Whatever is kept under this name fits every database with the same name, and no other.
 */
import { createHash } from 'node:crypto';

import packageJson from '../../package.json' with { type: 'json' };
import type { Migration } from '../lite/migrations.ts';
import { supabaseBase } from '../lite/supabase-base.ts';

export function fingerprint(migrations: readonly Migration[]): string {
  const hash = createHash('sha256').update(`${packageJson.dependencies['@supabase/lite']}\n${supabaseBase}`);
  for (const { version, name, sql } of migrations) hash.update(`\n${version}_${name}\n${sql}`);
  return hash.digest('hex').slice(0, 24);
}
