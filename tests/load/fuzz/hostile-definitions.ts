/**
 * Hostile questionnaires from a seed: what ships, mutated; text that is hardly JSON; and files written to break a reader.
 * `checkHostileDefinitions` runs them through what `npm run survey:check` runs: none may crash it or keep it for a second.
 */
import { readdirSync, readFileSync } from 'node:fs';

import { chanceFrom } from '../../../src/embedded/demo/random.ts';
import type { Chance } from '../../../src/embedded/demo/random.ts';
import { Checker } from '../../../src/questionnaires/check/checker.ts';
import { horrors } from './horrors.ts';
import { mutated, scratched } from './mutate.ts';
import { sampler } from './sampler.ts';

export interface HostileDefinition {
  readonly name: string;
  readonly text: string;
}

export function* hostileDefinitions(seed: number, count: number): Generator<HostileDefinition> {
  const chance = chanceFrom(`hostile definitions ${seed}`);
  const bases = [...shipped(), sampler];
  const names = Object.keys(horrors);
  for (let number = 0; number < count; number += 1) {
    // Every horror once before chance decides.
    const name =
      number < names.length ? names[number] : chance.happens(0.3) ? names[chance.whole(names.length)] : undefined;
    const horror = name === undefined ? undefined : horrors[name];
    yield horror ? { name: `${number} ${name}`, text: written(horror(chance)) } : broken(number, bases, chance);
  }
}

function broken(number: number, bases: readonly unknown[], chance: Chance): HostileDefinition {
  const base = bases[chance.whole(bases.length)];
  if (chance.happens(0.2)) return { name: `${number} scratched`, text: scratched(JSON.stringify(base), chance) };
  return { name: `${number} mutated`, text: written(mutated(base, chance)) };
}

function shipped(): unknown[] {
  const folder = new URL('../../../surveys/', import.meta.url);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => JSON.parse(readFileSync(new URL(`${name}/v1.json`, folder), 'utf8')) as unknown);
}

function written(made: unknown): string {
  return typeof made === 'string' ? made : JSON.stringify(made);
}

export interface HostileOutcome {
  readonly checked: number;
  /** Names of files at which the check itself fell over, ran out of memory, or gave no report. */
  readonly crashed: string[];
  /** Files that kept the thread busy for more than a second. */
  readonly slow: { readonly name: string; readonly milliseconds: number }[];
  readonly milliseconds: { readonly median: number; readonly most: number };
}

const patience = 20;
const slowFrom = 1_000;

export async function checkHostileDefinitions(wish: { seed: number; count: number }): Promise<HostileOutcome> {
  const checker = new Checker(patience);
  // The first check also loads survey-core; no file is to blame for that.
  await checker.check(Buffer.from('{}'));
  const crashed: string[] = [];
  const times: { name: string; milliseconds: number }[] = [];
  for (const { name, text } of hostileDefinitions(wish.seed, wish.count)) {
    const { report, milliseconds } = await checker.measure(Buffer.from(text));
    times.push({ name, milliseconds: Math.round(milliseconds) });
    const { gaveUp } = report;
    if (gaveUp && gaveUp.because !== 'time') crashed.push(name);
  }
  await checker.close();
  const sorted = times.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  return {
    checked: times.length,
    crashed,
    slow: times.filter(({ milliseconds }) => milliseconds > slowFrom),
    milliseconds: { median: sorted[Math.floor(sorted.length / 2)] ?? 0, most: sorted.at(-1) ?? 0 },
  };
}
