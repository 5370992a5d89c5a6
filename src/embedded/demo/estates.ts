/**
 * Estates, buildings and doors of the demo: in the first community two estates and a street of shops, in the second one house that nobody
 * has, so that the gap list has something to say. Doors are numbered as everywhere: floor, then two digits.
 */
import type { DemoPlaces } from './places.ts';
import { chanceFrom } from './random.ts';
import type { Chance } from './random.ts';

export type DemoBuilding = {
  readonly id: string;
  readonly communityId: string;
  readonly gridId: string | null;
  readonly estateId: string | null;
  readonly name: string;
  readonly kind: 'building' | 'street';
  readonly doors: readonly DemoPremises[];
};

export type DemoPremises = {
  readonly id: string;
  readonly unit: string;
  readonly floor: number | null;
  readonly door: string;
  readonly kind: 'household' | 'shop' | 'institution';
};

export type DemoEstates = {
  readonly grids: readonly {
    readonly id: string;
    readonly communityId: string;
    readonly zh: string;
    readonly en: string;
  }[];
  readonly estates: readonly { readonly id: string; readonly communityId: string; readonly name: string }[];
  readonly buildings: readonly DemoBuilding[];
};

type Shape = { readonly units: number; readonly floors: number; readonly perFloor: number };
const slab: Shape = { units: 3, floors: 6, perFloor: 2 };
const tower: Shape = { units: 1, floors: 18, perFloor: 4 };

const shops = [
  '早点铺',
  '便利店',
  '理发店',
  '五金店',
  '水果店',
  '药店',
  '面馆',
  '裁缝铺',
  '洗衣店',
  '文具店',
  '菜鸟驿站',
  '小吃店',
];

export function demoEstates({ communities }: DemoPlaces): DemoEstates {
  const chance = chanceFrom('linli doors');
  const [first, second] = communities;
  if (first === undefined || second === undefined) throw new Error('the demo needs two communities');
  const grids = ['一', '二'].map((number, place) => ({
    ...{ id: chance.uuid(), communityId: first.id, zh: `第${number}网格`, en: `Grid ${place + 1}` },
  }));
  const named = (communityId: string, name: string) => ({ id: chance.uuid(), communityId, name });
  const [garden, yard, shore] = [
    named(first.id, '和风苑'),
    named(first.id, '纺织厂宿舍'),
    named(second.id, '柳岸新村'),
  ];
  const house = (estate: typeof garden, gridId: string | null, name: string, shape: Shape): DemoBuilding => ({
    ...{ id: chance.uuid(), communityId: estate.communityId, gridId, estateId: estate.id, name, kind: 'building' },
    doors: doorsOf(shape, chance),
  });
  const [one, two] = grids.map(({ id }) => id);
  const buildings = [
    ...['1栋', '2栋', '3栋'].map((name) => house(garden, one ?? null, name, slab)),
    house(garden, one ?? null, '5栋', tower),
    ...['1栋', '2栋'].map((name) => house(yard, two ?? null, name, { units: 2, floors: 5, perFloor: 2 })),
    {
      ...{
        id: chance.uuid(),
        communityId: first.id,
        gridId: two ?? null,
        estateId: null,
        name: '和风街',
        kind: 'street',
      },
      doors: shops.map((_, place) => ({
        ...{ id: chance.uuid(), unit: '', floor: null },
        door: `${2 * place + 1}号`,
        kind: 'shop',
      })),
    } satisfies DemoBuilding,
    house(shore, null, '1号楼', slab),
  ];
  return { grids, estates: [garden, yard, shore], buildings };
}

function doorsOf({ units, floors, perFloor }: Shape, chance: Chance): DemoPremises[] {
  return range(units).flatMap((unit) =>
    range(floors).flatMap((floor) =>
      range(perFloor).map((number): DemoPremises => ({
        ...{ id: chance.uuid(), unit: units === 1 ? '' : String(unit), floor, kind: 'household' },
        door: `${floor}${String(number).padStart(2, '0')}`,
      })),
    ),
  );
}

function range(upTo: number): number[] {
  return Array.from({ length: upTo }, (_, place) => place + 1);
}
