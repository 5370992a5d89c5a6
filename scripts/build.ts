/** `npm run build`: the site, its static files compressed, and the stamp by which `npm start` knows the build. */
import '../src/server/start/time-zone.ts';

import { fileURLToPath } from 'node:url';

import { build } from '../src/server/start/build-when-needed.ts';

await build(fileURLToPath(new URL('../', import.meta.url)));
