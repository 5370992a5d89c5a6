/**
 * A PostgreSQL of our own for tests and benchmarks: started from `initdb` where there is one, else from npm, on a free port of this
 * machine alone, gone with the process that started it. Where none can start, this fails and says why: nothing is skipped.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { addressOf, createDatabase, dropDatabase } from './databases.ts';

export type PostgresServer = {
  readonly port: number;
  /** Of the programs of this version: `pgbench` may lie there. */
  readonly programs: string;
  /** The address of one of its databases, as its superuser. */
  url(database: string): string;
  createDatabase(name: string, template?: string): Promise<string>;
  dropDatabase(name: string): Promise<void>;
  /** As `pg_ctl stop -m immediate`: nothing is finished, everything acknowledged has to be found again after `start`. */
  crash(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
};

type Options = {
  /** Benchmarks: every commit is on the disk before it is acknowledged, as PostgreSQL does by itself. */
  readonly durable?: boolean;
  /** Kept for the next time, and opened again where it is there; else one of its own, gone at the end. */
  readonly folder?: string | null;
  readonly port?: number;
};

type Running = { readonly port: number; readonly password: string; readonly folder: string };

const program = fileURLToPath(new URL('./server-program.ts', import.meta.url));

export async function startPostgresServer({
  durable = false,
  folder = null,
  port = 0,
}: Options = {}): Promise<PostgresServer> {
  // A group of its own: Ctrl-C in the terminal reaches us, and our end reaches the server.
  const keeper = spawn(process.execPath, [program, JSON.stringify({ durable, folder, port })], { detached: true });
  const says = listenTo(keeper);
  const running = JSON.parse(await says()) as Running;
  const server = `postgres://postgres:${running.password}@127.0.0.1:${running.port}/`;
  const ask = (line: string) => {
    keeper.stdin.write(`${line}\n`);
    return says();
  };
  return {
    port: running.port,
    programs: running.folder,
    url: (database) => addressOf(server, database),
    createDatabase: (name, template) => createDatabase(server, name, template),
    dropDatabase: (name) => dropDatabase(server, name),
    crash: () => ask('crash').then(() => undefined),
    start: () => ask('start').then(() => undefined),
    async stop() {
      const ended = once(keeper, 'exit');
      keeper.stdin.end();
      await ended;
    },
  };
}

/** The next line the keeper prints, or its last words. */
function listenTo(keeper: ChildProcess): () => Promise<string> {
  let errors = '';
  keeper.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const lines = createInterface({ input: keeper.stdout ?? process.stdin })[Symbol.asyncIterator]();
  return async () => {
    const next = await lines.next();
    if (next.done === true) throw new Error(`No PostgreSQL could be started for the tests: ${errors.trim()}`);
    return next.value;
  };
}
