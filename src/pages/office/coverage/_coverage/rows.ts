/** Rows of a table of coverage: a place, or several told together, with the doors of one kind and what follows from them. */
import { coverageOf, noDoors, type Coverage, type CountedDoors } from '../../../../domain/outreach/coverage.ts';
import type { PremisesKind } from '../../../../domain/outreach/premises.ts';
import { tellPlaces, type Told } from '../../../../domain/outreach/small-places.ts';
import type { DoorsByKind } from '../../../../server/db/coverage.ts';

export interface Place {
  readonly id: string;
  readonly name: string;
  readonly counted: CountedDoors;
}

export interface ShownRow {
  /** Null for places told together. */
  readonly id: string | null;
  /** Of how many places told together; 1 for a place of its own. */
  readonly places: number;
  readonly name: string;
  readonly counted: CountedDoors;
  readonly coverage: Coverage;
}

export function countedOf(kinds: DoorsByKind, kind: PremisesKind): CountedDoors {
  return kinds[kind] ?? noDoors;
}

export function rowOf({ id, name, counted }: Place): ShownRow {
  return { id, places: 1, name, counted, coverage: coverageOf(counted) };
}

/** Places without a door of this kind are in no row. Whoever sees doors sees every place. */
export function tell<Of extends Place>(places: readonly Of[], seesDoors: boolean): Told<Of> {
  return tellPlaces(
    places.filter(({ counted }) => counted.doors > 0),
    seesDoors ? 1 : undefined,
  );
}

export function rowsOf({ apart, together, tooFew }: Told<Place>): ShownRow[] {
  if (together === null || tooFew) return apart.map(rowOf);
  const { counted, places } = together;
  return [...apart.map(rowOf), { id: null, places: places.length, name: '', counted, coverage: coverageOf(counted) }];
}
