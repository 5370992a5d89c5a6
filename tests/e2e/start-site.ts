/**
 * Starts the site as `npm start` does, on a free port and an empty data folder, and stops it after the last test; in the run over
 * PostgreSQL also a second one beside it and one in which nobody is.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';

import { channels } from '../../src/domain/outreach/channel.ts';
import type { Channel } from '../../src/domain/outreach/channel.ts';
import { startPostgresServer } from '../postgres/server.ts';
import type { PostgresServer } from '../postgres/server.ts';
import { keepSite, overPostgres } from './site.ts';
import type { Neighbours, SignIn } from './site.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Building and filling in the demo on a slow machine included. */
const patience = 8 * 60_000;

export default async function startSite(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'linli-e2e-'));
  const database = overPostgres ? await startPostgresServer() : null;
  const site = program('tests/e2e/site-program.ts', dataDir, await database?.createDatabase('linli'));
  const printed = await readyOrFailed(site);
  const others = database === null ? null : await startNeighbours(database, dataDir);
  keepSite({
    address: addressIn(printed),
    window: windowIn(printed),
    codes: codesIn(printed),
    signIns: signInsOf(dataDir),
    ...(others === null ? {} : { neighbours: others.neighbours }),
  });
  return async () => {
    await Promise.all([site, ...(others?.programs ?? [])].map(stop)).finally(() => database?.stop());
    rmSync(dataDir, { recursive: true, force: true });
  };
}

/** What `npm start` runs, twice more: beside the first site, and where nobody is yet. */
async function startNeighbours(database: PostgresServer, dataDir: string) {
  const second = program('scripts/start.ts', dataDir, database.url('linli'));
  const address = addressIn(await readyOrFailed(second));
  const empty = program('scripts/start.ts', join(dataDir, 'empty'), await database.createDatabase('empty'));
  const printed = await readyOrFailed(empty);
  const invitation = /http:\S+\/invitation\?token=\S+/.exec(printed)?.[0];
  if (invitation === undefined) throw new Error(`The empty site printed no invitation:\n${printed}`);
  const neighbours: Neighbours = { second: address, empty: { address: addressIn(printed), invitation } };
  return { programs: [second, empty], neighbours };
}

function program(path: string, dataDir: string, databaseUrl?: string): ChildProcess {
  return spawn(process.execPath, [path], {
    cwd: root,
    env: {
      ...process.env,
      LINLI_DATA_DIR: dataDir,
      HOST: '127.0.0.1',
      PORT: '0',
      TZ: 'Asia/Shanghai',
      ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** What it printed until it was ready: the last line says how to stop it. */
async function readyOrFailed(site: ChildProcess): Promise<string> {
  let printed = '';
  const collect = (text: Buffer) => void (printed += text.toString());
  site.stdout?.on('data', collect);
  site.stderr?.on('data', collect);
  const deadline = Date.now() + patience;
  while (!printed.includes('Ctrl-C')) {
    if (site.exitCode !== null) throw new Error(`The site ended with code ${site.exitCode}:\n${printed}`);
    if (Date.now() > deadline) throw new Error(`The site was not ready in time:\n${printed}`);
    await wait(100);
  }
  return printed;
}

function addressIn(printed: string): string {
  const address = /^[^w].*(http:\/\/127\.0\.0\.1:\d+)$/m.exec(printed)?.[1];
  if (address === undefined) throw new Error(`The site printed no address:\n${printed}`);
  return address;
}

function windowIn(printed: string): string {
  const address = /window: (.*)/.exec(printed)?.[1];
  if (address === undefined) throw new Error(`The site printed no window:\n${printed}`);
  return address;
}

/** One example per channel, told apart by the English name printed beside it. */
function codesIn(printed: string): Record<Channel, string> {
  const named = { school: 'school letter', window: 'service window', group: 'group chat', door: 'door visit' };
  const examples = [...printed.matchAll(/\/q\/([A-Z2-9]{6})\s.*· (.+)/g)];
  return Object.fromEntries(
    channels.map((channel) => {
      const name = channel in named ? named[channel as keyof typeof named] : channel;
      const code = examples.find((example) => example[2] === name)?.[1];
      if (code === undefined) throw new Error(`The site printed no code for ${name}:\n${printed}`);
      return [channel, code];
    }),
  ) as Record<Channel, string>;
}

function signInsOf(dataDir: string): SignIn[] {
  const demo = JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')) as { signIns: SignIn[] };
  return demo.signIns;
}

async function stop(site: ChildProcess): Promise<void> {
  const ended = once(site, 'exit') as Promise<[number | null]>;
  site.kill('SIGINT');
  const [code] = await ended;
  if (code !== 0) throw new Error(`The site ended with code ${code} instead of 0 after Ctrl-C.`);
}
