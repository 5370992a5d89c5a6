/**
 * A list of areas on its way in: read, judged row by row, and carried along by the page itself, so that nothing is kept of a list that nobody puts in place.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'astro/zod';

import {
  areaFields,
  readAreaList,
  readAreas,
  type AreaCells,
  type AreaListProblem,
  type AreaProblem,
  type ListedArea,
  type ReadArea,
} from '../../domain/areas/area-list.ts';
import { areaTree, keepAreas, type AreaRefusal } from '../db/areas.ts';
import type { UserDb } from '../db/clients.ts';
import { readTable, type TableProblem } from '../premises/read-table.ts';

export interface CheckedArea extends ListedArea {
  readonly read: ReadArea;
  readonly isNew: boolean;
  readonly problems: readonly (AreaProblem | AreaRefusal)[];
}

export type AreaFileProblem = TableProblem | AreaListProblem | 'no_file' | 'unknown';
export type AreasView =
  | { readonly state: 'none' }
  | { readonly state: 'problem'; readonly problem: AreaFileProblem }
  | { readonly state: 'checked'; readonly office: string; readonly rows: readonly CheckedArea[]; readonly bad: number };

export async function checkFile(db: UserDb, fields: FormData): Promise<AreasView> {
  const file = fields.get('list');
  if (!(file instanceof File) || file.size === 0) return { state: 'problem', problem: 'no_file' };
  const table = await readTable(Buffer.from(await file.arrayBuffer()));
  if (!table.ok) return { state: 'problem', problem: table.problem };
  const listed = readAreaList(table.value, randomUUID);
  if (typeof listed === 'string') return { state: 'problem', problem: listed };
  const office = z.guid().safeParse(fields.get('office'));
  return office.success ? checked(db, { office: office.data, rows: listed }) : { state: 'problem', problem: 'unknown' };
}

/** Rows as a checked page sent them, judged once more. */
export async function checkSent(db: UserDb, fields: FormData): Promise<AreasView> {
  const list = sentList(fields);
  return list === null ? { state: 'problem', problem: 'unknown' } : checked(db, list);
}

/** The same, for putting them in place; null where no list came. */
export async function sentAreas(db: UserDb, fields: FormData): Promise<{ readonly areas: ReadArea[] } | null> {
  const list = sentList(fields);
  return list === null ? null : readIn(db, list);
}

const cell = z.string().max(60);
const cells = z.object(Object.fromEntries(areaFields.map((field) => [field, cell])));
const sent = z.object({
  office: z.guid(),
  rows: z
    .array(z.object({ id: z.guid(), place: z.number().int(), cells }))
    .min(1)
    .max(400),
});

interface SentAreas {
  readonly office: string;
  readonly rows: readonly ListedArea[];
}

function sentList(fields: FormData): SentAreas | null {
  const raw = fields.get('checked');
  try {
    const read = sent.parse(JSON.parse(typeof raw === 'string' ? raw : ''));
    return {
      office: read.office,
      rows: read.rows.map((row) => ({ ...row, cells: row.cells as unknown as AreaCells })),
    };
  } catch {
    return null;
  }
}

async function readIn(db: UserDb, { office, rows }: SentAreas) {
  const standing = await areaTree(db);
  const found = standing.find(({ id, kind }) => id === office && kind === 'subdistrict');
  return found === undefined ? null : { standing, areas: readAreas(rows, found, standing) };
}

async function checked(db: UserDb, list: SentAreas): Promise<AreasView> {
  const found = await readIn(db, list);
  if (found === null) return { state: 'problem', problem: 'unknown' };
  const whole = found.areas.flatMap((one, index) => (one.ok ? [{ index, area: one.value }] : []));
  const areas = whole.map(({ area }) => area);
  const outcome = areas.length === 0 ? null : await keepAreas(db, areas, true);
  const refused = outcome?.status === 'refused' ? outcome.problems : [];
  const rows = list.rows.flatMap((row, index): CheckedArea[] => {
    const read = found.areas[index];
    if (read === undefined) return [];
    const place = whole.findIndex((one) => one.index === index);
    const problems = read.ok
      ? refused.filter((each) => each.place === place).map(({ problem }) => problem)
      : [read.problem];
    const isNew = read.ok && !found.standing.some(({ id }) => id === read.value.id);
    return [{ ...row, read, isNew, problems }];
  });
  return {
    state: 'checked',
    office: list.office,
    rows,
    bad: rows.filter(({ problems }) => problems.length > 0).length,
  };
}
