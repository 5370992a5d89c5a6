/** A building as people see it from the yard: units side by side, the top floor first, doors of a floor from left to right. */
import type { Door } from './premises.ts';

type Placed = Pick<Door, 'unit' | 'floor' | 'door'>;

export interface GridFloor<Of> {
  /** null: doors along a street, or a floor that nobody wrote down. */
  readonly floor: number | null;
  readonly doors: readonly Of[];
}
export interface GridUnit<Of> {
  readonly unit: string;
  readonly floors: readonly GridFloor<Of>[];
}

export function doorGrid<Of extends Placed>(doors: readonly Of[]): readonly GridUnit<Of>[] {
  return groupsBy(doors, ({ unit }) => unit)
    .toSorted(([one], [other]) => asPeopleCount(one, other))
    .map(([unit, behind]) => ({ unit, floors: floorsOf(behind) }));
}

/** The order in which somebody walks: unit by unit, floor by floor from below. */
export function inWalkingOrder<Of extends Placed>(doors: readonly Of[]): readonly Of[] {
  return doorGrid(doors).flatMap(({ floors }) => floors.toReversed().flatMap((floor) => floor.doors));
}

function floorsOf<Of extends Placed>(doors: readonly Of[]): GridFloor<Of>[] {
  return groupsBy(doors, ({ floor }) => floor)
    .toSorted(([one], [other]) => (other ?? -Infinity) - (one ?? -Infinity))
    .map(([floor, behind]) => ({ floor, doors: behind.toSorted((one, other) => asPeopleCount(one.door, other.door)) }));
}

function groupsBy<Of, Key>(doors: readonly Of[], keyOf: (door: Of) => Key): [Key, Of[]][] {
  const groups = new Map<Key, Of[]>();
  for (const door of doors) {
    const group = groups.get(keyOf(door));
    if (group === undefined) groups.set(keyOf(door), [door]);
    else group.push(door);
  }
  return [...groups];
}

const collator = new Intl.Collator('zh-CN', { numeric: true });

/** 2 before 10, and 101-1 before 101-2. */
function asPeopleCount(one: string, other: string): number {
  return collator.compare(one, other);
}
