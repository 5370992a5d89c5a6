/**
 * What in a community's visits may be a reason to ask some doors again: counts, far above what happens by itself. Never a reproach and
 * never a person: late entries are often a day without signal.
 */
export interface VisitQuality {
  readonly visits: number;
  readonly talks: number;
  /** Talks within seconds of the same person's last visit. */
  readonly hurried: number;
  /** Recorded days after they happened. */
  readonly farEntries: number;
  readonly clockOff: number;
}

export interface RecontactReason {
  readonly name: 'hurried' | 'farEntries' | 'clockOff';
  readonly count: number;
  readonly total: number;
}

/** Settings: from how many on, and from which share on, it is said. */
const fewest = 5;
const usualShares = { hurried: 0.03, farEntries: 0.1, clockOff: 0.05 } as const;

export function recontactReasons(quality: VisitQuality): RecontactReason[] {
  const totals = { hurried: quality.talks, farEntries: quality.visits, clockOff: quality.visits } as const;
  return (['hurried', 'farEntries', 'clockOff'] as const)
    .map((name) => ({ name, count: quality[name], total: totals[name] }))
    .filter(({ name, count, total }) => count >= fewest && count > usualShares[name] * total);
}
