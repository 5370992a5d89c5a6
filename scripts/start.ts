/** `npm start` and `npm run dev`. */
import '../src/server/start/time-zone.ts';

import { fileURLToPath } from 'node:url';

import { run } from '../src/server/start/run.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
await run(root, process.argv.includes('--dev') ? 'dev' : 'built');
