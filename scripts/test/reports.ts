/** Reads what the test runners wrote about themselves; null when there is no report that can be read. */
import { readFileSync } from 'node:fs';

import type { Tally } from './tally.ts';

/** A skipped test counts as failed: nothing is skipped here on purpose. */
export function vitestTally(path: string): Tally | null {
  const report = readReport(path);
  if (report === null) return null;
  const passed = numberIn(report, 'numPassedTests');
  const suitesThatCrashed = crashedFiles(report);
  return { passed, failed: numberIn(report, 'numTotalTests') - passed + suitesThatCrashed };
}

/** A test that passed only at the second try counts as passed: the first run is printed above. */
export function playwrightTally(path: string): Tally | null {
  const stats = readReport(path)?.['stats'];
  if (!isRecord(stats)) return null;
  return {
    passed: numberIn(stats, 'expected') + numberIn(stats, 'flaky'),
    failed: numberIn(stats, 'unexpected') + numberIn(stats, 'skipped'),
  };
}

/** Files that failed before their first test could. */
function crashedFiles(report: Record<string, unknown>): number {
  const files = report['testResults'];
  if (!Array.isArray(files)) return 0;
  return files.filter(
    (file: unknown) => isRecord(file) && file['status'] === 'failed' && isEmpty(file['assertionResults']),
  ).length;
}

function isEmpty(list: unknown): boolean {
  return !Array.isArray(list) || list.length === 0;
}

function readReport(path: string): Record<string, unknown> | null {
  try {
    const report: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isRecord(report) ? report : null;
  } catch {
    return null;
  }
}

function numberIn(record: Record<string, unknown>, key: string): number {
  const value = record[key];
  return typeof value === 'number' ? value : 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
