/**
 * Chromium from npm for a machine that has none: unpacked once under node_modules, together with the few libraries it
 * needs, so that nothing has to be installed and no root is asked for.
 */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import packed, { inflate } from '@sparticuz/chromium';

import { quietArguments } from './launch.ts';
import type { Browser } from './launch.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const home = join(root, 'node_modules/.cache/linli-chromium');
const archives = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '../bin');

export async function unpackedBrowser(environment: Readonly<Record<string, string>>): Promise<Browser> {
  try {
    if (!existsSync(home)) await unpack();
  } catch (cause) {
    throw new Error('This system has no Chromium, and the one from npm could not be unpacked. Set CHROME_PATH.', {
      cause,
    });
  }
  return {
    path: join(home, 'chromium'),
    args: [...quietArguments, '--no-zygote'],
    env: {
      ...environment,
      LD_LIBRARY_PATH: join(home, 'al2023/lib'),
      // Its own few fonts only where the system has no list of fonts at all.
      ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(home, 'fonts') }),
    },
  };
}

/** Into a folder of its own that is renamed when complete, so that a broken-off attempt leaves nothing half-finished. */
async function unpack(): Promise<void> {
  const partial = `${home}.${process.pid}`;
  mkdirSync(partial, { recursive: true });
  const usual = process.env['TMPDIR'];
  process.env['TMPDIR'] = partial;
  try {
    await packed.executablePath();
    await inflate(join(archives, 'al2023.tar.br'));
  } finally {
    if (usual === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = usual;
  }
  try {
    renameSync(partial, home);
  } catch (cause) {
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(home)) throw cause;
  }
}
