/** An empty project behind a real address, and `npm run check:supabase` on it: within this process, or as the program. */
import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { runCheck } from '../../scripts/check-supabase/run-check.ts';
import { migrationsDir, templateDir } from './harness.ts';
import { supabaseOverHttp } from './supabase-over-http.ts';
import type { Oddity, SupabaseOverHttp } from './supabase-over-http.ts';
import { startTestBackend } from './test-backend.ts';
import type { TestBackend } from './test-backend.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Checked {
  readonly code: number;
  readonly lines: readonly string[];
}

export interface CheckedProject {
  readonly backend: TestBackend;
  readonly environment: SupabaseOverHttp['environment'];
  check(environment?: Readonly<Record<string, string>>): Promise<Checked>;
  /** With another answer here and there, as another project would give. */
  checkOdd(oddity: Oddity): Promise<Checked>;
  /** How many rows a table has. */
  count(table: string): Promise<unknown>;
  /** Rows of every table that has any. */
  filledTables(): Promise<string[]>;
  /** Takes away what a test put in. */
  empty(): Promise<void>;
  close(): Promise<void>;
}

export async function checkedProject(): Promise<CheckedProject> {
  const backend = await startTestBackend({ migrationsDir, templateDir, migrated: true });
  const project = await supabaseOverHttp(backend);
  return {
    backend,
    environment: project.environment,
    check: (environment = project.environment) => checkOn(environment),
    async checkOdd(oddity) {
      const odd = await supabaseOverHttp(backend, oddity);
      return checkOn(odd.environment).finally(() => odd.close());
    },
    async count(table) {
      const [row] = await backend.sql(`select count(*)::integer as n from ${table}`);
      return row?.['n'];
    },
    filledTables: () => filledTables(backend),
    async empty() {
      await backend.sql('truncate auth.users, app.staff, app.area, app.throttle, app.daily_salt cascade');
    },
    close: () => project.close().then(() => backend.close()),
  };
}

async function checkOn(environment: Readonly<Record<string, string>>): Promise<Checked> {
  const lines: string[] = [];
  const stop = new AbortController().signal;
  const code = await runCheck({ root, environment, stop, say: (line) => lines.push(line) });
  return { code, lines };
}

async function filledTables(backend: TestBackend): Promise<string[]> {
  const tables = await backend.sql(
    `select schemaname || '.' || relname as name from pg_stat_user_tables where schemaname in ('app', 'auth') order by 1`,
  );
  const filled: string[] = [];
  for (const { name } of tables) {
    const [row] = await backend.sql(`select exists (select from ${String(name)}) as filled`);
    if (row?.['filled'] === true) filled.push(String(name));
  }
  return filled;
}

export function checkProgram(environment: Readonly<Record<string, string>>): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [join(root, 'scripts', 'check-supabase.ts')], {
    env: { PATH: process.env['PATH'] ?? '', ...environment },
  });
}

export function ended(program: ChildProcessWithoutNullStreams): Promise<{ code: number | null; printed: string }> {
  let printed = '';
  for (const stream of [program.stdout, program.stderr])
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  return new Promise((done) => program.once('close', (code) => done({ code, printed })));
}
