/** What this installation's health check looks at: its settings, its build, and the migrations it ships. */
import { join } from 'node:path';

import packageJson from '../../../package.json' with { type: 'json' };
import { readMigrations } from '../../lite/migrations.ts';
import { keyState } from '../db/service/key-state.ts';
import { appliedMigrations } from '../db/service/schema-state.ts';
import type { Examined } from '../health/health-check.ts';
import { queueState } from '../intake/index.ts';
import { readStamp } from './build-when-needed.ts';
import type { Settings } from './settings.ts';

export function examined(root: string, { publicUrl, trustsProxy }: Settings): Examined {
  return {
    appliedMigrations,
    keys: keyState,
    queue: queueState,
    shippedMigrations: readMigrations(join(root, 'supabase', 'migrations')).map(({ version }) => version),
    publicUrl: publicUrl ?? null,
    trustsProxy,
    version: packageJson.version,
    build: readStamp(root)?.slice(0, 12) ?? null,
  };
}
