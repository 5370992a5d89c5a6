/** Finds doors as somebody types them: every piece must occur in building, unit or door; a door that is exactly meant comes first. */
import type { BuildingWithDoors, Door } from './premises.ts';

export interface FoundDoor {
  readonly building: BuildingWithDoors;
  readonly door: Door;
}

export function findDoors(buildings: readonly BuildingWithDoors[], typed: string, most: number): readonly FoundDoor[] {
  const pieces = typed
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s,，、-]+/u)
    .filter(Boolean);
  if (pieces.length === 0) return [];
  const exact: FoundDoor[] = [];
  const others: FoundDoor[] = [];
  for (const building of buildings) {
    const above = `${building.name} ${building.estate ?? ''}`.toLowerCase();
    const left = pieces.filter((piece) => !above.includes(piece));
    for (const door of building.doors) {
      const own = `${door.unit} ${door.door}`.toLowerCase();
      const all = left.length === 0 ? pieces : left;
      if (left.length > 0 && !left.every((piece) => own.includes(piece))) continue;
      (all.includes(door.door.toLowerCase()) ? exact : others).push({ building, door });
    }
  }
  return [...exact, ...others].slice(0, most);
}
