/**
 * The browser that tests and benchmarks drive: `CHROME_PATH`, else the one that npm brings, which needs no root, is the same
 * for everybody and draws no windows; else the Chromium of this system. When none can be had, the reason is the error: nothing
 * is ever skipped.
 */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

import { quietArguments } from './launch.ts';
import type { Browser } from './launch.ts';
import { unpackedBrowser } from './unpacked-browser.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** `LINLI_BROWSER=system` takes the one of this system first: to see that another version agrees. */
export async function browser(environment: NodeJS.ProcessEnv = process.env): Promise<Browser> {
  const chosen = environment['CHROME_PATH'] ?? '';
  if (chosen !== '') {
    if (!isExecutable(chosen)) throw new Error(`CHROME_PATH is ${chosen}, and no program is there that can be run.`);
    return { path: chosen, args: quietArguments, env: defined(environment) };
  }
  const path = installedBrowser(environment['PATH'] ?? '');
  const installed = path === null ? null : { path, args: quietArguments, env: defined(environment) };
  if (installed !== null && environment['LINLI_BROWSER'] === 'system') return installed;
  try {
    return await unpackedBrowser(defined(environment));
  } catch (cause) {
    if (installed === null) throw cause;
    return installed;
  }
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
