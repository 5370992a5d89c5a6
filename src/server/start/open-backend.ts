/** Opens the Supabase that the settings name and provides it to the whole process: one code whatever it is. */
import { startEmbedded } from '../../embedded/index.ts';
import type { EmbeddedBackend } from '../../embedded/index.ts';
import { readMigrations } from '../../lite/migrations.ts';
import { startPostgres } from '../../postgres/index.ts';
import type { PostgresBackend } from '../../postgres/index.ts';
import { provideBackend } from '../db/backend.ts';
import type { Backend } from '../db/backend.ts';
import { openSupabase } from './open-supabase.ts';
import type { Settings } from './settings.ts';

export type OpenedBackend = EmbeddedBackend | PostgresBackend | (Backend & { readonly kind: 'supabase' });

/** `patienceMilliseconds`: how long a call over the network may take, where that is not as usual. */
export async function openBackend(
  settings: Settings,
  migrationsDir: string,
  patienceMilliseconds?: number,
): Promise<OpenedBackend> {
  const backend = await open(settings, migrationsDir, patienceMilliseconds);
  provideBackend(backend);
  return backend;
}

function open(
  { backend, dataDir }: Settings,
  migrationsDir: string,
  patienceMilliseconds?: number,
): Promise<OpenedBackend> {
  switch (backend.kind) {
    case 'embedded':
      return startEmbedded({ dataDir, migrationsDir });
    case 'postgres':
      return startPostgres({ ...backend, dataDir, migrationsDir });
    case 'supabase':
      return openSupabase(
        backend,
        readMigrations(migrationsDir).map(({ version }) => version),
        patienceMilliseconds,
      );
  }
}
