/** A site of one's own, with the walkers in it, that can be killed and started again at the same address over the same data. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface OwnSite {
  readonly address: string;
  /** Changes with each start. */
  readonly window: string;
  kill(): Promise<void>;
}

export async function ownSite(dataDir: string, port: number): Promise<OwnSite> {
  const program = spawn(process.execPath, ['tests/e2e/site-program.ts'], {
    cwd: root,
    env: { ...process.env, LINLI_DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: String(port), TZ: 'Asia/Shanghai' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = await untilReady(program);
  return {
    address: `http://127.0.0.1:${port}`,
    window: /window: (.*)/.exec(printed)?.[1] ?? '',
    async kill() {
      const ended = once(program, 'exit');
      if (program.exitCode !== null || !program.kill('SIGKILL')) return;
      await ended;
    },
  };
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}

function untilReady(program: ChildProcess): Promise<string> {
  return new Promise((ready, failed) => {
    let printed = '';
    const collect = (text: Buffer) => {
      printed += text.toString();
      if (printed.includes('Ctrl-C')) ready(printed);
    };
    program.stdout?.on('data', collect);
    program.stderr?.on('data', collect);
    program.once('exit', (code) => failed(new Error(`The site ended with ${code ?? 'a signal'}: ${printed}`)));
  });
}
