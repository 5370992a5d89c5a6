/** The suites of `npm test`, from the quickest to find a mistake to the slowest. */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';

import { playwrightTally, vitestTally } from './reports.ts';
import { honest } from './tally.ts';
import type { Tally } from './tally.ts';

export interface Suite {
  readonly name: string;
  /** Prints as it goes, or hands what was printed to `say` where several run at once. */
  run(say?: Say): Promise<Tally>;
}

export type Say = (text: string) => void;

const reports = 'test-results/reports';

/** One after the other; those that stand together each use one core alone, and run at once. */
export const suites: readonly (readonly Suite[])[] = [
  // Writes the types of the content, which the rest reads.
  [single('pages', [['astro', 'check', '--minimumFailingSeverity', 'hint']])],
  [
    single('types', [
      ['tsc', '--noEmit'],
      ['prettier', '--check', '.', '--log-level', 'warn'],
    ]),
    single('lint', [['eslint', '.', '--max-warnings', '0']]),
  ],
  [vitest('unit')],
  [vitest('surveys')],
  [vitest('config')],
  [vitest('database')],
  [vitest('database-postgres')],
  [single('build', [['node', 'scripts/build.ts']])],
  [endToEnd('end to end', 'e2e')],
  [endToEnd('e2e-postgres', 'e2e-postgres', { LINLI_TEST_BACKEND: 'postgres' })],
];

/** Commands that either hold or do not: together one test. */
function single(name: string, commands: readonly (readonly string[])[]): Suite {
  return {
    name,
    async run(say) {
      let failed = 0;
      for (const command of commands) if (!(await execute(command, { say }))) failed = 1;
      return { passed: 1 - failed, failed };
    },
  };
}

function vitest(project: string): Suite {
  return {
    name: project,
    async run(say) {
      const report = freshReport(project);
      const output = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
      const exitedWell = await execute(['vitest', 'run', '--project', project, ...output], { say });
      return honest(vitestTally(report) ?? { passed: 0, failed: 0 }, exitedWell);
    },
  };
}

function endToEnd(name: string, reportName: string, environment: NodeJS.ProcessEnv = {}): Suite {
  return {
    name,
    async run(say) {
      const report = freshReport(reportName);
      const exitedWell = await execute(['playwright', 'test', '--reporter=list,json'], {
        say,
        environment: { ...environment, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
      });
      return honest(playwrightTally(report) ?? { passed: 0, failed: 0 }, exitedWell);
    },
  };
}

/** A report of an earlier run must never speak for this one. */
function freshReport(name: string): string {
  const path = `${reports}/${name}.json`;
  mkdirSync(reports, { recursive: true });
  rmSync(path, { force: true });
  return path;
}

interface Way {
  readonly say?: Say | undefined;
  readonly environment?: NodeJS.ProcessEnv;
}

/** Whether it ended well. */
function execute([command = '', ...args]: readonly string[], { say, environment }: Way): Promise<boolean> {
  const output = say ? 'pipe' : 'inherit';
  const program = spawn(command, args, {
    stdio: ['ignore', output, output],
    env: { ...process.env, PATH: `node_modules/.bin:${process.env['PATH'] ?? ''}`, ...environment },
  });
  for (const stream of [program.stdout, program.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => say?.(text));
  return new Promise((ended) => {
    program.once('error', ({ message }) => {
      console.error(`${command}: ${message}`);
      ended(false);
    });
    program.once('close', (code) => ended(code === 0));
  });
}
