/** The check in a thread of its own: whatever a file does to survey-core, this thread can be stopped from outside. */
import { parentPort } from 'node:worker_threads';

import { checkAndCompile, type Tell } from './check.ts';

export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'told'; readonly stage: string; readonly report: unknown }
  | {
      readonly kind: 'done';
      readonly report: unknown;
      readonly compiled: unknown;
      readonly milliseconds: number;
    };

const port = parentPort;
port?.on('message', (bytes: Uint8Array) => {
  const before = process.threadCpuUsage();
  const tell: Tell = (stage, report) => port.postMessage({ kind: 'told', stage, report });
  const { compiled, report } = checkAndCompile(bytes, tell);
  const { user, system } = process.threadCpuUsage(before);
  port.postMessage({ kind: 'done', report, compiled, milliseconds: (user + system) / 1_000 });
});
port?.postMessage({ kind: 'ready' });
