/**
 * How many of those who could have answered did, by the standard definitions (AAPOR, Standard Definitions, 10th ed. 2023).
 * All in 0–1. `e` is the eligible share of the doors of unknown eligibility; by default as among the known ones
 * (proportional allocation). A rate whose denominator is empty or whose e is unknown is null.
 */
import { requireAmount } from './observed.ts';

export interface Dispositions {
  /** Complete interviews. */
  readonly I: number;
  /** Partial interviews. */
  readonly P: number;
  /** Refusals and break-offs. */
  readonly R: number;
  /** Non-contacts. */
  readonly NC: number;
  /** Eligible, not interviewed for another reason. */
  readonly O: number;
  /** Unknown whether anybody lives there. */
  readonly UH: number;
  /** Unknown otherwise. */
  readonly UO: number;
  /** Known not to be eligible. */
  readonly NE: number;
}

type RateName = `RR${1 | 2 | 3 | 4 | 5 | 6}` | `COOP${1 | 2 | 3 | 4}` | `REF${1 | 2 | 3}` | `CON${1 | 2 | 3}`;

export type ResponseRates = { readonly e: number | null } & Readonly<Record<RateName, number | null>>;

export function responseRates(doors: Dispositions, e: number | null = knownEligibleShare(doors)): ResponseRates {
  for (const [name, count] of Object.entries(doors) as [string, number][]) requireAmount(count, name);
  if (e !== null && !(e >= 0 && e <= 1)) throw new RangeError(`e must lie in 0–1, not ${e}`);
  const { I, P, R, O } = doors;
  const answered = I + P;
  const eligible = eligibleDoors(doors);
  const unknown = doors.UH + doors.UO;
  const everyone = eligible + unknown;
  const estimated = unknown === 0 ? eligible : e === null ? null : eligible + e * unknown;
  const contacted = answered + R + O;
  return {
    e,
    RR1: rate(I, everyone),
    RR2: rate(answered, everyone),
    RR3: rate(I, estimated),
    RR4: rate(answered, estimated),
    RR5: rate(I, eligible),
    RR6: rate(answered, eligible),
    COOP1: rate(I, contacted),
    COOP2: rate(answered, contacted),
    COOP3: rate(I, answered + R),
    COOP4: rate(answered, answered + R),
    REF1: rate(R, everyone),
    REF2: rate(R, estimated),
    REF3: rate(R, eligible),
    CON1: rate(contacted, everyone),
    CON2: rate(contacted, estimated),
    CON3: rate(contacted, eligible),
  };
}

function eligibleDoors({ I, P, R, NC, O }: Dispositions): number {
  return I + P + R + NC + O;
}

function knownEligibleShare(doors: Dispositions): number | null {
  return rate(eligibleDoors(doors), eligibleDoors(doors) + doors.NE);
}

function rate(part: number, whole: number | null): number | null {
  return whole === null || whole === 0 ? null : part / whole;
}
