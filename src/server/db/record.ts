/** The record of who did what, line by line, newest first; only an office reads it, and only what concerns its areas. */
import { z } from 'astro/zod';

import { callApi, type UserDb } from './clients.ts';

const cells = z.record(z.string(), z.unknown()).nullable();
const line = z.object({
  id: z.number(),
  at: z.string(),
  role: z.string(),
  who_id: z.string().nullable(),
  who: z.string().nullable(),
  table: z.string(),
  action: z.enum(['insert', 'update', 'delete']),
  before: cells,
  after: cells,
  subject: z.object({
    person: z.string().optional(),
    area: z.object({ zh: z.string(), en: z.string() }).optional(),
    building: z.string().optional(),
    wave: z.string().optional(),
    round: z.string().optional(),
    name: z.string().optional(),
  }),
});
export type RecordLine = z.infer<typeof line>;

export interface AskedRecord {
  readonly words?: string;
  readonly who?: string;
  readonly table?: string;
  /** Days of China, both included. */
  readonly since?: string;
  readonly until?: string;
}

export async function officeRecord(
  db: UserDb,
  asked: AskedRecord,
  { before = null, most }: { readonly before?: number | null; readonly most: number },
): Promise<RecordLine[]> {
  return z.array(line).parse(await callApi(db, 'office_record', { asked, before_id: before, most }));
}

const atOnce = 1000;

/** All of it, fetched as it is read. */
export async function* wholeRecord(db: UserDb, asked: AskedRecord): AsyncGenerator<RecordLine[]> {
  for (let before: number | null = null; ;) {
    const page: RecordLine[] = await officeRecord(db, asked, { before, most: atOnce });
    yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < atOnce) return;
    before = last.id;
  }
}
