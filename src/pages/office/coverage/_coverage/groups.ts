/** Buildings under their estates or their grids, in the order in which people count. */
import type { Language } from '../../../../domain/form/form.ts';
import { asCounted } from '../../../../domain/outreach/door-plan.ts';
import { coverageOf, sumOfDoors } from '../../../../domain/outreach/coverage.ts';
import type { PremisesKind } from '../../../../domain/outreach/premises.ts';
import type { Told } from '../../../../domain/outreach/small-places.ts';
import type { BuildingCoverage } from '../../../../server/db/coverage.ts';
import { countedOf, rowOf, type Place, type ShownRow } from './rows.ts';

export const groupings = ['estate', 'grid'] as const;
export type Grouping = (typeof groupings)[number];

export interface PlacedBuilding extends Place {
  readonly owners: number;
  readonly isStreet: boolean;
  readonly estate: string | null;
  readonly grid: string | null;
}

export interface Group {
  /** Null for buildings without an estate or grid. */
  readonly name: string | null;
  readonly sum: ShownRow;
  readonly buildings: readonly ShownRow[];
}

export function parseGrouping(asked: string | null, buildings: readonly BuildingCoverage[]): Grouping {
  const has = { estate: buildings.some(({ estate }) => estate), grid: buildings.some(({ grid }) => grid) };
  if (asked === 'grid' && has.grid) return 'grid';
  return has.estate || !has.grid ? 'estate' : 'grid';
}

export function placesIn(
  buildings: readonly BuildingCoverage[],
  kind: PremisesKind,
  language: Language,
): PlacedBuilding[] {
  return buildings
    .map(({ estate, grid, id, kind: shape, kinds, name, owners }) => ({
      ...{ id, name, owners, counted: countedOf(kinds, kind), isStreet: shape === 'street' },
      estate: estate?.name ?? null,
      grid: grid && (language === 'en' ? grid.nameEn : grid.nameZh),
    }))
    .filter(({ counted }) => counted.doors > 0)
    .toSorted((one, other) => asCounted(one.name, other.name));
}

export function groupsOf(
  { apart, together, tooFew }: Told<PlacedBuilding>,
  grouping: Grouping,
): { readonly groups: Group[]; readonly together: ShownRow | null } {
  const names = [...new Set(apart.map((building) => building[grouping]))];
  const named = names.filter((name) => name !== null).toSorted(asCounted);
  const groups = [...named, ...(names.includes(null) ? [null] : [])].map((name) => {
    const own = apart.filter((building) => building[grouping] === name);
    const counted = sumOfDoors(own.map((building) => building.counted));
    return { name, sum: rowOf({ id: '', name: name ?? '', counted }), buildings: own.map(rowOf) };
  });
  if (together === null || tooFew) return { groups, together: null };
  const { counted, places } = together;
  return {
    groups,
    together: { id: null, places: places.length, name: '', counted, coverage: coverageOf(counted) },
  };
}
