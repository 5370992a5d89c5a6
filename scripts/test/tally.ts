/** How many tests passed and failed. A suite without a single test has failed: it proves nothing. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/** `N passed, N failed`: the form of the last line of `npm test`. */
export function describeTally({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`;
}

export function sumOf(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
    failed: tallies.reduce((sum, { failed }) => sum + failed, 0),
  };
}

/** A suite that ended badly although each test it reports passed, or that reports none, counts as one failure more. */
export function honest(tally: Tally, exitedWell: boolean): Tally {
  const silentFailure = tally.failed === 0 && (!exitedWell || tally.passed === 0);
  return silentFailure ? { ...tally, failed: 1 } : tally;
}
