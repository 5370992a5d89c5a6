/** A target that no interval can reach, or that every interval does: verdicts against it say nothing, and the page says so. */
import type { Targets } from './columns.ts';

export type TargetProblem = 'rateTooHigh' | 'rateTooLow' | 'scoreTooHigh' | 'scoreTooLow';

export function targetProblem({ scoreTarget, target }: Targets): TargetProblem | null {
  if (target >= 1) return 'rateTooHigh';
  if (target <= 0) return 'rateTooLow';
  if (scoreTarget >= 100) return 'scoreTooHigh';
  return scoreTarget <= 0 ? 'scoreTooLow' : null;
}
