/** Lists of doors on their way in, import by import: staged, looked at, put in place. An import's id is made where the file is chosen. */
import { z } from 'astro/zod';
import type { ImportedDoor, ImportPlaces, RowProblem } from '../../domain/outreach/import-rows.ts';
import { callApi, type UserDb } from './clients.ts';
import { namedArea, toNamedArea } from './named-area.ts';

const places = z.array(namedArea.extend({ grids: z.array(namedArea) }));

export async function premisesPlaces(db: UserDb, area: string): Promise<ImportPlaces> {
  const found = places.parse(await callApi(db, 'premises_places', { area }));
  return {
    communities: found.map(({ grids, ...place }) => ({ ...toNamedArea(place), grids: grids.map(toNamedArea) })),
  };
}

export interface BegunImport {
  readonly id: string;
  readonly area: string;
  readonly fileName: string;
  readonly header: readonly string[];
  readonly rows: number;
}

const begun = z.object({ status: z.enum(['begun', 'already', 'unknown']) });

export async function beginPremisesImport(db: UserDb, { fileName, ...asked }: BegunImport) {
  return begun.parse(await callApi(db, 'begin_premises_import', { ...asked, file_name: fileName })).status;
}

/** A door, or the row as it was written with what is wrong with it; `place` as the file counts. */
export type StagedRow =
  | { readonly place: number; readonly door: ImportedDoor }
  | { readonly place: number; readonly problems: readonly RowProblem[]; readonly cells: readonly string[] };

const staged = z.object({ status: z.enum(['staged', 'unknown', 'done']) });

export async function stagePremises(db: UserDb, id: string, rows: readonly StagedRow[]) {
  return staged.parse(await callApi(db, 'stage_premises', { import: id, rows: rows.map(asRow) })).status;
}

function asRow(row: StagedRow): Record<string, unknown> {
  if (!('door' in row)) return { ...row };
  const { buildingKind, ...door } = row.door;
  return { place: row.place, ...door, building_kind: buildingKind };
}

const finished = z.object({ status: z.enum(['checked', 'already', 'unknown']) });

export async function finishStaging(db: UserDb, id: string) {
  return finished.parse(await callApi(db, 'finish_staging', { import: id })).status;
}

const outcome = z.object({
  added: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  /** Named by the list. */
  buildings: z.number(),
  estates_added: z.number(),
});

const view = z
  .object({
    id: z.string(),
    area: z.string(),
    file_name: z.string(),
    header: z.array(z.string()),
    state: z.enum(['staging', 'checked', 'committed']),
    rows: z.number(),
    staged: z.number(),
    bad: z.number(),
    began_at: z.string(),
    committed_at: z.string().nullable(),
    outcome: outcome.nullable(),
    problems: z.record(z.string(), z.number()).default({}),
    doors: z.object({ added: z.number(), updated: z.number(), unchanged: z.number() }).nullish(),
    buildings: z.object({ added: z.number(), known: z.number() }).nullish(),
    by_community: z.array(namedArea.extend({ doors: z.number() })).default([]),
    sample: z
      .array(
        z.object({
          place: z.number(),
          estate: z.string().nullable(),
          building: z.string(),
          unit: z.string(),
          floor: z.number().nullable(),
          door: z.string(),
          kind: z.string(),
        }),
      )
      .default([]),
  })
  .nullable();

/** How far it is, and, once every row was looked at, what it would do; null for whoever is not its office. */
export async function premisesImport(db: UserDb, id: string) {
  const found = view.parse(await callApi(db, 'premises_import', { import: id }));
  if (found === null) return null;
  const { file_name, began_at, committed_at, by_community, ...rest } = found;
  return {
    ...rest,
    fileName: file_name,
    beganAt: began_at,
    committedAt: committed_at,
    byCommunity: by_community.map(({ doors, ...area }) => ({ ...toNamedArea(area), doors })),
  };
}
export type PremisesImport = NonNullable<Awaited<ReturnType<typeof premisesImport>>>;

const errors = z.array(
  z.object({
    place: z.number(),
    cells: z.array(z.string().nullable()),
    problems: z.array(
      z.custom<RowProblem>((value) => z.object({ field: z.string(), problem: z.string() }).safeParse(value).success),
    ),
  }),
);
export type ImportError = z.infer<typeof errors>[number];

const errorsAtOnce = 1000;

/** Every row that is no door, in the order of the file, fetched as it is read. */
export async function* importErrors(db: UserDb, id: string): AsyncGenerator<ImportError> {
  for (let after = -1; ;) {
    const page = errors.parse(
      await callApi(db, 'premises_import_errors', { import: id, after_place: after, most: errorsAtOnce }),
    );
    yield* page;
    if (page.length < errorsAtOnce) return;
    after = page.at(-1)?.place ?? after;
  }
}

const committed = z.discriminatedUnion('status', [
  z.object({ status: z.enum(['committed', 'already']), outcome: outcome }),
  z.object({ status: z.literal('has_errors'), bad: z.number() }),
  z.object({ status: z.enum(['not_checked', 'lost', 'unknown']) }),
]);
export type CommitOutcome = z.infer<typeof committed>;

/** Wholly or not at all; repeated, it says what it did. `lost`: a crash took staged rows away; the same file under the same id brings them back. */
export async function commitPremisesImport(db: UserDb, id: string): Promise<CommitOutcome> {
  return committed.parse(await callApi(db, 'commit_premises_import', { import: id }));
}
