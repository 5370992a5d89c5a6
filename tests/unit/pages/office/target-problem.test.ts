import { expect, test } from 'vitest';
import { columnsOf } from '../../../../src/pages/office/_overview/columns.ts';
import { targetProblem } from '../../../../src/pages/office/_overview/target-problem.ts';

test.each([
  [0.95, 80, null],
  [0.999, 99.9, null],
  [1, 80, 'rateTooHigh'],
  [0, 80, 'rateTooLow'],
  [0.95, 100, 'scoreTooHigh'],
  [0.95, 0, 'scoreTooLow'],
] as const)('a target of %d and %d points: %s', (target, scoreTarget, problem) => {
  expect(targetProblem({ target, scoreTarget })).toBe(problem);
  for (const { scale } of columnsOf([], { target, scoreTarget })) {
    expect(scale.to - scale.from).toBeGreaterThan(0);
  }
});
