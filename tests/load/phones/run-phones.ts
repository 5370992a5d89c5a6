/** Starts the phones in a process of their own and hears what became of it. */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { Plan, Told } from './plan.ts';

export type Phones = {
  /** Nobody begins any more; whoever has begun goes on until an answer comes. */
  stop(): void;
  readonly told: Promise<Told>;
  /** Ids of the submissions that were acknowledged so far. */
  acknowledged(): string[];
};

const program = fileURLToPath(new URL('./phones.ts', import.meta.url));

/** `place` is a path for the plan and what comes of it. */
export function startPhones(plan: Omit<Plan, 'acknowledged'>, place: string): Phones {
  const acknowledged = `${place}.acknowledged`;
  writeFileSync(acknowledged, '');
  writeFileSync(place, JSON.stringify({ ...plan, acknowledged } satisfies Plan));
  const phones = spawn(process.execPath, [program, place], { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  phones.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const told = new Promise<Told>((done, failed) => {
    phones.once('close', (code) => {
      if (code === 0) done(JSON.parse(printed) as Told);
      else failed(new Error(`The phones ended with ${code ?? 'a signal'}.`));
    });
  });
  return {
    stop: () => void phones.kill('SIGTERM'),
    told,
    acknowledged: () => readFileSync(acknowledged, 'utf8').split('\n').filter(Boolean),
  };
}
