/**
 * Builds the site when there is no build of exactly these sources. The build carries a stamp: the hash of everything that goes
 * into it, the address of the site among it, so that a checkout, a clone or an edit is told apart without trusting file times.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { precompress } from './precompress.ts';
import { StartProblem } from './start-problem.ts';

const sources = ['src', 'public', 'astro.config.mjs', 'package-lock.json', 'tsconfig.json'];

export async function buildWhenNeeded(root: string, beforeBuilding: () => void): Promise<void> {
  const stamp = sourcesStamp(root);
  if (readStamp(root) === stamp) return;
  beforeBuilding();
  await build(root, stamp);
}

export async function build(root: string, stamp = sourcesStamp(root)): Promise<void> {
  await runAstroBuild(root);
  nameBuild(join(root, 'dist', 'client', 'visit', 'sw.js'), stamp);
  await precompress(join(root, 'dist', 'client'));
  writeFileSync(stampFile(root), stamp);
}

/** A phone fetches the pages that open without signal anew when this one file differs from the one it has. */
function nameBuild(serviceWorker: string, stamp: string): void {
  const text = readFileSync(serviceWorker, 'utf8');
  if (!text.includes(placeOfBuild)) throw new Error('The service worker has no place for the name of the build.');
  writeFileSync(serviceWorker, text.replace(placeOfBuild, stamp.slice(0, 16)));
}

const placeOfBuild = '__BUILD__';

/** In a process of its own: what the build needs in memory is gone before the site serves. */
function runAstroBuild(root: string): Promise<void> {
  const astro = join(root, 'node_modules', 'astro', 'bin', 'astro.mjs');
  const environment = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' };
  return new Promise((done, failed) => {
    const building = spawn(process.execPath, [astro, 'build'], { cwd: root, env: environment });
    let printed = '';
    for (const stream of [building.stdout, building.stderr]) {
      stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    }
    building.on('error', failed);
    building.on('exit', (code) => {
      if (code === 0) done();
      else failed(buildFailure(printed));
    });
  });
}

function buildFailure(printed: string): StartProblem {
  process.stderr.write(printed);
  const lines = printed.split('\n');
  const said = lines.findIndex((line) => line.includes('[ERROR]'));
  return new StartProblem('build-failed', { reason: lines.slice(said, said + 2).join(' ') });
}

function sourcesStamp(root: string): string {
  const hash = createHash('sha256').update(`${process.env['LINLI_PUBLIC_URL'] ?? ''}\0`);
  for (const file of sources.flatMap((source) => filesOf(root, source))) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesOf(root: string, path: string): string[] {
  try {
    return readdirSync(join(root, path), { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => (entry.isDirectory() ? filesOf(root, join(path, entry.name)) : [join(path, entry.name)]));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOTDIR') return [path];
    return [];
  }
}

/** Null where nothing was built yet. */
export function readStamp(root: string): string | null {
  try {
    return readFileSync(stampFile(root), 'utf8');
  } catch {
    return null;
  }
}

function stampFile(root: string): string {
  return join(root, 'dist', 'stamp');
}
