/**
 * Examines definitions off the main thread. The starter provides it once; the site's bundle and the starter are built apart but share the
 * process, so it hangs on `globalThis` under a registered symbol.
 */
import type { Checked } from '../../questionnaires/check/check.ts';

export interface Workshop {
  /** 'busy': too many are waiting already. */
  examine(definition: string | Uint8Array): Promise<Checked | 'busy'>;
  /** Somebody will want it soon. */
  warm(): void;
  close(): Promise<void>;
}

const place = Symbol.for('linli.workshop');

type Shared = { [place]?: Workshop };

export function provideWorkshop(workshop: Workshop): void {
  (globalThis as Shared)[place] = workshop;
}

export function workshop(): Workshop {
  const provided = (globalThis as Shared)[place];
  if (provided === undefined)
    throw new Error('No workshop was provided: start the site with `npm start` or `npm run dev`.');
  return provided;
}
