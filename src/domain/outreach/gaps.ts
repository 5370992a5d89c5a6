/** Buildings where something is missing, the most urgent first: nobody is responsible, nobody was met, always tried at one hour, left alone. */
import type { CountedDoors } from './coverage.ts';

export interface Gaps {
  readonly isUnowned: boolean;
  /** Doors in the round where nobody was ever met, visited or not. */
  readonly neverMet: number;
  /** Of these, tried three times or more in the same part of the day. */
  readonly sameHour: number;
  /** Doors that wait and have seen nobody for days. */
  readonly stale: number;
}

export function gapsOf(
  { doors, counts }: CountedDoors,
  { owners, stale }: { readonly owners: number; readonly stale: number },
): Gaps {
  return {
    isUnowned: owners === 0,
    neverMet: doors - counts.vacant - counts.contacted,
    sameHour: counts.same_hour,
    stale,
  };
}

export function hasGap({ isUnowned, neverMet, sameHour, stale }: Gaps): boolean {
  return isUnowned || neverMet + sameHour + stale > 0;
}

export function moreUrgentFirst(one: Gaps, other: Gaps): number {
  return (
    Number(other.isUnowned) - Number(one.isUnowned) ||
    other.sameHour - one.sameHour ||
    other.neverMet - one.neverMet ||
    other.stale - one.stale
  );
}
