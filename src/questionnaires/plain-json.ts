/** A private copy of whatever was handed in, plain JSON of bounded size, so that nothing later can hang or be fooled. */
export interface JsonObject {
  readonly [key: string]: Json;
}
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

const deepest = 40;
const mostParts = 40_000;
const longestText = 20_000;

/** Null where the input is no plain JSON object or is larger than any questionnaire. */
export function plainObject(input: unknown): JsonObject | null {
  const budget = { left: mostParts };
  try {
    const copy = plainCopy(input, budget, 0);
    return isObject(copy) ? copy : null;
  } catch {
    return null;
  }
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function plainCopy(value: unknown, budget: { left: number }, depth: number): Json {
  budget.left -= 1;
  if (budget.left < 0 || depth > deepest) throw new RangeError('larger than any questionnaire');
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value === 'string' && value.length <= longestText) return value;
  if (Array.isArray(value)) return value.map((member: unknown) => plainCopy(member, budget, depth + 1));
  if (typeof value !== 'object') throw new TypeError('no JSON');
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  if (entries.some(([key]) => isDangerous(key))) throw new TypeError('key of the language itself');
  return Object.fromEntries(entries.map(([key, part]) => [key, plainCopy(part, budget, depth + 1)]));
}

/** `__proto__`, `constructor`, `toString` …: words that every object already answers to. */
export function isDangerous(name: string): boolean {
  return name === 'prototype' || name in Object.prototype;
}
