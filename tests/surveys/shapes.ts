/** Definitions of different shapes, each for one thing that authors write: found in the folder, so that a new one cannot be forgotten. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, 'shapes');

export interface Shape {
  readonly name: string;
  readonly text: string;
}

export const shapes: readonly Shape[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => ({ name: file.replace(/\.json$/, ''), text: readFileSync(join(folder, file), 'utf8') }));
