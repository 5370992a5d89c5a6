/// <reference types="vitest/config" />
import { getViteConfig } from 'astro/config';

// The calendar on the wall of those who use it, on every machine.
process.env['TZ'] = 'Asia/Shanghai';

/** Opens what only the embedded database has, or only PostgreSQL. */
const embeddedAlone = 'tests/database/embedded-*.test.ts';
const postgresAlone = 'tests/database/postgres/**';

/** One runner for everything that needs no browser: a project is a kind of proof. */
export default getViteConfig({
  test: {
    passWithNoTests: false,
    // Also on two cores both: by itself it would leave one to nobody.
    maxWorkers: '100%',
    // A worker keeps its modules from file to file: reading them anew took most of the time. So a test leaves nothing behind in them.
    isolate: false,
    projects: [
      project('unit'),
      project('surveys'),
      project('config'),
      project('database', { exclude: [postgresAlone] }),
      // The same proofs over a real PostgreSQL, and those of several sites that share it.
      project('database-postgres', {
        include: ['tests/database/**/*.test.ts'],
        exclude: [embeddedAlone],
        env: { LINLI_TEST_BACKEND: 'postgres' },
        globalSetup: 'tests/postgres/for-the-run.ts',
      }),
    ],
  },
});

type Settings = { include?: string[]; exclude?: string[]; env?: Record<string, string>; globalSetup?: string };

function project(name: string, settings: Settings = {}) {
  return {
    extends: true as const,
    test: {
      name,
      include: [`tests/${name}/**/*.test.{ts,tsx}`],
      testTimeout: 120_000,
      hookTimeout: 120_000,
      ...settings,
    },
  };
}
