/** A Supabase of our own over a real PostgreSQL, as the server and the starter see it. */
export { startPostgres } from './start-postgres.ts';
export type { PostgresBackend, PostgresOptions } from './start-postgres.ts';
