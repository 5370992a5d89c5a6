/** The suites of `npm test`, from the quickest to find a mistake to the slowest. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';

import { playwrightTally, vitestTally } from './reports.ts';
import { honest } from './tally.ts';
import type { Tally } from './tally.ts';

export interface Suite {
  readonly name: string;
  run(): Promise<Tally>;
}

const reports = 'test-results/reports';

/** Those in one list run side by side: each keeps one core busy and no more. */
export const suites: readonly (readonly Suite[])[] = [
  [
    single('types', [
      ['astro', 'check', '--minimumFailingSeverity', 'hint'],
      ['tsc', '--noEmit'],
    ]),
    single('lint', [
      ['eslint', '.', '--max-warnings', '0'],
      ['prettier', '--check', '.', '--log-level', 'warn'],
    ]),
  ],
  ...inTurn(
    vitest('unit'),
    vitest('surveys'),
    vitest('config'),
    vitest('database'),
    vitest('database-postgres'),
    single('build', [['node', 'scripts/build.ts']]),
    endToEnd('end to end', 'e2e'),
    endToEnd('e2e-postgres', 'e2e-postgres', { LINLI_TEST_BACKEND: 'postgres' }),
  ),
];

function inTurn(...suites: readonly Suite[]): (readonly Suite[])[] {
  return suites.map((suite) => [suite]);
}

/** Commands that either hold or do not: together one test. */
function single(name: string, commands: readonly (readonly string[])[]): Suite {
  return {
    name,
    async run() {
      let failed = 0;
      for (const command of commands) if (!(await execute(command))) failed = 1;
      return { passed: 1 - failed, failed };
    },
  };
}

function vitest(project: string): Suite {
  return {
    name: project,
    async run() {
      const report = freshReport(project);
      const output = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
      const exitedWell = await execute(['vitest', 'run', '--project', project, ...output]);
      return honest(vitestTally(report) ?? { passed: 0, failed: 0 }, exitedWell);
    },
  };
}

function endToEnd(name: string, reportName: string, environment: NodeJS.ProcessEnv = {}): Suite {
  return {
    name,
    async run() {
      const report = freshReport(reportName);
      const exitedWell = await execute(['playwright', 'test', '--reporter=list,json'], {
        ...environment,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
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

async function execute(
  [command = '', ...args]: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<boolean> {
  const running = spawn(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PATH: `node_modules/.bin:${process.env['PATH'] ?? ''}`, ...environment },
  });
  try {
    const [status] = (await once(running, 'exit')) as [number | null];
    return status === 0;
  } catch (cause) {
    console.error(`${command}: ${String(cause)}`);
    return false;
  }
}
