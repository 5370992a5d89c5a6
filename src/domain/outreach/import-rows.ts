/** One row of an office's list becomes one door, or the reasons why not, each with the column to look at. */
import {
  buildingName,
  doorName,
  floorNumber,
  floorOfDoor,
  isStreetName,
  parseAddress,
  plain,
  unitName,
  type ParsedAddress,
} from './address.ts';
import type { ImportColumns, ImportField } from './import-columns.ts';
import type { BuildingKind, PremisesKind } from './premises.ts';

export interface ImportedDoor {
  readonly community: string;
  readonly grid: string | null;
  readonly estate: string | null;
  readonly building: string;
  readonly buildingKind: BuildingKind;
  readonly unit: string;
  readonly floor: number | null;
  readonly door: string;
  readonly kind: PremisesKind;
}

export type RowProblemCode =
  | 'community_missing'
  | 'community_unknown'
  | 'grid_unknown'
  | 'building_missing'
  | 'door_missing'
  | 'address_unreadable'
  | 'floor_unreadable'
  | 'kind_unknown'
  | 'too_long'
  /** The same door stands further up. */
  | 'twice';

export interface RowProblem {
  readonly field: ImportField;
  readonly problem: RowProblemCode;
}

export interface ImportPlace {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

/** Where a list may put doors: the communities of one office with their grids. */
export interface ImportPlaces {
  readonly communities: readonly (ImportPlace & { readonly grids: readonly ImportPlace[] })[];
}

export interface ImportSettings {
  readonly columns: ImportColumns;
  readonly places: ImportPlaces;
  /** For a list without a column of communities. */
  readonly community: string | null;
}

export type ReadRow =
  { readonly ok: true; readonly door: ImportedDoor } | { readonly ok: false; readonly problems: readonly RowProblem[] };

export function readRow(cells: readonly string[], settings: ImportSettings): ReadRow {
  const problems: RowProblem[] = [];
  const told = (field: ImportField) => plainCell(cells[settings.columns.fields[field] ?? -1]);
  const refuse = (field: ImportField, problem: RowProblemCode) => problems.push({ field, problem });
  const address = told('address') === '' ? null : parseAddress(told('address'));
  const where = placeOf(told, settings, refuse);
  const { building, isStreet } = buildingOf(told('building'), address);
  const door = told('door') === '' ? (address?.door ?? '') : doorName(told('door'), isStreet);
  const unit = told('unit') === '' ? (address?.unit ?? '') : unitName(told('unit'));
  const floor = floorOf(told('floor'), address, door);
  const kind = kindOf(told('kind'), isStreet);
  const unread = told('address') !== '' && address === null;
  if (building === '') refuse(unread ? 'address' : 'building', unread ? 'address_unreadable' : 'building_missing');
  else if (door === '') refuse(unread ? 'address' : 'door', unread ? 'address_unreadable' : 'door_missing');
  if (floor === undefined) refuse('floor', 'floor_unreadable');
  if (kind === null) refuse('kind', 'kind_unknown');
  const estate = estateOf(told('estate'), address);
  for (const [field, text] of [
    ['estate', estate ?? ''],
    ['building', building],
    ['unit', unit],
    ['door', door],
  ] as const)
    if (text.length > longest[field]) refuse(field, 'too_long');
  if (problems.length > 0 || where === null || floor === undefined || kind === null) return { ok: false, problems };
  const buildingKind = isStreet ? 'street' : 'building';
  return {
    ok: true,
    door: { ...where, estate: isStreet ? null : estate, building, buildingKind, unit, floor, door, kind },
  };
}

/** By these a door is found again: the same key is the same door. */
export function doorKey({ community, estate, building, unit, door }: ImportedDoor): string {
  return [community, estate ?? '', building, unit, door].join('\u0000');
}

const longest = { estate: 60, building: 60, unit: 20, door: 30 } as const;

type Told = (field: ImportField) => string;
type Refuse = (field: ImportField, problem: RowProblemCode) => void;

function placeOf(told: Told, { places, community }: ImportSettings, refuse: Refuse) {
  const named = told('community');
  const found = places.communities.find((one) => (named === '' ? one.id === community : isNamed(one, named)));
  if (found === undefined) refuse('community', named === '' ? 'community_missing' : 'community_unknown');
  if (found === undefined) return null;
  const grid = told('grid') === '' ? null : found.grids.find((one) => isNamed(one, told('grid')));
  if (grid === undefined) refuse('grid', 'grid_unknown');
  return grid === undefined ? null : { community: found.id, grid: grid?.id ?? null };
}

/** 和平 is 和平社区. */
function isNamed({ nameZh, nameEn }: ImportPlace, named: string): boolean {
  const short = (name: string) => plain(name).replace(/(?:社区|村|居委会)$/, '');
  return short(nameZh) === short(named) || nameEn.toLowerCase() === named.toLowerCase();
}

function buildingOf(told: string, address: ParsedAddress | null) {
  if (told === '') return { building: address?.building ?? '', isStreet: address?.isStreet ?? false };
  return isStreetName(told)
    ? { building: plain(told), isStreet: true }
    : { building: buildingName(told), isStreet: false };
}

/** In a column of its own, else what stands before the building in the address; a street lies in no estate. */
function estateOf(told: string, address: ParsedAddress | null): string | null {
  const estate = told === '' ? (address?.before ?? '') : told;
  return estate === '' ? null : estate;
}

function floorOf(told: string, address: ParsedAddress | null, door: string): number | null | undefined {
  if (told !== '') return floorNumber(told);
  return address?.floor ?? floorOfDoor(door);
}

const kinds: Readonly<Record<PremisesKind, RegExp>> = {
  household: /^(?:住户|居民|居民户|住宅|住家|家庭|household)$/i,
  shop: /^(?:商户|沿街商户|店铺|商铺|门店|门面|商业|个体工商户|shop)$/i,
  institution: /^(?:单位|机构|学校|企业|机关|事业单位|institution)$/i,
};

/** Left open, a street has shops and a building households. */
function kindOf(told: string, isStreet: boolean): PremisesKind | null {
  if (told === '') return isStreet ? 'shop' : 'household';
  return (Object.keys(kinds) as PremisesKind[]).find((kind) => kinds[kind].test(told)) ?? null;
}

/** An apostrophe before a sign is how our own files keep spreadsheets from reckoning with it. */
function plainCell(cell: string | undefined): string {
  return (cell ?? '')
    .normalize('NFKC')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^'(?=[=+\-@])/, '');
}
