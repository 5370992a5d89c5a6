/**
 * In which order communities want attention: those that have not met the target, the farthest below it first; those that cannot be
 * judged yet, the fewest answers missing first, because there the next visit settles most; those where no number would settle it;
 * those too few to show; those that have met it, the narrowest margin first; and last those that were never asked.
 */
import type { Finding } from './finding.ts';
import type { Verdict } from './verdict.ts';

export interface Attended {
  readonly estimate: number;
  readonly low: number;
  readonly verdict: Verdict;
  readonly missing: number | null;
}

/** Smaller wants attention first: by rank, then within it. */
export interface Attention {
  readonly rank: number;
  readonly within: number;
}

export function attentionOf(finding: Finding<Attended>): Attention {
  switch (finding.state) {
    case 'suppressed':
      return { rank: 3, within: 0 };
    case 'unasked':
      return { rank: 5, within: 0 };
    case 'found':
      return attentionOfFigure(finding);
  }
}

export function byAttention(one: Attention, other: Attention): number {
  return one.rank - other.rank || one.within - other.within;
}

function attentionOfFigure({ estimate, low, missing, verdict }: Attended): Attention {
  switch (verdict) {
    case 'not-met':
      return { rank: 0, within: estimate };
    case 'unclear':
      return missing === null ? { rank: 2, within: estimate } : { rank: 1, within: missing };
    case 'met':
      return { rank: 4, within: low };
  }
}
