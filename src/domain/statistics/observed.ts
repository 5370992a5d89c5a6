/**
 * What was observed: `count` of `total` answers had the property. Counts may be fractions where they stand for an
 * effective sample. An impossible count is a bug of the caller and throws; a total of 0 is “no data” and never throws.
 */
export interface Observed {
  readonly count: number;
  readonly total: number;
}

export function requireObserved({ count, total }: Observed): void {
  if (!Number.isFinite(total) || total < 0) throw new RangeError(`total must be 0 or more, not ${total}`);
  if (!(count >= 0 && count <= total)) throw new RangeError(`count must lie in 0–${total}, not ${count}`);
}

/** For exact methods, which are defined on whole answers only. */
export function requireWholeObserved(observed: Observed): void {
  requireObserved(observed);
  if (Number.isInteger(observed.count) && Number.isInteger(observed.total)) return;
  throw new RangeError(`whole answers needed, not ${observed.count} of ${observed.total}`);
}

export function requireConfidence(confidence: number): void {
  if (!(confidence > 0 && confidence < 1))
    throw new RangeError(`confidence must lie between 0 and 1, not ${confidence}`);
}

/** A design effect below 1 would claim more answers than there are. */
export function requireDesignEffect(designEffect: number): void {
  if (Number.isFinite(designEffect) && designEffect >= 1) return;
  throw new RangeError(`design effect must be 1 or more, not ${designEffect}`);
}

export function requireShare(share: number): void {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`share must lie in 0–1, not ${share}`);
}
