/** `npm run restore FILE`: a backup into an empty database. */
import '../src/server/start/time-zone.ts';

import { fileURLToPath } from 'node:url';

import { runRestore } from '../src/server/start/run-backup.ts';

process.exitCode = await runRestore(fileURLToPath(new URL('../', import.meta.url)), process.argv.slice(2));
