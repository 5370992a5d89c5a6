/** A private copy of whatever was handed in, plain JSON of bounded size, so that nothing later can hang or be fooled. */
import { accepted, refused, type Result } from '../domain/result.ts';
import type { DefinitionProblem } from './problem.ts';

export interface JsonObject {
  readonly [key: string]: Json;
}
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

const deepest = 40;
const mostParts = 40_000;
const longestText = 20_000;
/** Pictures inside the definition that no page of ours shows: only their beginning is kept. */
const unseen = new Set(['logo', 'backgroundImage']);

/** Refused where the input is no plain JSON object, says which part is larger than in any questionnaire. */
export function readPlainObject(input: unknown): Result<JsonObject, DefinitionProblem> {
  try {
    const copy = plainCopy(input, { budget: { left: mostParts }, place: '', depth: 0 });
    return isObject(copy) ? accepted(copy) : refused({ place: '', code: 'not_a_definition' });
  } catch (reason) {
    return refused(reason instanceof NotPlain ? reason.problem : { place: '', code: 'not_a_definition' });
  }
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

interface At {
  readonly budget: { left: number };
  readonly place: string;
  readonly depth: number;
}

class NotPlain extends Error {
  readonly problem: DefinitionProblem;

  constructor(problem: DefinitionProblem) {
    super(problem.code);
    this.problem = { ...problem, place: problem.place.slice(0, 300) };
  }
}

function plainCopy(value: unknown, at: At): Json {
  const { budget, place, depth } = at;
  budget.left -= 1;
  if (budget.left < 0) throw new NotPlain({ place, code: 'too_large', detail: String(mostParts), property: 'parts' });
  if (depth > deepest) throw new NotPlain({ place, code: 'too_large', detail: String(deepest), property: 'depth' });
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value === 'string') return plainText(value, place);
  if (typeof value !== 'object') throw new NotPlain({ place, code: 'not_a_definition' });
  const next = (part: unknown, step: string) => plainCopy(part, { budget, place: place + step, depth: depth + 1 });
  if (Array.isArray(value)) return value.map((member: unknown, index) => next(member, `[${index}]`));
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  const reserved = entries.find(([key]) => isDangerous(key))?.[0];
  if (reserved !== undefined) throw new NotPlain({ place, code: 'reserved_key', detail: reserved });
  return Object.fromEntries(
    entries.map(([key, part]) => [
      key,
      typeof part === 'string' && unseen.has(key)
        ? part.slice(0, longestText)
        : next(part, place === '' ? key : `.${key}`),
    ]),
  );
}

function plainText(text: string, place: string): string {
  if (text.length <= longestText) return text;
  throw new NotPlain({ place, code: 'too_large', detail: String(longestText), property: 'text' });
}

/** `__proto__`, `constructor`, `toString` …: words that every object already answers to. */
export function isDangerous(name: string): boolean {
  return name === 'prototype' || name in Object.prototype;
}
