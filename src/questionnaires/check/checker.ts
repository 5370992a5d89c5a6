/**
 * Checks files one after the other in a thread that is stopped when a file takes too long or too much memory; the next
 * file gets a new one. No file can make it wait, fall over or lie about the next.
 */
import { Worker } from 'node:worker_threads';

import type { Checked, Compiled } from './check.ts';
import { emptyReport, judged, type CheckReport, type GaveUp, type Stage } from './report.ts';
import type { FromWorker } from './worker.ts';

const megabytes = 256;
const stackMegabytes = 8;

export interface Measured extends Checked {
  readonly milliseconds: number;
}

export class Checker {
  readonly #seconds: number;
  #worker: Promise<Worker> | null = null;

  /** How long one file may take, in seconds. */
  constructor(seconds: number) {
    this.#seconds = seconds;
  }

  async check(bytes: Uint8Array): Promise<CheckReport> {
    return (await this.measure(bytes)).report;
  }

  /** With the time that the thread itself was busy, whatever else the machine does; a file given up took all it was given. */
  async measure(bytes: Uint8Array): Promise<Measured> {
    this.#worker ??= started();
    const worker = await this.#worker;
    const measured = await answer(worker, bytes, this.#seconds);
    if (measured.report.gaveUp) await this.close();
    return measured;
  }

  /** Starts the thread before anybody waits for it. */
  async warm(): Promise<void> {
    this.#worker ??= started();
    await this.#worker;
  }

  async close(): Promise<void> {
    const worker = await this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }
}

/** Starting a thread and reading survey-core is no file's fault and does not count. */
function started(): Promise<Worker> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    // What survey-core prints about a broken condition, the report says with its place.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: megabytes, stackSizeMb: stackMegabytes },
  });
  worker.unref();
  return new Promise((resolve, reject) => {
    worker.once('message', () => resolve(worker));
    worker.once('error', reject);
  });
}

function answer(worker: Worker, bytes: Uint8Array, seconds: number): Promise<Measured> {
  const before = performance.now();
  return new Promise((resolve) => {
    let stage: Stage = 'reading';
    let found: Omit<CheckReport, 'ok'> = emptyReport;
    const giveUp = (because: GaveUp['because']) => {
      const spent = Math.round((performance.now() - before) / 100) / 10;
      const report = judged({ ...found, gaveUp: { because, seconds: spent, stage } });
      end({ report, compiled: null, milliseconds: spent * 1_000 });
    };
    const timer = setTimeout(() => giveUp('time'), seconds * 1_000);
    const hear = (message: FromWorker) => {
      if (message.kind === 'done') {
        const { compiled, milliseconds, report } = message;
        end({ milliseconds, report: report as CheckReport, compiled: compiled as Compiled | null });
      }
      if (message.kind !== 'told') return;
      stage = message.stage as Stage;
      found = message.report as CheckReport;
    };
    const fail = (error: unknown) => giveUp(isOutOfMemory(error) ? 'memory' : 'crash');
    const leave = () => giveUp('crash');
    const end = (measured: Measured) => {
      clearTimeout(timer);
      worker.off('message', hear).off('error', fail).off('exit', leave);
      // A thread that is given up may still fail on its way out.
      if (measured.report.gaveUp) worker.on('error', () => undefined);
      resolve(measured);
    };
    worker.on('message', hear).on('error', fail).on('exit', leave);
    worker.postMessage(bytes);
  });
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && Reflect.get(error, 'code') === 'ERR_WORKER_OUT_OF_MEMORY';
}
