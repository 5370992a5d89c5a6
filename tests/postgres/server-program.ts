/**
 * Keeps one PostgreSQL running for the process that started this one, and ends with it, however it ends: when the pipe that feeds
 * this program closes, the server is stopped and its folder removed, unless it was given one to keep. Lines it understands: `crash`,
 * `start`.
 */
import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { findPrograms } from './programs.ts';
import { unprivilegedUser, type User } from './unprivileged.ts';

const options = JSON.parse(process.argv[2] ?? '{}') as { durable: boolean; folder: string | null; port: number };
const kept = options.folder;
const scratch = kept ?? mkdtempSync(join(tmpdir(), 'linli-postgres-'));
const remove = () => (kept === null ? rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }) : undefined);
let server: ChildProcess | null = null;

/** For tests alone: nothing here has to survive a power cut. Benchmarks keep PostgreSQL's own promises. */
const careless = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off'];

try {
  mkdirSync(scratch, { recursive: true });
  chmodSync(scratch, 0o755);
  const user = unprivilegedUser();
  const { folder, libraries } = findPrograms(scratch);
  const env = { ...process.env, LC_ALL: 'C', ...(libraries === null ? {} : { LD_LIBRARY_PATH: libraries }) };
  const as = { env, ...(user ?? {}) };
  const data = join(scratch, 'data');
  const password = existsSync(join(data, 'PG_VERSION'))
    ? readFileSync(join(data, 'password'), 'utf8')
    : made(folder, data, as);
  const port = options.port === 0 ? await freePort() : options.port;
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    ...(options.durable ? [] : careless),
  ];
  const start = async () => {
    const started = spawn(join(folder, 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
      ...as,
      cwd: data,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    server = started;
    await untilReady(started);
    process.stdout.write(`${JSON.stringify({ port, password, folder, data, processId: started.pid })}\n`);
  };
  await start();
  createInterface({ input: process.stdin })
    .on('line', (line) => {
      if (line === 'crash') void stop('SIGQUIT').then(() => process.stdout.write('crashed\n'));
      if (line === 'start') void start();
    })
    .on('close', () => void end());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end());
} catch (cause) {
  const { stderr, message } = cause as { stderr?: Buffer; message: string };
  process.stderr.write(`${stderr?.toString() ?? ''}${message}\n`);
  remove();
  process.exit(1);
}

/** Makes the database's folder and answers with the superuser's password, which lies in it for whoever opens it again. */
function made(programs: string, data: string, as: { readonly env: NodeJS.ProcessEnv } & Partial<User>): string {
  const password = randomBytes(16).toString('hex');
  const passwordFile = join(scratch, 'password');
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (as.uid !== undefined && as.gid !== undefined)
    for (const path of [data, passwordFile]) chownSync(path, as.uid, as.gid);
  const settings = ['-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(programs, 'initdb'), ['-D', data, '-U', 'postgres', ...settings], {
    ...as,
    cwd: data,
    stdio: 'pipe',
  });
  renameSync(passwordFile, join(data, 'password'));
  return password;
}

async function end(): Promise<void> {
  await stop('SIGINT');
  remove();
  process.exit(0);
}

/** SIGINT: sessions are ended and everything is written. SIGQUIT: at once, as `pg_ctl stop -m immediate`. */
async function stop(signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
  const running = server;
  server = null;
  if (running?.exitCode !== null || running.signalCode !== null) return;
  const ended = once(running, 'exit');
  running.kill(signal);
  await ended;
}

function untilReady(started: ChildProcess): Promise<void> {
  let said = '';
  return new Promise((ready, failed) => {
    started.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000);
      if (said.includes('ready to accept connections')) ready();
    });
    started.once('error', failed);
    started.once('exit', (code) => failed(new Error(`postgres ended with ${code ?? 'a signal'}:\n${said}`)));
  });
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
