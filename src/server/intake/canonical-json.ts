import { createHash } from 'node:crypto';
import type { Answers } from '../../domain/form/form.ts';

/**
 * One text for equal answers, whatever order they arrived in: keys sorted, lists kept as they are, because the order of
 * a ranking is its answer.
 */
export function canonicalJson(answers: Answers): string {
  return JSON.stringify(answers, (_, value: unknown) => (isRecord(value) ? sortedByKey(value) : value));
}

/** Tells “the same answers again” from “other answers under the same id”; SHA-256 in hex. */
export function digestOf(canonical: string): string {
  return createHash('sha256').update(canonical).digest('hex');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sortedByKey(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
