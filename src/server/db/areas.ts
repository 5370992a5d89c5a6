/** The tree of areas as its office keeps it. What is written can be sent again; ids are made by the page. */
import { z } from 'astro/zod';

import { ageBands, type KeptArea, type StandingArea } from '../../domain/areas/area-list.ts';
import { callApi, type UserDb } from './clients.ts';

const tree = z.array(
  z.object({
    id: z.string(),
    parent_id: z.string().nullable(),
    kind: z.enum(['district', 'subdistrict', 'community', 'grid']),
    name_zh: z.string(),
    name_en: z.string(),
    place: z.number(),
    households: z.number().nullable(),
    division_code: z.string().nullable(),
    ended_on: z.string().nullable(),
    merged_into: z.string().nullable(),
    adults: z.partialRecord(z.enum(ageBands), z.number()),
    ...{ buildings: z.number(), entry_points: z.number(), people: z.number() },
  }),
);

export interface TreeArea extends StandingArea {
  readonly place: number;
  readonly mergedInto: string | null;
  readonly adults: NonNullable<KeptArea['adults']>;
  readonly buildings: number;
  readonly entryPoints: number;
  readonly people: number;
}

/** Parents before children, in their order; ended places too. */
export async function areaTree(db: UserDb): Promise<TreeArea[]> {
  const found = tree.parse(await callApi(db, 'area_tree'));
  return found.map(({ adults, buildings, households, id, kind, people, place, ...row }) => ({
    ...{ id, kind, place, households, adults, buildings, people },
    ...{ nameZh: row.name_zh, nameEn: row.name_en, parent: row.parent_id, code: row.division_code },
    ...{ endedOn: row.ended_on, mergedInto: row.merged_into, entryPoints: row.entry_points },
  }));
}

const refusal = z.enum([
  ...(['unknown', 'has_buildings', 'name_missing', 'code_unfit', 'code_taken', 'name_taken', 'twice'] as const),
]);
export type AreaRefusal = z.infer<typeof refusal>;

const kept = z.discriminatedUnion('status', [
  z.object({ status: z.literal('kept'), added: z.number(), changed: z.number() }),
  z.object({ status: z.literal('refused'), problems: z.array(z.object({ place: z.number(), problem: refusal })) }),
  z.object({ status: z.enum(['fine', 'unknown', 'malformed']) }),
]);
export type AreasKept = z.infer<typeof kept>;

/** All of them or none; `place` keeps the order where it is left out. */
export async function keepAreas(
  db: UserDb,
  areas: readonly (KeptArea & { readonly place?: number })[],
  onlyCheck = false,
): Promise<AreasKept> {
  const rows = areas.map(({ code, nameEn, nameZh, ...area }) => ({
    ...area,
    ...{ name_zh: nameZh, name_en: nameEn, division_code: code },
  }));
  return kept.parse(await callApi(db, 'keep_areas', { areas: rows, only_check: onlyCheck }));
}

const removed = z.object({ status: z.enum(['removed', 'already', 'unknown', 'in_use']) });

export async function removeArea(db: UserDb, area: string) {
  return removed.parse(await callApi(db, 'remove_area', { area })).status;
}

/** What keeps two areas from becoming one; the name is that of the wave or round in the way. */
const mergeStop = z.discriminatedUnion('status', [
  z.object({ status: z.enum(['already', 'unknown']) }),
  z.object({ status: z.enum(['open_wave', 'open_round']), name: z.string() }),
]);
export type MergeStop = z.infer<typeof mergeStop>;

/** In the order in which they are said. */
export const movedThings = [
  ...(['buildings', 'doors', 'estates', 'assignments', 'grids', 'codes', 'posters', 'people'] as const),
  ...(['rounds', 'waves', 'imports'] as const),
] as const;
export type MovedThing = (typeof movedThings)[number];

const mergePreview = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('ready'),
    moves: z.record(z.enum(movedThings), z.number()),
    renamed: z.array(z.object({ name: z.string(), becomes: z.string() })),
  }),
  ...mergeStop.options,
]);
export type MergePreview = z.infer<typeof mergePreview>;

/** What would go over; nothing is changed. */
export async function previewMerge(db: UserDb, area: string, into: string): Promise<MergePreview> {
  return mergePreview.parse(await callApi(db, 'merge_preview', { area, into_area: into }));
}

const merged = z.discriminatedUnion('status', [z.object({ status: z.literal('merged') }), ...mergeStop.options]);

export async function mergeAreas(db: UserDb, area: string, into: string) {
  return merged.parse(await callApi(db, 'merge_areas', { area, into_area: into }));
}
