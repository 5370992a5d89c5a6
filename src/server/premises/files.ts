/** Files about lists of doors: the template to fill in, and the rows that have to be put right, with the reasons beside them. */
import { importFields, headings, type ImportField } from '../../domain/outreach/import-columns.ts';
import type { RowProblemCode } from '../../domain/outreach/import-rows.ts';
import type { UserDb } from '../db/clients.ts';
import { importErrors } from '../db/premises-imports.ts';
import { csvFile } from '../export/csv-stream.ts';
import { csvText } from '../export/csv.ts';

/** Headings as an office writes them; with an example row that a person replaces. */
export function templateCsv(example: Readonly<Record<ImportField, string>>): string {
  return csvText([
    importFields.map((field) => headings[field][0] ?? field),
    importFields.map((field) => example[field]),
  ]);
}

export interface ErrorWords {
  readonly row: string;
  readonly reason: string;
  readonly problem: Readonly<Record<RowProblemCode, string>>;
}

/** To be put right and sent again: the columns of the file as they were, and in front of them the row and what is wrong with it. */
export function errorsCsv(
  db: UserDb,
  { id, header }: { readonly id: string; readonly header: readonly string[] },
  words: ErrorWords,
): AsyncGenerator<Uint8Array> {
  return csvFile([words.row, words.reason, ...header], errorRows(db, id, words));
}

async function* errorRows(db: UserDb, id: string, words: ErrorWords): AsyncGenerator<[(string | number)[]]> {
  for await (const { place, cells, problems } of importErrors(db, id)) {
    const reasons = problems.map(({ problem }) => words.problem[problem]).join('; ');
    yield [[place, reasons, ...cells.map((cell) => cell ?? '')]];
  }
}
