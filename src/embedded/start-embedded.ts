/**
 * Supabase inside this process: lite on PGlite, reached only through the returned `fetch`, with every guard that lite itself
 * lacks. For trying out, development and tests; real residents belong on a real Supabase.
 */
import { lockFolder } from './data-folder.ts';
import { guardedFetch } from './guarded-fetch.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { openDatabase } from './open-database.ts';
import type { OpenDatabase } from './open-database.ts';
import { quietly } from './quiet-console.ts';
import { generateSecrets, keepSecrets, requireSecrets } from './secrets.ts';
import type { Secrets } from './secrets.ts';

export type EmbeddedOptions = {
  /** A folder, or 'memory' for tests. */
  readonly dataDir: string;
  readonly migrationsDir: string;
  /** Given by tests; otherwise kept in the folder. */
  readonly secrets?: Secrets;
  /** Where migrated, still empty databases are kept between runs, so that the next one starts in a moment. */
  readonly templateDir?: string;
};

/** Everything the site needs to reach a Supabase, and the database's own door for the starter and for tests. */
export type EmbeddedBackend = {
  readonly kind: 'embedded';
  readonly url: string;
  readonly publishableKey: string;
  readonly secretKey: string;
  readonly jwtSecret: string;
  readonly fetch: typeof fetch;
  /** One statement as the owner of the database, in turn with the requests. */
  readonly sql: (statement: string, parameters?: unknown[]) => Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
};

/** Not an address of this machine: lite is readier to trust requests that look local. */
const EMBEDDED_URL = 'http://embedded.invalid';

export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedBackend> {
  process.env.LITE_TELEMETRY = '0';
  process.env.DO_NOT_TRACK = '1';
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
  let closed: Promise<void> | null = null;
  return {
    kind: 'embedded',
    url: EMBEDDED_URL,
    ...secrets,
    fetch: guardedFetch(
      (request) => app.fetch(request),
      turn,
      () => closed === null,
    ),
    sql: (statement, parameters) =>
      turn.run(async () => (await driver.query<Record<string, unknown>>(statement, parameters)).rows),
    close() {
      closed ??= turn.run(() => driver.close()).finally(unlock);
      return closed;
    },
  };
}
