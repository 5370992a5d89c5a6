/**
 * What was observed: `count` of `total` answers had the property. Counts may be fractions where they stand for an
 * effective sample. An impossible count is a bug of the caller and throws; a total of 0 is “no data” and never throws.
 */
export interface Observed {
  readonly count: number;
  readonly total: number;
}

export function requireObserved({ count, total }: Observed): void {
  requireAmount(total, 'total');
  if (!(count >= 0 && count <= total)) throw new RangeError(`count must lie in 0–${total}, not ${count}`);
}

/** 0 or more, and few enough to be told apart from one more. */
export function requireAmount(amount: number, name: string): void {
  if (amount >= 0 && amount <= Number.MAX_SAFE_INTEGER) return;
  throw new RangeError(`${name} must be 0 or more and countable, not ${amount}`);
}

/** For exact methods, which are defined on whole answers only. */
export function requireWholeObserved(observed: Observed): void {
  requireObserved(observed);
  if (Number.isInteger(observed.count) && Number.isInteger(observed.total)) return;
  throw new RangeError(`whole answers needed, not ${observed.count} of ${observed.total}`);
}

/** Nearer to 0 or 1 than numbers can say, the half-width would be none or endless. */
export function requireConfidence(confidence: number): void {
  const upper = (1 + confidence) / 2;
  if (!(confidence > 0 && confidence < 1 && upper > 0.5 && upper < 1))
    throw new RangeError(`confidence must lie between 0 and 1, not ${confidence}`);
}

/** A design effect below 1 would claim more answers than there are. */
export function requireDesignEffect(designEffect: number): void {
  if (designEffect >= 1 && designEffect <= Number.MAX_SAFE_INTEGER) return;
  throw new RangeError(`design effect must be 1 or more, not ${designEffect}`);
}

export function requireShare(share: number): void {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`share must lie in 0–1, not ${share}`);
}
