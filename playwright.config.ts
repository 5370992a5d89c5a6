import { defineConfig } from '@playwright/test';

import { browser } from './tests/browser/browser.ts';
import { overPostgres } from './tests/e2e/site.ts';

const { path, args, env } = await browser();

/** What is made once more over PostgreSQL; the office's tables are compared there by the database tests, in seconds. */
const chosen = ['journey', 'questionnaire', 'questionnaire-plain', 'questionnaire-kinds', 'office-sign-in'];
const alongPostgres = ['**/postgres/*.spec.ts', ...chosen.map((name) => `**/e2e/${name}.spec.ts`)];

/**
 * Journeys through the built site in a real browser, all against one site with demo data of its own. `LINLI_TEST_BACKEND=postgres`
 * makes the chosen ones over a PostgreSQL.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  ...(overPostgres ? { testMatch: alongPostgres } : { testIgnore: '**/postgres/*.spec.ts' }),
  outputDir: 'test-results/e2e',
  globalSetup: './tests/e2e/start-site.ts',
  // Two cores serve the site, its database and the browser.
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 360, height: 740 },
    launchOptions: { executablePath: path, args: [...args], env: { ...env } },
    screenshot: 'only-on-failure',
    // Recording one slows every journey: `playwright test --trace retain-on-failure` where one is wanted.
    trace: 'off',
  },
});
