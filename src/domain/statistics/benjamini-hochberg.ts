/**
 * P-values adjusted for having looked many times (Benjamini & Hochberg 1995), in the order given: rejecting those up to
 * .05 keeps the expected share of false alarms among the rejected at 5 %. Equal values stay equal.
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  for (const p of pValues) if (!(p >= 0 && p <= 1)) throw new RangeError(`a p-value lies in 0–1, not ${p}`);
  const descending = pValues.map((p, position) => ({ p, position })).sort((a, b) => b.p - a.p);
  const adjusted = new Array<number>(pValues.length).fill(1);
  let smallest = 1;
  descending.forEach(({ p, position }, index) => {
    const rank = pValues.length - index;
    smallest = Math.min(smallest, (p * pValues.length) / rank);
    adjusted[position] = smallest;
  });
  return adjusted;
}
