/** Doors with what was found at them: of a worker's own buildings, or of one building for the lead of its community. */
import { z } from 'astro/zod';
import { dispositions } from '../../domain/outreach/disposition.ts';
import { doorStandings } from '../../domain/outreach/door-state.ts';
import {
  buildingKinds,
  premisesKinds,
  type BuildingHead,
  type BuildingWithDoors,
  type Door,
  type KnownEvent,
} from '../../domain/outreach/premises.ts';
import type { OutreachRound } from '../../domain/outreach/round.ts';
import { nextTimes } from '../../domain/outreach/time-of-day.ts';
import { talkParts } from '../../domain/outreach/visit-event.ts';
import { callApi, type UserDb } from './clients.ts';
import { namedArea, toNamedArea } from './named-area.ts';
import { roundRow, toRound } from './rounds.ts';

export interface MyDoors {
  /** ISO timestamp. */
  readonly serverTime: string;
  /** Whose doors these are. */
  readonly staff: string;
  readonly round: OutreachRound;
  readonly buildings: readonly BuildingWithDoors[];
}

const event = z.object({
  id: z.string(),
  worker: z.string(),
  worker_name: z.string(),
  happened_at: z.string(),
  visited_at: z.string(),
  result: z.enum([...dispositions, 'withdrawn']),
  parts: z.array(z.enum(talkParts)),
  materials: z.array(z.string()),
  note: z.string(),
  next_time: z.enum(nextTimes).nullable(),
  corrects: z.string().nullable(),
});
const door = z.object({
  id: z.string(),
  unit: z.string(),
  floor: z.number().nullable(),
  door: z.string(),
  kind: z.enum(premisesKinds),
  state: z.enum(doorStandings),
  attempts: z.number(),
  contacted: z.boolean(),
  leaflet: z.boolean(),
  tried: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  events: z.array(event),
});
const head = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(buildingKinds),
  community: namedArea,
  estate: z.string().nullable(),
  grid: z.object({ name_zh: z.string().nullable(), name_en: z.string().nullable() }),
  checkout: z.object({ id: z.string(), staff: z.string(), staff_name: z.string(), ends_at: z.string() }).nullable(),
});
const withDoors = head.extend({ doors: z.array(door) });
const mine = z.object({
  server_time: z.string(),
  staff: z.string(),
  round: roundRow.nullable(),
  buildings: z.array(withDoors),
});

/** null: the round is none of this person's, not open, or over. */
export async function myDoors(db: UserDb, round: string): Promise<MyDoors | null> {
  const found = mine.parse(await callApi(db, 'my_doors', { round }));
  return (
    found.round && {
      serverTime: found.server_time,
      staff: found.staff,
      round: toRound(found.round),
      buildings: found.buildings.map(({ doors, ...rest }) => ({ ...toHead(rest), doors: doors.map(toDoor) })),
    }
  );
}

const ofCommunity = z.object({ building: head, doors: z.array(door) }).nullable();

/** null for everybody but the lead of its community. */
export async function communityDoors(db: UserDb, round: string, building: string): Promise<BuildingWithDoors | null> {
  const found = ofCommunity.parse(await callApi(db, 'community_doors', { round, building }));
  return found && { ...toHead(found.building), doors: found.doors.map(toDoor) };
}

function toHead({ community, grid, checkout, ...building }: z.infer<typeof head>): BuildingHead {
  return {
    ...building,
    community: toNamedArea(community),
    grid: grid.name_zh === null ? null : { nameZh: grid.name_zh, nameEn: grid.name_en ?? '' },
    checkout: checkout && {
      id: checkout.id,
      staff: checkout.staff,
      staffName: checkout.staff_name,
      endsAt: checkout.ends_at,
    },
  };
}

function toDoor({ events, ...standing }: z.infer<typeof door>): Door {
  return { ...standing, events: events.map(toEvent) };
}

function toEvent(row: z.infer<typeof event>): KnownEvent {
  const { worker_name, happened_at, visited_at, next_time, ...rest } = row;
  return { ...rest, workerName: worker_name, happenedAt: happened_at, visitedAt: visited_at, nextTime: next_time };
}
