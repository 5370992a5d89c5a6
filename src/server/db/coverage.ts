/** How far a round has come, as counts: of communities, of the buildings of one, of days. Never a door, never a person. */
import { z } from 'astro/zod';
import { doorCountNames, type CountedDoors, type DoorCountName } from '../../domain/outreach/coverage.ts';
import type { OfferedDoors } from '../../domain/outreach/door-response.ts';
import {
  buildingKinds,
  premisesKinds,
  type BuildingKind,
  type NamedArea,
  type PremisesKind,
} from '../../domain/outreach/premises.ts';
import type { OutreachRound } from '../../domain/outreach/round.ts';
import { callApi, type UserDb } from './clients.ts';
import { namedArea, toNamedArea } from './named-area.ts';
import { roundRow, toRound } from './rounds.ts';

export type DoorsByKind = Partial<Readonly<Record<PremisesKind, CountedDoors>>>;

export interface CommunityCoverage extends NamedArea {
  /** By the office's own list; null where nobody has counted. */
  readonly households: number | null;
  readonly kinds: DoorsByKind;
}

export interface RoundCoverage {
  readonly round: OutreachRound;
  readonly communities: readonly CommunityCoverage[];
}

const nothing = Object.fromEntries(doorCountNames.map((name) => [name, 0])) as Record<DoorCountName, number>;
const counts = z.record(z.enum(doorCountNames), z.number());
const kinds = z.array(z.object({ kind: z.enum(premisesKinds), doors: z.number(), counts: counts.nullable() }));
const communities = z
  .object({ round: roundRow, communities: z.array(namedArea.extend({ households: z.number().nullable(), kinds })) })
  .nullable();

function byKind(rows: z.infer<typeof kinds>): DoorsByKind {
  return Object.fromEntries(rows.map(({ kind, doors, counts: found }) => [kind, { doors, counts: found ?? nothing }]));
}

/** null: no such round, or none of this person's. */
export async function roundCoverage(db: UserDb, round: string): Promise<RoundCoverage | null> {
  const found = communities.parse(await callApi(db, 'coverage', { round }));
  return (
    found && {
      round: toRound(found.round),
      communities: found.communities.map(({ households, kinds: rows, ...area }) => ({
        ...toNamedArea(area),
        households,
        kinds: byKind(rows),
      })),
    }
  );
}

export interface BuildingCoverage {
  readonly id: string;
  readonly name: string;
  readonly kind: BuildingKind;
  readonly estate: { readonly id: string; readonly name: string } | null;
  readonly grid: NamedArea | null;
  /** How many people or units have it. */
  readonly owners: number;
  readonly kinds: DoorsByKind;
}

const within = z
  .object({
    round: roundRow,
    community: namedArea.extend({ households: z.number().nullable() }),
    buildings: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        kind: z.enum(buildingKinds),
        estate: z.object({ id: z.string(), name: z.string() }).nullable(),
        grid: namedArea.nullable(),
        owners: z.number(),
        kinds,
      }),
    ),
  })
  .nullable();

/** null: the community is not in the round, or none of this person's. Estates and grids are sums of their buildings. */
export async function coverageWithin(db: UserDb, round: string, community: string) {
  const found = within.parse(await callApi(db, 'coverage_within', { round, community }));
  return (
    found && {
      round: toRound(found.round),
      community: { ...toNamedArea(found.community), households: found.community.households },
      buildings: found.buildings.map(({ kinds: rows, grid, ...building }): BuildingCoverage => ({
        ...building,
        grid: grid && toNamedArea(grid),
        kinds: byKind(rows),
      })),
    }
  );
}

const days = z.array(
  z.object({
    day: z.string(),
    step: z.enum(['attempted', 'contacted', 'informed', 'settled']),
    kind: z.enum(premisesKinds),
    doors: z.number(),
  }),
);
export type DayOfCoverage = z.infer<typeof days>[number];

/** On how many doors each step was first reached, by day; of one community, or of all that the person sees. */
export async function coverageDays(db: UserDb, round: string, community: string | null = null) {
  return days.parse(await callApi(db, 'coverage_days', { round, community }));
}

const copies = z.array(z.object({ community_id: z.string(), material_id: z.string(), copies: z.number() }));

export async function materialsLeft(db: UserDb, round: string) {
  const rows = copies.parse(await callApi(db, 'materials_left', { round }));
  return rows.map((row) => ({ community: row.community_id, material: row.material_id, copies: row.copies }));
}

const doorsOfOffer = z.object({
  informed: z.number(),
  met_later: z.number(),
  nobody_home: z.number(),
  no_answer: z.number(),
  refused: z.number(),
  no_access: z.number(),
  vacant: z.number(),
  not_found: z.number(),
});
const responses = z.array(
  z.object({
    community_id: z.string(),
    declined: z.number(),
    partial: z.number(),
    complete: z.number(),
    doors: doorsOfOffer,
  }),
);

/** By community; those where no questionnaire was offered are not there. */
export async function offeredDoors(db: UserDb, round: string): Promise<(OfferedDoors & { community: string })[]> {
  const rows = responses.parse(await callApi(db, 'response_counts', { round }));
  return rows.map(({ community_id, ...offered }) => ({ community: community_id, ...offered }));
}

const stale = z.array(z.object({ building_id: z.string(), doors: z.number(), last_on: z.string() }));

/** Buildings whose waiting doors have seen nobody for so many days. */
export async function staleBuildings(
  db: UserDb,
  { round, community }: { readonly round: string; readonly community: string },
  after = 7,
) {
  const rows = stale.parse(await callApi(db, 'stale_buildings', { round, community, days: after }));
  return rows.map((row) => ({ building: row.building_id, doors: row.doors, lastOn: row.last_on }));
}

const recontact = z.array(
  z.object({
    premises: z.string(),
    building: z.string(),
    building_id: z.string(),
    unit: z.string(),
    floor: z.number().nullable(),
    door: z.string(),
    informed_on: z.string(),
  }),
);

/** One in twenty of the doors where the talk was given, drawn by the seed; for the lead alone, else empty. */
export async function recontactList(
  db: UserDb,
  { round, community }: { readonly round: string; readonly community: string },
  seed: string,
) {
  const rows = recontact.parse(await callApi(db, 'recontact_list', { round, community, seed }));
  return rows.map(({ building_id, informed_on, ...row }) => ({
    ...row,
    buildingId: building_id,
    informedOn: informed_on,
  }));
}

const quality = z.object({
  visits: z.number(),
  talks: z.number(),
  hurried: z.number(),
  far_entries: z.number(),
  clock_off: z.number(),
  sent_by_others: z.number(),
});

/** Reasons to ask again, as counts of a community; as they stood when somebody first looked today. */
export async function visitQuality(db: UserDb, round: string, community: string) {
  const found = quality.parse(await callApi(db, 'visit_quality', { round, community }));
  return {
    visits: found.visits,
    talks: found.talks,
    hurried: found.hurried,
    farEntries: found.far_entries,
    clockOff: found.clock_off,
    sentByOthers: found.sent_by_others,
  };
}

/** Doors of a community where the talk was given since a day (YYYY-MM-DD), whatever the round. */
export async function informedSince(db: UserDb, community: string, since: string): Promise<number> {
  return z.number().parse(await callApi(db, 'informed_since', { community, since }));
}

const households = z.object({ doors: z.number(), informed: z.number() }).nullable();

/** Households of a community where the talk was given in these days (YYYY-MM-DD), of how many; null where no round says. */
export async function informedHouseholds(
  db: UserDb,
  community: string,
  { since, until }: { readonly since: string; readonly until: string },
) {
  return households.parse(await callApi(db, 'informed_households', { community, since, until }));
}
