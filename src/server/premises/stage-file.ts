/**
 * From a file to an import that can be looked at: read, columns found, every row a door or its reasons, staged some thousand at a time. The same
 * file under the same id begins nothing new and goes on where it was cut off. While it runs, `premisesImport` says how far it is.
 */
import { accepted, refused, type Result } from '../../domain/result.ts';
import {
  findHeader,
  matchColumns,
  renamedHeader,
  type ImportColumns,
  type NamedColumns,
} from '../../domain/outreach/import-columns.ts';
import { doorKey, readRow, type ImportedDoor, type ImportSettings } from '../../domain/outreach/import-rows.ts';
import type { UserDb } from '../db/clients.ts';
import {
  beginPremisesImport,
  finishStaging,
  premisesPlaces,
  stagePremises,
  type StagedRow,
} from '../db/premises-imports.ts';
import { readTable, type TableProblem } from './read-table.ts';

export interface FileToStage {
  /** Of the import. */
  readonly id: string;
  /** The office's sub-district. */
  readonly area: string;
  readonly fileName: string;
  readonly bytes: Buffer;
  /** For a list without a column of communities. */
  readonly community: string | null;
  /** Headings that are not among ours, as the office named them. */
  readonly named?: NamedColumns;
}

export type StageProblem = TableProblem | 'no_header' | 'no_rows' | 'unknown';
export interface StagedFile {
  readonly id: string;
  readonly columns: ImportColumns;
}

const rowsAtOnce = 2000;

export async function stageFile(db: UserDb, file: FileToStage): Promise<Result<StagedFile, StageProblem>> {
  const table = await readTable(file.bytes);
  if (!table.ok) return table;
  const headerPlace = findHeader(table.value, file.named);
  if (headerPlace === null) return refused('no_header');
  const header = renamedHeader(table.value[headerPlace] ?? [], file.named ?? {});
  const columns = matchColumns(header);
  const settings = { columns, places: await premisesPlaces(db, file.area), community: file.community };
  const rows = numbered(table.value, headerPlace + 1);
  if (rows.length === 0) return refused('no_rows');
  const { id, area, fileName } = file;
  if ((await beginPremisesImport(db, { id, area, fileName, header, rows: rows.length })) === 'unknown')
    return refused('unknown');
  return (await stageAll(db, id, stagedRows(rows, settings))) ? accepted({ id, columns }) : refused('unknown');
}

/** The same for doors that are generated: no file, no errors. */
export async function stageDoors(
  db: UserDb,
  { id, area, name }: { readonly id: string; readonly area: string; readonly name: string },
  doors: readonly ImportedDoor[],
): Promise<boolean> {
  const begun = await beginPremisesImport(db, { id, area, fileName: name, header: [], rows: doors.length });
  return (
    begun !== 'unknown' &&
    stageAll(
      db,
      id,
      doors.map((door, index) => ({ place: index + 1, door })),
    )
  );
}

async function stageAll(db: UserDb, id: string, rows: Iterable<StagedRow>): Promise<boolean> {
  let batch: StagedRow[] = [];
  const send = async () => (await stagePremises(db, id, batch)) !== 'unknown';
  for (const row of rows) {
    batch.push(row);
    if (batch.length < rowsAtOnce) continue;
    if (!(await send())) return false;
    batch = [];
  }
  return (batch.length === 0 || (await send())) && (await finishStaging(db, id)) !== 'unknown';
}

interface NumberedRow {
  /** From 1, as a spreadsheet counts. */
  readonly place: number;
  readonly cells: readonly string[];
}

function numbered(rows: readonly (readonly string[])[], from: number): NumberedRow[] {
  return rows.flatMap((cells, index) =>
    index < from || cells.every((cell) => cell.trim() === '') ? [] : [{ place: index + 1, cells }],
  );
}

function* stagedRows(rows: readonly NumberedRow[], settings: ImportSettings): Generator<StagedRow> {
  const known = new Set<string>();
  for (const { place, cells } of rows) {
    const read = readRow(cells, settings);
    if (!read.ok) {
      yield { place, problems: read.problems, cells: withoutPeople(cells, settings.columns) };
      continue;
    }
    const key = doorKey(read.door);
    if (known.has(key))
      yield { place, problems: [{ field: 'door', problem: 'twice' }], cells: withoutPeople(cells, settings.columns) };
    else yield { place, door: read.door };
    known.add(key);
  }
}

/** What is kept of a row that has to be put right: the columns that are read, and nothing about people. */
function withoutPeople(cells: readonly string[], { fields }: ImportColumns): string[] {
  const kept = new Set(Object.values(fields));
  return cells.map((cell, column) => (kept.has(column) ? cell : ''));
}
