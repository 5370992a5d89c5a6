/** Starts the site as `npm start` does, in a process of its own, and reads what it prints. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

export type ProgramSettings = {
  readonly root: string;
  readonly port: number | string;
  readonly dataDir: string;
  readonly environment?: Readonly<Record<string, string>>;
};

export type PrintedSite = {
  readonly printed: string;
  readonly address: string;
  readonly codes: readonly string[];
  readonly signIns: readonly { readonly account: string; readonly password: string }[];
};

export type StartedProgram = {
  readonly processId: number;
  /** When it has said that it runs; fails when it ends before. */
  readonly site: Promise<PrintedSite>;
  readonly ended: Promise<{ readonly code: number | null; readonly errors: string }>;
  says(text: string): Promise<void>;
  signal(name: 'SIGINT' | 'SIGTERM'): void;
  /** Ends it at once, whatever it does. */
  kill(): Promise<void>;
};

export function startProgram({ root, port, dataDir, environment }: ProgramSettings): StartedProgram {
  const program = spawn(process.execPath, [join(root, 'scripts', 'start.ts')], {
    cwd: root,
    env: {
      ...withoutTestSettings(process.env),
      PORT: String(port),
      HOST: '127.0.0.1',
      LINLI_DATA_DIR: dataDir,
      ...environment,
    },
  });
  let printed = '';
  let errors = '';
  program.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  program.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = new Promise<{ code: number | null; errors: string }>((done) => {
    program.once('close', (code) => done({ code, errors }));
  });
  const says = (text: string) =>
    new Promise<void>((said, failed) => {
      const look = () => (printed.includes(text) ? said() : undefined);
      program.stdout.on('data', look);
      void ended.then(({ code }) => failed(new Error(`ended with ${code ?? 'a signal'}: ${printed}${errors}`)));
      look();
    });
  const site = says('Ctrl-C').then(() => readSite(printed));
  site.catch(() => undefined);
  return {
    processId: program.pid ?? 0,
    site,
    ended,
    says,
    signal: (name) => void program.kill(name),
    async kill() {
      if (program.exitCode === null) program.kill('SIGKILL');
      await ended;
    },
  };
}

function readSite(printed: string): PrintedSite {
  return {
    printed,
    address: /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0] ?? '',
    codes: Array.from(printed.matchAll(/\/q\/([A-Z0-9]{6})/g), ([, code]) => code ?? ''),
    signIns: Array.from(printed.matchAll(/^ {2}(\w+) +(\w{5}-\w{5}-\w{5}) /gm), ([, account, password]) => ({
      account: account ?? '',
      password: password ?? '',
    })),
  };
}

/** The site must start as from a shell, not as inside the test runner. */
function withoutTestSettings(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { VITEST: _, NODE_ENV: __, TZ: ___, ...others } = environment;
  return others;
}
