/** Copies of everything, page by page: one handed out for a backup, one taken back for a restore. */
import { z } from 'astro/zod';

import { callApi } from '../clients.ts';
import { asService } from './as-service.ts';

export const copiedTables = z.array(z.object({ name: z.string(), rows: z.number() }));
export type CopiedTable = z.infer<typeof copiedTables>[number];

const begun = z.object({ copy: z.string(), migrations: z.array(z.string()), tables: copiedTables });
export type BegunBackup = z.infer<typeof begun>;

const page = z.union([
  z.object({ gone: z.literal(true) }),
  z.object({ place: z.number(), rows: z.string() }),
  z.null(),
]);
export type CopiedPage = z.infer<typeof page>;

const reasons = z.enum(['newer', 'older', 'unknown-table', 'not-empty', 'gone', 'incomplete']);
const refusal = z.object({ reason: reasons, detail: z.string().nullable() });
export type RestoreRefusal = z.infer<typeof refusal>;

const restoring = z.union([z.object({ copy: z.string() }), refusal]);
const restored = z.union([z.object({ tables: copiedTables, waves: z.number(), corrected: z.number() }), refusal]);
export type Restored = z.infer<typeof restored>;

/** Takes everything at one moment; tables come parents first. */
export async function beginBackup(): Promise<BegunBackup> {
  return begun.parse(await callApi(asService(), 'begin_backup'));
}

/** The next page of a table; null after the last. Rows are lines of JSON. */
export async function readCopyPage(copy: string, table: string, afterPlace: number): Promise<CopiedPage> {
  const args = { copy, table_name: table, after_place: afterPlace };
  return page.parse(await callApi(asService(), 'read_copy_page', args));
}

export async function dropCopy(copy: string): Promise<void> {
  await callApi(asService(), 'drop_copy', { copy });
}

export async function beginRestore(migrations: readonly string[], tables: readonly CopiedTable[]) {
  return restoring.parse(await callApi(asService(), 'begin_restore', { migrations, tables }));
}

/** False where the copy was given up meanwhile. */
export async function putCopyPage(copy: string, table: string, place: number, rows: string): Promise<boolean> {
  return z.boolean().parse(await callApi(asService(), 'put_copy_page', { copy, table_name: table, place, rows }));
}

/** Puts everything in place in one transaction; asked again, it says again what came of it. */
export async function finishRestore(copy: string): Promise<Restored> {
  return restored.parse(await callApi(asService(), 'finish_restore', { copy }));
}
