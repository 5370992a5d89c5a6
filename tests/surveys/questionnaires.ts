/** Every questionnaire that ships, with its examples: found in the folder, so that a new one cannot be forgotten. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answers } from '../../src/domain/form/form.ts';
import { compileQuestionnaire, type CompiledQuestionnaire } from '../../src/questionnaires/index.ts';

const folder = join(import.meta.dirname, '../../surveys');

export interface Examples {
  /** The date on which the answers are given. */
  readonly today: string;
  readonly pass: readonly { readonly because: string; readonly answers: Answers; readonly eligible: boolean }[];
  readonly fail: readonly {
    readonly because: string;
    readonly answers: unknown;
    readonly question: string;
    readonly code: string;
  }[];
}

/** `resident/v1`, … */
export const versions: readonly string[] = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => readdirSync(join(folder, name)).map((file) => `${name}/${file}`))
  .filter((file) => /\/v\d+\.json$/.test(file))
  .map((file) => file.replace(/\.json$/, ''));

export function definitionOf(version: string): unknown {
  return json(`${version}.json`);
}

export function examplesOf(version: string): Examples {
  return json(`${version}.examples.json`) as Examples;
}

export function publishedDigests(): Readonly<Record<string, string>> {
  return json('published.json') as Record<string, string>;
}

export function compiled(version: string): CompiledQuestionnaire {
  const outcome = compileQuestionnaire(definitionOf(version));
  if (!outcome.ok) throw new Error(`${version} does not compile: ${JSON.stringify(outcome.problem)}`);
  return outcome.value;
}

function json(file: string): unknown {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'));
}
