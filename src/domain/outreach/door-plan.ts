/** A building as people see it: its units side by side, the top floor first, doors in the order in which people count. Streets are one row. */
import type { Door } from './premises.ts';

export interface UnitPlan<Of extends PlacedDoor> {
  readonly unit: string;
  readonly floors: readonly { readonly floor: number | null; readonly doors: readonly Of[] }[];
}

type PlacedDoor = Pick<Door, 'unit' | 'floor' | 'door'>;

export function doorPlan<Of extends PlacedDoor>(doors: readonly Of[]): UnitPlan<Of>[] {
  return distinct(doors.map(({ unit }) => unit))
    .toSorted(asCounted)
    .map((unit) => ({ unit, floors: floorsOf(doors.filter((door) => door.unit === unit)) }));
}

function floorsOf<Of extends PlacedDoor>(doors: readonly Of[]) {
  return distinct(doors.map(({ floor }) => floor))
    .toSorted((one, other) => (other ?? -100) - (one ?? -100))
    .map((floor) => ({
      floor,
      doors: doors.filter((door) => door.floor === floor).toSorted((one, other) => asCounted(one.door, other.door)),
    }));
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

const counting = new Intl.Collator('zh-CN', { numeric: true });

/** 2 comes before 10. */
export function asCounted(one: string, other: string): number {
  return counting.compare(one, other);
}
