/** Where an activity stands at a moment, for its office and for those who may take part. */

export const activityStates = ['draft', 'public', 'cancelled', 'withdrawn'] as const;
export type ActivityState = (typeof activityStates)[number];

export interface ActivityLife {
  /** ISO; null for a draft. */
  readonly publishedAt: string | null;
  readonly withdrawnAt: string | null;
  readonly cancelledAt: string | null;
}

export function activityState({ cancelledAt, publishedAt, withdrawnAt }: ActivityLife): ActivityState {
  if (publishedAt === null) return 'draft';
  if (withdrawnAt !== null) return 'withdrawn';
  return cancelledAt === null ? 'public' : 'cancelled';
}

/** What somebody who would like to come finds: a place, the end of a waiting list, or that it is too late. */
export type Chance = 'free' | 'waiting' | 'full' | 'cancelled' | 'begun' | 'over';

export interface Offer {
  readonly beginsAt: string;
  readonly endsAt: string;
  readonly cancelledAt: string | null;
  readonly left: number;
  /** Whether the waiting list has an end that is not reached. */
  readonly takesMore: boolean;
}

/** `now` in milliseconds since 1970. */
export function chanceOf({ beginsAt, cancelledAt, endsAt, left, takesMore }: Offer, now: number): Chance {
  if (cancelledAt !== null) return 'cancelled';
  if (Date.parse(endsAt) <= now) return 'over';
  if (Date.parse(beginsAt) <= now) return 'begun';
  if (left > 0) return 'free';
  return takesMore ? 'waiting' : 'full';
}

/** Whether somebody who is the `rank`th on the list, counted from 1, has one of the `places`. */
export function hasPlace(rank: number, places: number): boolean {
  return rank <= places;
}
