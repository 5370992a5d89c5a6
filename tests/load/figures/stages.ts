/**
 * What has been done to a database that takes long to fill, written down in it with the seconds it took: a run that opens it again does
 * only what is missing. Lost together with the unlogged answers if PostgreSQL is ever killed, never before them.
 */
import type { Ledger } from '../sites/ledger.ts';

export async function prepareStages({ sql }: Ledger): Promise<void> {
  await sql(`create schema if not exists bench`);
  await sql(
    `create unlogged table if not exists bench.stage (name text primary key, seconds double precision not null)`,
  );
}

/** Whole or not at all; answers with the seconds it took when it was done. */
export async function stage({ sql }: Ledger, name: string, work: () => Promise<unknown>): Promise<number> {
  const [done] = await sql('select seconds from bench.stage where name = $1', [name]);
  if (done !== undefined) return Number(done['seconds']);
  const began = performance.now();
  await sql('begin');
  await work();
  const seconds = (performance.now() - began) / 1000;
  await sql('insert into bench.stage (name, seconds) values ($1, $2)', [name, seconds]);
  await sql('commit');
  return seconds;
}
