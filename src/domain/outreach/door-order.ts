/** Doors, units and buildings in the order in which people count: 2 before 10, 9栋 before 12栋, A before B. */
export function byNumber(one: string, other: string): number {
  const [ours, theirs] = [piecesOf(one), piecesOf(other)];
  for (let place = 0; place < Math.max(ours.length, theirs.length); place += 1) {
    const apart = comparePieces(ours[place] ?? '', theirs[place] ?? '');
    if (apart !== 0) return apart;
  }
  return 0;
}

interface Placed {
  readonly unit: string;
  readonly floor: number | null;
  readonly door: string;
}

/** By unit, floor and number. */
export function byPlace(one: Placed, other: Placed): number {
  return byNumber(one.unit, other.unit) || (one.floor ?? 0) - (other.floor ?? 0) || byNumber(one.door, other.door);
}

function piecesOf(text: string): readonly string[] {
  return text.match(/\d+|\D+/g) ?? [];
}

function comparePieces(one: string, other: string): number {
  const apart = Number(one) - Number(other);
  if (one !== '' && other !== '' && !Number.isNaN(apart)) return apart;
  return one < other ? -1 : one > other ? 1 : 0;
}
