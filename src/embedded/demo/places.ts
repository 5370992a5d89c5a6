/** The demo's map: a district with two sub-districts, their communities, and the entry points printed for each community. */
import { entryCodeFrom } from '../../domain/areas/entry-code.ts';
import type { Channel } from '../../domain/outreach/channel.ts';
import { demoCommunities, neighbourCommunities } from './communities.ts';
import type { DemoCommunity } from './communities.ts';
import { chanceFrom } from './random.ts';
import type { Chance } from './random.ts';

export type DemoArea = {
  readonly id: string;
  readonly parentId: string | null;
  readonly kind: 'district' | 'subdistrict' | 'community';
  readonly zh: string;
  readonly en: string;
  readonly households: number | null;
  readonly place: number;
};

export type DemoEntryPoint = {
  readonly id: string;
  readonly code: string;
  readonly communityId: string;
  readonly channel: Channel;
  /** A group of buildings, and how many households share the code; only from 30 on may an answer keep it. */
  readonly cluster: { readonly number: number; readonly households: number } | null;
};

export type PlacedCommunity = DemoCommunity & {
  readonly id: string;
  readonly subDistrictId: string;
  readonly entryPoints: readonly DemoEntryPoint[];
};

export type DemoPlaces = {
  readonly areas: readonly DemoArea[];
  readonly home: string;
  readonly neighbour: string;
  readonly communities: readonly PlacedCommunity[];
};

export function demoPlaces(): DemoPlaces {
  const chance = chanceFrom('linli places');
  const district = area({ kind: 'district', zh: '示范区', en: 'Demo District', parentId: null, place: 1 }, chance);
  const below = { kind: 'subdistrict', parentId: district.id } as const;
  const home = area({ ...below, zh: '示范街道', en: 'Demo Sub-district', place: 1 }, chance);
  const neighbour = area({ ...below, zh: '邻接街道', en: 'Neighbouring Sub-district', place: 2 }, chance);
  const communities = [
    ...demoCommunities.map((community) => place(community, home.id, chance)),
    ...neighbourCommunities.map((community) => place(community, neighbour.id, chance)),
  ];
  const areas = [district, home, neighbour, ...communities.map(communityArea)];
  return { areas, home: home.id, neighbour: neighbour.id, communities };
}

function area(described: Omit<DemoArea, 'id' | 'households'>, chance: Chance): DemoArea {
  return { ...described, id: chance.uuid(), households: null };
}

function communityArea({ id, subDistrictId, zh, en, households }: PlacedCommunity, index: number): DemoArea {
  return { id, parentId: subDistrictId, kind: 'community', zh, en, households, place: index + 1 };
}

function place(community: DemoCommunity, subDistrictId: string, chance: Chance): PlacedCommunity {
  const id = chance.uuid();
  const point = (channel: Channel, cluster: DemoEntryPoint['cluster'] = null): DemoEntryPoint => ({
    id: chance.uuid(),
    code: entryCodeFrom(chance.bytes(6)),
    communityId: id,
    channel,
    cluster,
  });
  const clusters = buildingClusters(community.households, chance);
  const streets = 1 + chance.whole(3);
  const entryPoints = [
    ...clusters.map((cluster) => point('door', cluster)),
    ...clusters.map((cluster) => point('poster', cluster)),
    ...Array.from({ length: streets }, () => point('shop')),
    ...(['school', 'window', 'group', 'street'] as const).map((channel) => point(channel)),
  ];
  return { ...community, id, subDistrictId, entryPoints };
}

/** Neighbouring buildings together, 90 to 180 households: large enough that a cluster says nothing about a home. */
function buildingClusters(households: number, chance: Chance): { number: number; households: number }[] {
  const clusters: { number: number; households: number }[] = [];
  for (let left = households; left >= 90;) {
    const size = Math.min(left, 90 + chance.whole(91));
    clusters.push({ number: clusters.length + 1, households: size });
    left -= size;
  }
  return clusters;
}
