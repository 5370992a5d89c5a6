/**
 * Coverage of doors (domain: D = premises without those found vacant). Every rate is two whole numbers; null where there is no door.
 * Not a response rate, and never mixed with one.
 */
export const doorCountNames = [
  'attempted',
  'contacted',
  'leaflet',
  'informed',
  'refused',
  'vacant',
  'met_later',
  'nobody_home',
  'no_answer',
  'no_access',
  'not_found',
  'missed_once',
  'missed_twice',
  'missed_often',
  'same_hour',
] as const;
export type DoorCountName = (typeof doorCountNames)[number];

/** Doors by what was found at them, of one kind: `attempted` with vacant doors, `contacted` and `leaflet` without. */
export type DoorCounts = Readonly<Record<DoorCountName, number>>;

export interface CountedDoors {
  /** All premises, visited or not. */
  readonly doors: number;
  readonly counts: DoorCounts;
}

export interface CoverageRate {
  readonly count: number;
  readonly total: number;
}

export interface Coverage {
  /** D: premises without those found vacant. */
  readonly inRound: number;
  /** Somebody went there. */
  readonly attempted: CoverageRate;
  /** Somebody was met. */
  readonly contacted: CoverageRate;
  /** The talk was given: the headline. */
  readonly informed: CoverageRate;
  /** Talk given or material left; printed second. */
  readonly leaflet: CoverageRate;
  /** Informed, refused or vacant, of all doors; `refused` is printed beside it. */
  readonly settled: CoverageRate & { readonly refused: number };
}

export function coverageOf({ doors, counts }: CountedDoors): Coverage {
  const inRound = doors - counts.vacant;
  return {
    inRound,
    attempted: { count: counts.attempted - counts.vacant, total: inRound },
    contacted: { count: counts.contacted, total: inRound },
    informed: { count: counts.informed, total: inRound },
    leaflet: { count: counts.leaflet, total: inRound },
    settled: {
      count: counts.informed + counts.refused + counts.vacant,
      total: doors,
      refused: counts.refused,
    },
  };
}

/** Doors that still wait, by why. Their sum is what is not settled. */
export type LeftReason = 'untouched' | 'met_later' | 'nobody_home' | 'no_answer' | 'no_access' | 'not_found';

export function leftBy({ doors, counts }: CountedDoors): Readonly<Record<LeftReason, number>> {
  const { met_later, nobody_home, no_answer, no_access, not_found } = counts;
  return { untouched: doors - counts.attempted, met_later, nobody_home, no_answer, no_access, not_found };
}

export const noDoors: CountedDoors = {
  doors: 0,
  counts: Object.fromEntries(doorCountNames.map((name) => [name, 0])) as Record<DoorCountName, number>,
};

export function sumOfDoors(parts: readonly CountedDoors[]): CountedDoors {
  return parts.reduce(
    (sum, part) => ({
      doors: sum.doors + part.doors,
      counts: Object.fromEntries(doorCountNames.map((name) => [name, sum.counts[name] + part.counts[name]])) as Record<
        DoorCountName,
        number
      >,
    }),
    noDoors,
  );
}
