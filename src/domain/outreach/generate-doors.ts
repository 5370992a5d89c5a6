/** Doors of buildings that are all alike: buildings × units × floors × doors on a floor, numbered as usual (5th floor, 1st door: 501). */
import { accepted, refused, type Result } from '../result.ts';
import type { ImportedDoor } from './import-rows.ts';

export interface GeneratedBuildings {
  readonly community: string;
  readonly grid: string | null;
  readonly estate: string | null;
  /** First and last number, both included. */
  readonly buildings: readonly [number, number];
  readonly units: number;
  readonly floors: number;
  readonly doorsPerFloor: number;
  /** Where homes begin; shops or a hall may lie below. */
  readonly firstFloor: number;
}

export const mostGenerated = 20_000;
export type GenerateProblem = 'not_whole' | 'too_many' | 'none';

export function generateDoors(wanted: GeneratedBuildings): Result<ImportedDoor[], GenerateProblem> {
  const { buildings, units, floors, doorsPerFloor, firstFloor } = wanted;
  const [first, last] = buildings;
  const numbers = [first, last, units, floors, doorsPerFloor, firstFloor];
  if (!numbers.every((number) => Number.isInteger(number) && number > 0)) return refused('not_whole');
  if (last < first) return refused('none');
  if (floors + firstFloor - 1 > 200 || doorsPerFloor > 99) return refused('too_many');
  if ((last - first + 1) * units * floors * doorsPerFloor > mostGenerated) return refused('too_many');
  return accepted(
    from(first, last).flatMap((building) =>
      from(1, units).flatMap((unit) => doorsOfUnit(wanted, `${building}栋`, units === 1 ? '' : String(unit))),
    ),
  );
}

function doorsOfUnit(wanted: GeneratedBuildings, building: string, unit: string): ImportedDoor[] {
  const { community, grid, estate, floors, firstFloor, doorsPerFloor } = wanted;
  return from(firstFloor, firstFloor + floors - 1).flatMap((floor) =>
    from(1, doorsPerFloor).map((place): ImportedDoor => ({
      ...{ community, grid, estate, building, buildingKind: 'building', unit, floor, kind: 'household' },
      door: `${floor}${String(place).padStart(2, '0')}`,
    })),
  );
}

function from(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, step) => first + step);
}
