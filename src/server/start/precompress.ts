/** Writes every static text file beside itself as .br and .gz, once per build and at the highest quality. */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { brotliSmallest, gzipSmallest } from './compression.ts';

const isText = /\.(?:css|html|js|json|mjs|svg|txt|webmanifest|xml)$/;
/** Below this an encoding saves nothing after its headers. */
const WORTHWHILE_BYTES = 200;

export async function precompress(folder: string): Promise<void> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const file of files) {
    if (file.isFile() && isText.test(file.name)) await compressFile(join(file.parentPath, file.name));
  }
}

async function compressFile(path: string): Promise<void> {
  const bytes = await readFile(path);
  for (const [ending, compress] of [
    ['br', brotliSmallest],
    ['gz', gzipSmallest],
  ] as const) {
    const smaller = await compress(bytes);
    if (bytes.length >= WORTHWHILE_BYTES && smaller.length < bytes.length)
      await writeFile(`${path}.${ending}`, smaller);
    else await rm(`${path}.${ending}`, { force: true });
  }
}
