/** The database after the load: is every acknowledged answer there, once, and does every tally agree with the answers? */
import { fileURLToPath } from 'node:url';

import postgres from 'postgres';

import { startEmbedded } from '../../../src/embedded/index.ts';
import type { Page } from '../phones/requests.ts';

type Row = Readonly<Record<string, unknown>>;

export type Ledger = {
  readonly sql: (statement: string, parameters?: unknown[]) => Promise<Row[]>;
  readonly close: () => Promise<void>;
};

export function ledgerOf(url: string): Ledger {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  return {
    sql: async (statement, parameters = []) => [...(await sql.unsafe<Row[]>(statement, parameters as never[]))],
    close: async () => sql.end(),
  };
}

/** Of an embedded site that has ended. */
export async function ledgerIn(dataDir: string): Promise<Ledger> {
  const migrationsDir = fileURLToPath(new URL('../../../supabase/migrations', import.meta.url));
  const backend = await startEmbedded({ dataDir, migrationsDir });
  return { sql: backend.sql, close: () => backend.close() };
}

export async function answersIn({ sql }: Ledger, { wave }: Page): Promise<number> {
  const [row] = await sql('select count(*)::integer as count from app.answer where wave_id = $1', [wave]);
  return Number(row?.['count']);
}

export type Findings = {
  /** Acknowledged, and not in the database. */
  readonly missing: number;
  /** In the database without an acknowledgement of their own: a second time, or by nobody. */
  readonly surplus: number;
  /** Sum of what `rebuild_tallies` had to correct, and of the answers that no day counts. */
  readonly talliesOff: number;
};

/** `before`: answers of the wave that others gave. */
export async function audit(
  ledger: Ledger,
  page: Page,
  { acknowledged, before }: { readonly acknowledged: readonly string[]; readonly before: number },
): Promise<Findings> {
  const ids = [...new Set(acknowledged)];
  const found = await ledger.sql(
    `select count(*)::integer as count from app.answer join jsonb_array_elements_text($1::text::jsonb) as one (id) on one.id::uuid = answer.id`,
    [JSON.stringify(ids)],
  );
  const stored = await answersIn(ledger, page);
  return {
    missing: ids.length - Number(found[0]?.['count']),
    surplus: stored - before - ids.length,
    talliesOff: await talliesOff(ledger, page, stored),
  };
}

async function talliesOff(ledger: Ledger, { wave }: Page, stored: number): Promise<number> {
  const held = await counts(ledger, wave);
  await ledger.sql('select api.rebuild_tallies($1)', [wave]);
  const recounted = await counts(ledger, wave);
  const [days] = await ledger.sql(
    'select coalesce(sum(count), 0)::integer as count from app.tally_completed where wave_id = $1',
    [wave],
  );
  const keys = new Set([...held.keys(), ...recounted.keys()]);
  const corrected = [...keys].map((key) => Math.abs((held.get(key) ?? 0) - (recounted.get(key) ?? 0)));
  return corrected.reduce((sum, off) => sum + off, 0) + Math.abs(Number(days?.['count']) - stored);
}

async function counts({ sql }: Ledger, wave: string): Promise<Map<string, number>> {
  const rows: Row[] = [];
  for (const table of ['tally', 'tally_split', 'tally_completed']) {
    rows.push(
      ...(await sql(
        `select (to_jsonb(held) - 'count')::text || '${table}' as key, count from app.${table} as held where wave_id = $1`,
        [wave],
      )),
    );
  }
  return new Map(rows.map(({ key, count }) => [String(key), Number(count)]));
}
