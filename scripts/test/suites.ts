/** The suites of `npm test`, from the quickest to find a mistake to the slowest. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';

import { playwrightTally, vitestTally } from './reports.ts';
import { honest } from './tally.ts';
import type { Tally } from './tally.ts';

export interface Suite {
  readonly name: string;
  run(): Tally;
}

const reports = 'test-results/reports';

export const suites: readonly Suite[] = [
  single('types', [
    ['astro', 'check', '--minimumFailingSeverity', 'hint'],
    ['tsc', '--noEmit'],
  ]),
  single('lint', [
    ['eslint', '.', '--max-warnings', '0'],
    ['prettier', '--check', '.', '--log-level', 'warn'],
  ]),
  vitest('unit'),
  vitest('surveys'),
  vitest('config'),
  vitest('database'),
  vitest('database-postgres'),
  single('build', [['node', 'scripts/build.ts']]),
  endToEnd('end to end', 'e2e'),
  endToEnd('e2e-postgres', 'e2e-postgres', { LINLI_TEST_BACKEND: 'postgres' }),
];

/** Commands that either hold or do not: together one test. */
function single(name: string, commands: readonly (readonly string[])[]): Suite {
  return {
    name,
    run() {
      const failed = commands.map((command) => execute(command)).includes(false) ? 1 : 0;
      return { passed: 1 - failed, failed };
    },
  };
}

function vitest(project: string): Suite {
  return {
    name: project,
    run() {
      const report = freshReport(project);
      const output = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
      const exitedWell = execute(['vitest', 'run', '--project', project, ...output]);
      return honest(vitestTally(report) ?? { passed: 0, failed: 0 }, exitedWell);
    },
  };
}

function endToEnd(name: string, reportName: string, environment: NodeJS.ProcessEnv = {}): Suite {
  return {
    name,
    run() {
      const report = freshReport(reportName);
      const exitedWell = execute(['playwright', 'test', '--reporter=list,json'], {
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

function execute([command = '', ...args]: readonly string[], environment: NodeJS.ProcessEnv = {}): boolean {
  const { status, error } = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PATH: `node_modules/.bin:${process.env['PATH'] ?? ''}`, ...environment },
  });
  if (error) console.error(`${command}: ${error.message}`);
  return status === 0;
}
