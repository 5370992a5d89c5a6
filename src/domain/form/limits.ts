/** Limits of numbers and dates that depend on answers or on the day. */
import { isDay } from './check-text.ts';
import { dayOf } from './expression-format.ts';
import type { Logic } from './form.ts';
import type { Part } from './insertions.ts';
import { evaluate, type Scope } from './logic.ts';
import { isNumeric, toNumber } from './loose-values.ts';

interface Limited {
  readonly input?: string;
  readonly minimumIs?: Logic;
  readonly maximumIs?: Logic;
}

export function withLimits(part: Part, scope: Scope): Part {
  const { input, minimumIs, maximumIs } = part as Limited;
  if (minimumIs === undefined && maximumIs === undefined) return part;
  return {
    ...part,
    ...(minimumIs !== undefined && { minimum: limitOf(evaluate(minimumIs, scope), input) }),
    ...(maximumIs !== undefined && { maximum: limitOf(evaluate(maximumIs, scope), input) }),
  };
}

/** What is no number or no day is no limit. */
function limitOf(value: unknown, input: string | undefined): number | string | undefined {
  if (input === 'number') return isNumeric(value) ? toNumber(value) : undefined;
  const day = value instanceof Date ? dayOf(value) : value;
  return isDay(day) ? (day as string) : undefined;
}
