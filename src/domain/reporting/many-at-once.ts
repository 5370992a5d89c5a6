/**
 * How many communities can still be said to lie below the target when all are looked at together: of hundreds some fall below by
 * chance alone. Exact one-sided tests on effective sizes, adjusted by Benjamini & Hochberg 1995 so that of those named about one in
 * twenty is named by chance. A second line; it changes no verdict.
 */
import { benjaminiHochberg, oneSidedBelow } from '../statistics/index.ts';
import type { Finding, JudgedRate } from './finding.ts';

const falseDiscoveries = 0.05;

/** Null where fewer than two communities can be shown. */
export function belowTogether(findings: readonly Finding<JudgedRate>[], target: number): number | null {
  const found = findings.flatMap((finding) => (finding.state === 'found' ? [finding] : []));
  if (found.length < 2) return null;
  const adjusted = benjaminiHochberg(found.map((finding) => chanceOfSoFew(finding, target)));
  return adjusted.filter((chance) => chance <= falseDiscoveries).length;
}

/** Whole answers are needed: rounded towards the target, so that nobody is named for rounding. */
function chanceOfSoFew({ designEffect, rate, total }: JudgedRate, target: number): number {
  const effective = Math.max(1, Math.floor(total / designEffect));
  return oneSidedBelow(Math.min(effective, Math.ceil(rate * effective)), effective, target) ?? 1;
}
