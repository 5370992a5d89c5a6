/**
 * Which codes an office wants, place by place. Houses only from 30 households on, because a code of fewer would point at people; streets, never
 * single shops; schools, never classes.
 */
import type { Channel } from '../outreach/channel.ts';

export interface CodePlaces {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly buildings: readonly {
    readonly id: string;
    readonly name: string;
    readonly estate: string | null;
    readonly households: number;
  }[];
  readonly streets: readonly { readonly id: string; readonly name: string; readonly shops: number }[];
  readonly inUse: readonly { readonly channel: Channel; readonly place: string }[];
}

export interface CodeWish {
  readonly communities: readonly string[];
  /** Houses get a code for each of these. */
  readonly buildings: readonly ('door' | 'poster')[];
  readonly streets: boolean;
  /** One code for the whole community, by this name. */
  readonly whole: readonly ('poster' | 'group' | 'street')[];
  /** One line each: `和平小学`, or with its community in front, `柳岸社区 和平小学`. */
  readonly schools: string;
  readonly windows: string;
}

export interface WantedCode {
  readonly areaId: string;
  readonly channel: Channel;
  readonly place: string;
  readonly buildingId: string | null;
}

export interface WantedCodes {
  readonly wanted: readonly WantedCode[];
  readonly unclear: readonly UnclearLine[];
}

export interface UnclearLine {
  readonly line: string;
  /** `community`: it does not say in which of several communities the place is. */
  readonly reason: 'community' | 'class';
}

/** Names of the places that stand for a whole community, as they are printed. */
export type WholeNames = Readonly<Record<CodeWish['whole'][number], string>>;

const longestPlace = 60;
const mostLines = 500;

export function wantedCodes(wish: CodeWish, places: readonly CodePlaces[], whole: WholeNames): WantedCodes {
  const chosen = places.filter(({ id }) => wish.communities.includes(id));
  const named = [readLines(wish.schools, 'school', chosen), readLines(wish.windows, 'window', chosen)];
  const wanted = [
    ...chosen.flatMap((community) => ofCommunity(wish, community, whole)),
    ...named.flatMap((lines) => lines.wanted),
  ];
  return { wanted: wanted.filter((code) => !isInUse(code, chosen)), unclear: named.flatMap(({ unclear }) => unclear) };
}

/** `和风苑 3栋`; a house without an estate by its name alone. */
export function buildingPlace({ estate, name }: { readonly estate: string | null; readonly name: string }): string {
  return (estate === null ? name : `${estate} ${name}`).slice(0, longestPlace);
}

function ofCommunity(wish: CodeWish, { id, buildings, streets }: CodePlaces, whole: WholeNames): WantedCode[] {
  return [
    ...wish.buildings.flatMap((channel) =>
      buildings.map((building) => ({
        ...{ areaId: id, channel, place: buildingPlace(building), buildingId: building.id },
      })),
    ),
    ...(wish.streets ? streets : []).map((street) => ({
      ...{ areaId: id, channel: 'shop' as const, place: street.name, buildingId: street.id },
    })),
    ...wish.whole.map((channel) => ({ areaId: id, channel, place: whole[channel], buildingId: null })),
  ];
}

function readLines(typed: string, channel: 'school' | 'window', chosen: readonly CodePlaces[]): WantedCodes {
  const lines = [...new Set(typed.split('\n').map((line) => line.trim()))].filter(Boolean).slice(0, mostLines);
  const read = lines.map((line) => ({ line, ...placeIn(line, chosen) }));
  return {
    wanted: read.flatMap((found) =>
      'place' in found ? [{ areaId: found.areaId, channel, place: found.place, buildingId: null }] : [],
    ),
    unclear: read.flatMap((found) => ('reason' in found ? [{ line: found.line, reason: found.reason }] : [])),
  };
}

/** `三年级（2）班`, `Class 3`: a code of its own would tell one class from another. */
const isClass = /班[）)]?$|\bclass\b/i;

type FoundPlace = { readonly areaId: string; readonly place: string } | Pick<UnclearLine, 'reason'>;

function placeIn(line: string, chosen: readonly CodePlaces[]): FoundPlace {
  if (isClass.test(line)) return { reason: 'class' };
  const community = communityIn(line, chosen);
  const place = community ? withoutName(line, community) : '';
  return !community || place === '' ? { reason: 'community' } : { areaId: community.id, place };
}

/** The only one there is, else the one that the line begins with. */
function communityIn(line: string, chosen: readonly CodePlaces[]): CodePlaces | undefined {
  return (
    chosen.find(({ nameZh, nameEn }) => [nameZh, nameEn].some((name) => line.startsWith(`${name} `))) ??
    (chosen.length === 1 ? chosen[0] : undefined)
  );
}

function withoutName(line: string, { nameZh, nameEn }: CodePlaces): string {
  const name = [nameZh, nameEn].find((known) => line.startsWith(`${known} `));
  return (name === undefined ? line : line.slice(name.length)).trim().slice(0, longestPlace);
}

function isInUse({ areaId, channel, place }: WantedCode, places: readonly CodePlaces[]): boolean {
  const community = places.find(({ id }) => id === areaId);
  return community?.inUse.some((known) => known.channel === channel && known.place === place) ?? false;
}
