/**
 * `npm run check:supabase`: goes once through everything a site asks of a Supabase, in an empty project of yours, and takes away what
 * it made. Ends with 0 where all of it holds, else with 1. Ctrl-C stops after the step that is under way, and cleans up.
 */
import '../src/server/start/time-zone.ts';

import { fileURLToPath } from 'node:url';

import { runCheck } from './check-supabase/run-check.ts';

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());

process.exitCode = await runCheck({
  root: fileURLToPath(new URL('../', import.meta.url)),
  environment: process.env,
  stop: stopping.signal,
  say: (line) => process.stdout.write(`${line}\n`),
});
