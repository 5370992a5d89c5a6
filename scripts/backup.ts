/** `npm run backup FILE`: everything that must survive, in one file. */
import '../src/server/start/time-zone.ts';

import { fileURLToPath } from 'node:url';

import { runBackup } from '../src/server/start/run-backup.ts';

process.exitCode = await runBackup(fileURLToPath(new URL('../', import.meta.url)), process.argv.slice(2));
