/**
 * The Supabase that this process talks to. The starter provides it once; the site's bundle and the starter are built apart but
 * share the process, so it hangs on `globalThis` under a registered symbol.
 */
export interface Backend {
  readonly kind: 'embedded' | 'postgres' | 'supabase';
  readonly url: string;
  readonly publishableKey: string;
  readonly secretKey: string;
  readonly fetch: typeof fetch;
  close(): Promise<void>;
}

const place = Symbol.for('linli.backend');

type Shared = { [place]?: Backend };

export function provideBackend(backend: Backend): void {
  (globalThis as Shared)[place] = backend;
}

export function backend(): Backend {
  const provided = (globalThis as Shared)[place];
  if (provided === undefined)
    throw new Error('No Supabase was provided: start the site with `npm start` or `npm run dev`.');
  return provided;
}
