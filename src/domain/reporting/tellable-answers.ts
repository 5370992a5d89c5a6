/**
 * Whose answers an export may hold, and whose age. A community with fewer than five answers is left out whole. An age band stands beside
 * an answer only where at least five of its community gave it; a band that is hidden takes others with it, so that an empty cell
 * cannot be read as the one band that is missing.
 */
import { isShown } from './parts-of-sum.ts';
import { shownNames } from './shown-parts.ts';

export interface ExportedCommunity {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Eligible ones. */
  readonly answers: number;
  /** How many gave each age band, by the value of its choice. */
  readonly ages: ReadonlyMap<string, number>;
}

export interface TellableCommunity extends ExportedCommunity {
  readonly tellableAges: ReadonlySet<string>;
}

export function tellableCommunities(communities: readonly ExportedCommunity[]): TellableCommunity[] {
  return communities
    .filter(({ answers }) => isShown(answers))
    .map((community) => ({
      ...community,
      tellableAges: shownNames(community.ages),
    }));
}
