/**
 * The browser that tests and benchmarks drive: `CHROME_PATH`, else the Chromium of this system, else the one that npm
 * brings, which needs no root. When none can be had, the reason is the error: nothing is ever skipped.
 */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

import { quietArguments } from './launch.ts';
import type { Browser } from './launch.ts';
import { unpackedBrowser } from './unpacked-browser.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** `LINLI_BROWSER=npm` takes the one from npm although the system has its own: to see that it works. */
export async function browser(environment: NodeJS.ProcessEnv = process.env): Promise<Browser> {
  const chosen = environment['CHROME_PATH'] ?? '';
  if (chosen !== '') {
    if (!isExecutable(chosen)) throw new Error(`CHROME_PATH is ${chosen}, and no program is there that can be run.`);
    return { path: chosen, args: quietArguments, env: defined(environment) };
  }
  const installed = environment['LINLI_BROWSER'] === 'npm' ? null : installedBrowser(environment['PATH'] ?? '');
  if (installed !== null) return { path: installed, args: quietArguments, env: defined(environment) };
  return unpackedBrowser(defined(environment));
}

function installedBrowser(searchPath: string): string | null {
  const candidates = searchPath.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return candidates.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function defined(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
