/// <reference types="vitest/config" />
import { getViteConfig } from 'astro/config';

// The calendar on the wall of those who use it, on every machine.
process.env['TZ'] = 'Asia/Shanghai';

/** One runner for everything that needs no browser: a project is a kind of proof. */
export default getViteConfig({
  test: {
    passWithNoTests: false,
    projects: ['unit', 'surveys', 'config', 'database'].map((name) => ({
      extends: true as const,
      test: {
        name,
        include: [`tests/${name}/**/*.test.{ts,tsx}`],
        testTimeout: 60_000,
        hookTimeout: 120_000,
      },
    })),
  },
});
