/** The check in a thread of its own: whatever a file does to survey-core, this thread can be stopped from outside. */
import { parentPort } from 'node:worker_threads';

import { checkFile } from './check.ts';

export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'told'; readonly stage: string; readonly report: unknown }
  | { readonly kind: 'done'; readonly report: unknown };

const port = parentPort;
port?.on('message', (bytes: Uint8Array) => {
  const report = checkFile(bytes, (stage, found) => port.postMessage({ kind: 'told', stage, report: found }));
  port.postMessage({ kind: 'done', report });
});
port?.postMessage({ kind: 'ready' });
