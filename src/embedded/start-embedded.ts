/**
 * Supabase inside this process: lite on PGlite, reached only through the returned `fetch`, with every guard that lite itself
 * lacks. For trying out, development and tests; real residents belong on a real Supabase.
 */
import { liteBackend } from '../lite/lite-backend.ts';
import type { LiteBackend } from '../lite/lite-backend.ts';
import { quietly } from '../lite/quiet-console.ts';
import { generateSecrets, keepSecrets, requireSecrets } from '../lite/secrets.ts';
import type { Secrets } from '../lite/secrets.ts';
import { lockFolder } from './data-folder.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { openDatabase } from './open-database.ts';
import type { OpenDatabase } from './open-database.ts';

export type EmbeddedOptions = {
  /** A folder, or 'memory' for tests. */
  readonly dataDir: string;
  readonly migrationsDir: string;
  /** Given by tests; otherwise kept in the folder. */
  readonly secrets?: Secrets;
  /** Where migrated, still empty databases are kept between runs, so that the next one starts in a moment. */
  readonly templateDir?: string;
};

export type EmbeddedBackend = LiteBackend<'embedded'>;

export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedBackend> {
  const lock = options.dataDir === 'memory' ? null : lockFolder(options.dataDir);
  try {
    const secrets = secretsOf(options);
    const database = await quietly(() => openDatabase(options, secrets));
    return backendOf(database, secrets, () => lock?.release());
  } catch (cause) {
    lock?.release();
    throw cause;
  }
}

function secretsOf({ dataDir, secrets }: EmbeddedOptions): Secrets {
  if (secrets !== undefined) return requireSecrets(secrets, 'startEmbedded');
  return dataDir === 'memory' ? generateSecrets() : keepSecrets(dataDir);
}

function backendOf({ app, driver }: OpenDatabase, secrets: Secrets, unlock: () => void): EmbeddedBackend {
  const turn = oneAtATime();
  return liteBackend({
    kind: 'embedded',
    app,
    secrets,
    turn,
    query: async (statement, parameters) => (await driver.query<Record<string, unknown>>(statement, parameters)).rows,
    end: () => turn.run(() => driver.close()).finally(unlock),
  });
}
