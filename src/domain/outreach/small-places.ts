/**
 * Places with so few doors that a count says what was found at one of them. Whoever may not see doors sees them together, as one; if
 * they are still too few, the next smallest place joins them. Every sum is made of the same parts, so no difference shows one alone.
 */
import { sumOfDoors, type CountedDoors } from './coverage.ts';

/** Fewer doors than this are not told apart. */
export const fewestDoors = 5;

export interface Told<Place> {
  /** Places that stand for themselves. */
  readonly apart: readonly Place[];
  /** The rest, as one; null where there is none. */
  readonly together: { readonly places: readonly Place[]; readonly counted: CountedDoors } | null;
  /** Not even all of them are enough: nothing may be said. */
  readonly tooFew: boolean;
}

export function tellPlaces<Place extends { readonly counted: CountedDoors }>(
  places: readonly Place[],
  fewest = fewestDoors,
): Told<Place> {
  const joined = new Set(places.filter(({ counted }) => counted.doors < fewest));
  const rest = places
    .filter((place) => !joined.has(place))
    .toSorted((one, other) => one.counted.doors - other.counted.doors);
  for (const next of rest) if (joined.size > 0 && doorsOf(joined) < fewest) joined.add(next);
  const together = places.filter((place) => joined.has(place));
  return {
    apart: places.filter((place) => !joined.has(place)),
    together:
      together.length > 0 ? { places: together, counted: sumOfDoors(together.map(({ counted }) => counted)) } : null,
    tooFew: joined.size > 0 && doorsOf(joined) < fewest,
  };
}

function doorsOf(places: Iterable<{ readonly counted: CountedDoors }>): number {
  return [...places].reduce((sum, { counted }) => sum + counted.doors, 0);
}
