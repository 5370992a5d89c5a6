/** `npm test` must never look better than it went. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { playwrightTally, vitestTally } from '../../scripts/test/reports.ts';
import { describeTally, honest, sumOf } from '../../scripts/test/tally.ts';

const folder = mkdtempSync(join(tmpdir(), 'linli-reports-'));
let reports = 0;

function report(content: unknown): string {
  const path = join(folder, `${reports++}.json`);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

describe('a suite', () => {
  test('that passed is counted as it says', () => {
    expect(honest({ passed: 12, failed: 0 }, true)).toEqual({ passed: 12, failed: 0 });
  });

  test('without a single test has failed', () => {
    expect(honest({ passed: 0, failed: 0 }, true)).toEqual({ passed: 0, failed: 1 });
  });

  test('that crashed after its tests passed has failed', () => {
    expect(honest({ passed: 12, failed: 0 }, false)).toEqual({ passed: 12, failed: 1 });
  });

  test('is not punished twice for the tests that failed', () => {
    expect(honest({ passed: 10, failed: 2 }, false)).toEqual({ passed: 10, failed: 2 });
  });
});

describe('the report of vitest', () => {
  test('counts what was skipped as failed', () => {
    const path = report({
      numTotalTests: 10,
      numPassedTests: 7,
      numFailedTests: 1,
      numPendingTests: 2,
      testResults: [],
    });
    expect(vitestTally(path)).toEqual({ passed: 7, failed: 3 });
  });

  test('counts a file that broke before its first test', () => {
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'passed', assertionResults: [{}] },
    ];
    expect(vitestTally(report({ numTotalTests: 1, numPassedTests: 1, testResults }))).toEqual({ passed: 1, failed: 1 });
  });

  test.each([
    ['is missing', join(folder, 'none.json')],
    ['is cut short', report('{"numTotalTests": 1')],
  ])('that %s says nothing', (_, path) => {
    expect(vitestTally(path)).toBeNull();
  });
});

test('the report of Playwright counts what was skipped as failed', () => {
  const stats = { expected: 8, unexpected: 1, flaky: 1, skipped: 2 };
  expect(playwrightTally(report({ stats }))).toEqual({ passed: 9, failed: 3 });
});

test('the last line is the sum of all suites', () => {
  const total = sumOf([
    { passed: 3, failed: 0 },
    { passed: 4, failed: 2 },
  ]);
  expect(describeTally(total)).toBe('7 passed, 2 failed');
});
