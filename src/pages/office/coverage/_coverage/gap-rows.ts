/** The gap list: buildings where something is missing, with counts, as long as they are not too small for counts. */
import { gapsOf, hasGap, moreUrgentFirst, type Gaps } from '../../../../domain/outreach/gaps.ts';
import type { Told } from '../../../../domain/outreach/small-places.ts';
import type { PlacedBuilding } from './groups.ts';

export interface GapRow extends Gaps {
  readonly id: string;
  readonly name: string;
  readonly doors: number;
  /** Too small for its counts to be told: only whether somebody is responsible. */
  readonly isSmall: boolean;
  /** YYYY-MM-DD, where doors wait. */
  readonly lastOn: string | null;
}

export const mostGaps = 60;

type Stale = readonly { readonly building: string; readonly doors: number; readonly lastOn: string }[];

export function gapRows(places: readonly PlacedBuilding[], told: Told<PlacedBuilding>, stale: Stale): GapRow[] {
  const small = new Set(told.together?.places);
  return places
    .map((place) =>
      rowOf(
        place,
        small.has(place),
        stale.find(({ building }) => building === place.id),
      ),
    )
    .filter(hasGap)
    .toSorted(moreUrgentFirst);
}

function rowOf(place: PlacedBuilding, isSmall: boolean, stale: Stale[number] | undefined): GapRow {
  const { counted, estate, id, name, owners } = place;
  const gaps = gapsOf(counted, { owners, stale: stale?.doors ?? 0 });
  return {
    ...(isSmall ? { isUnowned: gaps.isUnowned, neverMet: 0, sameHour: 0, stale: 0 } : gaps),
    ...{ id, doors: counted.doors, isSmall, lastOn: isSmall ? null : (stale?.lastOn ?? null) },
    name: [estate, name].filter((part) => part !== null).join(' '),
  };
}
